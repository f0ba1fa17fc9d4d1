package config

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/yaml"
)

// An ApprovalRule says how many of a team have to approve which posts. A list that is
// empty holds for all posts; of the others one item has to fit.
type ApprovalRule struct {
	Team      string
	Count     int // at least 1
	Topics    []string
	Languages []string
	Entities  []string
	Paths     []string // files, or folders with all below them
}

// ApprovalRules returns the rules that apply to an edition: those of the hub, and one for each team
// that reviews its entity.
func (s *Settings) ApprovalRules(lang, entity string, topics, files []string) []ApprovalRule {
	var rules []ApprovalRule
	for _, rule := range s.Approvals.Rules {
		if fits(rule.Topics, topics...) && fits(rule.Languages, lang) && fits(rule.Entities, entity) &&
			(len(rule.Paths) == 0 || slices.ContainsFunc(files, rule.covers)) {
			rules = append(rules, rule)
		}
	}
	if e, ok := s.Entity(entity); ok {
		for _, team := range e.Reviewers {
			rules = append(rules, ApprovalRule{Team: team, Count: 1})
		}
	}
	return rules
}

// DecidedBy are the settings with the teams, rules and reviewers of others.
func (s *Settings) DecidedBy(others *Settings) *Settings {
	with := *s
	with.Approvals, with.Entities = others.Approvals, slices.Clone(s.Entities)
	for i := range with.Entities {
		e, _ := others.Entity(with.Entities[i].ID)
		with.Entities[i].Reviewers = e.Reviewers
	}
	return &with
}

// fits reports whether one of the values is wanted; an empty list wants all.
func fits(wanted []string, values ...string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(values, func(v string) bool { return slices.Contains(wanted, v) })
}

func (rule ApprovalRule) covers(file string) bool {
	return slices.ContainsFunc(rule.Paths, func(p string) bool {
		return p == "." || p == file || strings.HasPrefix(file, p+"/")
	})
}

type approvalRule struct {
	Team      string   `yaml:"team"`
	Count     *int     `yaml:"count"`
	Topics    []string `yaml:"topics"`
	Languages []string `yaml:"languages"`
	Entities  []string `yaml:"entities"`
	Paths     []string `yaml:"paths"`
}

func (r *reader) approvalRule(at path, written approvalRule) {
	rule := ApprovalRule{
		Team: written.Team, Count: 1, Topics: written.Topics, Languages: written.Languages, Entities: written.Entities,
	}
	team, known := r.settings.Approvals.Team(written.Team)
	if !known {
		r.wrong(at.to("team"), "there is no team %q", written.Team).Cure =
			yaml.Suggest(written.Team, r.file.Approvals.Teams.keys)
	}
	if written.Count != nil {
		rule.Count = *written.Count
	}
	if most := len(team.Members); rule.Count < 1 || known && rule.Count > most {
		r.wrong(at.to("count"), "found count %d, the team has %d", rule.Count, most).Cure = "write how many of the team have to approve"
		rule.Count = max(rule.Count, 1)
	}
	r.known(at.to("topics"), rule.Topics, r.file.Topics.keys)
	r.known(at.to("entities"), rule.Entities, r.file.Entities.keys)
	for i, lang := range rule.Languages {
		r.language(at.to("languages", i), lang)
	}
	for i, name := range written.Paths {
		if name = strings.TrimSuffix(name, "/"); !fs.ValidPath(name) {
			r.wrong(at.to("paths", i), "found path %q", written.Paths[i]).Cure =
				"write a file or folder such as content/posts/law"
		}
		rule.Paths = append(rule.Paths, name)
	}
	r.settings.Approvals.Rules = append(r.settings.Approvals.Rules, rule)
}

func (r *reader) known(at path, ids, known []string) {
	for i, id := range ids {
		if !slices.Contains(known, id) {
			r.wrong(at.to(i), "%s %q is not known", at[len(at)-1], id).Cure = yaml.Suggest(id, known)
		}
	}
}
