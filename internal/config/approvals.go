package config

import (
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/yaml"
)

// Approvals say whose consent a post needs before it is offered.
type Approvals struct {
	Require  bool
	Sources  []string       // of ApprovalSources: where consent is looked for
	Covers   string         // share, or file: with the briefing
	ValidFor time.Duration  // 0: for ever
	Teams    []Team         // in file order
	Rules    []ApprovalRule // all that apply to a post must be met; none that applies: nobody can approve it
}

// The places where consent can be found.
const (
	FromGitHub       = "github"      // reviews of pull requests
	FromTrailers     = "trailers"    // Approved-by: lines of commits
	FromAttestations = "attestation" // answers that were recorded
)

// ApprovalSources are all places.
var ApprovalSources = []string{FromGitHub, FromTrailers, FromAttestations}

// A Team is people who approve, each by login or address.
type Team struct {
	ID      string
	Members []string // in lower case, without @ in front
}

// Has reports whether a login or an address is that of a member; case makes no difference.
func (t Team) Has(name string) bool {
	return name != "" && slices.Contains(t.Members, strings.ToLower(name))
}

// Asked reports whether there is anything that has to be approved, or will have to be.
func (a *Approvals) Asked() bool { return a.Require || len(a.Rules) > 0 }

// Team returns the team of that id.
func (a *Approvals) Team(id string) (Team, bool) {
	return find(a.Teams, id, func(t Team) string { return t.ID })
}

type approvals struct {
	Require  bool               `yaml:"require"`
	Source   sources            `yaml:"source"`
	Covers   string             `yaml:"covers"`
	ValidFor string             `yaml:"valid_for"`
	Teams    ordered[[]string]  `yaml:"teams"`
	Rules    list[approvalRule] `yaml:"rules"`
}

// sources is a word, or a list of them.
type sources []string

// UnmarshalYAML takes either.
func (s *sources) UnmarshalYAML(n *yaml.Node) error {
	if isText(n) {
		*s = sources{n.Value}
		return nil
	}
	return yaml.DecodeNode(n, (*[]string)(s))
}

// Forms are those of yaml.Former.
func (sources) Forms() []any { return []any{yaml.Words(ApprovalSources), []string{}} }

// approvals come after topics, languages and entities, which rules name.
func (r *reader) approvals() {
	written, a := r.file.Approvals, &r.settings.Approvals
	a.Require = written.Require
	a.Covers = r.oneOf(path{"approvals", "covers"}, written.Covers, "share", "file")
	a.ValidFor = r.validFor(written.ValidFor)
	for i, source := range written.Source {
		if !slices.Contains(ApprovalSources, source) {
			r.wrong(path{"approvals", "source"}, "source %q is not known", source).Cure = yaml.Suggest(source, ApprovalSources)
		} else if !slices.Contains(written.Source[:i], source) {
			a.Sources = append(a.Sources, source)
		}
	}
	r.teams(written.Teams)
	for i, rule := range written.Rules {
		r.approvalRule(path{"approvals", "rules", i}, rule)
	}
	r.approvable()
}

func (r *reader) validFor(written string) time.Duration {
	valid, err := duration(written)
	if err != nil {
		r.wrong(path{"approvals", "valid_for"}, "%v", err).Cure = "write a number of days such as 365d, or 0 for ever"
	}
	return valid
}

func (r *reader) teams(written ordered[[]string]) {
	for _, id := range written.keys {
		at, team := path{"approvals", "teams", id}, Team{ID: id}
		r.identifier(at, id)
		for i, member := range written.values[id] {
			name := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(member), "@"))
			if name == "" || strings.ContainsAny(name, " \t<>,/") {
				r.wrong(at.to(i), "found member %q", member).Cure = "write a login or an address; of a GitHub team each member"
				continue
			}
			team.Members = append(team.Members, name)
		}
		if len(written.values[id]) == 0 {
			r.wrong(at, "team %q has no member", id).Cure = "name at least one, by login or address"
		}
		r.settings.Approvals.Teams = append(r.settings.Approvals.Teams, team)
	}
}

// approvable checks that approvals which are required can be given.
func (r *reader) approvable() {
	a := r.settings.Approvals
	if !a.Require {
		return
	}
	if len(a.Rules) == 0 {
		r.wrong(path{"approvals"}, "approvals are required, and no rule says whose").Cure =
			"write teams and rules, such as rules: [{team: legal, count: 1}]"
	}
	if len(r.file.Approvals.Source) == 0 {
		r.wrong(path{"approvals", "source"}, "approvals are required, and they are looked for nowhere").Cure =
			"write one or more of " + strings.Join(ApprovalSources, ", ")
	}
	for _, e := range r.settings.Entities {
		for i, team := range e.Reviewers {
			if _, known := a.Team(team); !known {
				r.wrong(path{"entities", e.ID, "reviewers", i}, "there is no team %q", team).Cure =
					"write it in approvals: teams"
			}
		}
	}
}
