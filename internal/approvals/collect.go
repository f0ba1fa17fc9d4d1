package approvals

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
)

// Evidence is all that approvals are found in.
type Evidence struct {
	Branch       []*git.Commit   // oldest first
	Changed      map[string]bool // commits that changed what can be approved; nil: any may have
	Pulls        map[int]github.Facts
	Attestations []Attestation

	// Files returns the hub at a commit, also at one that was reviewed and never merged.
	Files func(ctx context.Context, commit string) (fs.FS, error)
}

// Open is an edition of the newest commit that is not approved.
type Open struct {
	Digest string `json:"digest"`
	Lang   string `json:"lang"`
	Post   string `json:"post"`
	Reason string `json:"reason"`
}

// A Collection is what was found.
type Collection struct {
	Ledger   *Ledger
	Media    map[string][]byte // approved files, by path in the hub
	Approved int               // editions of the newest commit
	Open     []Open            // the others
	state    state
}

// Collect goes along the branch and judges each step. What is known of earlier steps is
// kept if nothing that was found there has changed since; zero values: nothing is known.
func Collect(ctx context.Context, e Evidence, known Collection) (Collection, error) {
	c := newCollector(ctx, e)
	all := stepsOf(e.Branch, e.Pulls)
	steps, err := c.resume(all, known)
	if err != nil {
		return Collection{}, err
	}
	for _, s := range steps {
		if err := c.step(s); err != nil {
			return Collection{}, fmt.Errorf("judge %s: %w", s.last().Hash, err)
		}
	}
	c.found.Ledger.sort()
	if err := c.open(); err != nil {
		return Collection{}, err
	}
	return c.found, nil
}

// A collector is one reading of a branch.
type collector struct {
	Evidence
	ctx       context.Context
	snapshots map[string]*snapshot // of the commits that are looked at
	marked    map[string]map[Key]string
	place     map[string]int    // of each commit on the branch
	people    people            // as far as the steps that were looked at tell
	reasons   map[string]string // why a digest is not approved
	found     Collection
	failed    error // to read what was reviewed
}

func newCollector(ctx context.Context, e Evidence) *collector {
	c := &collector{
		Evidence: e, ctx: ctx, snapshots: map[string]*snapshot{}, marked: map[string]map[Key]string{},
		people: people{}, place: map[string]int{}, reasons: map[string]string{},
		found: Collection{Ledger: &Ledger{}, Media: map[string][]byte{}},
	}
	for i, made := range e.Branch {
		c.place[made.Hash] = i
	}
	return c
}

// resume takes over what is known, and returns the steps that are not.
func (c *collector) resume(steps []step, known Collection) ([]step, error) {
	c.found.state = state{
		Schema: stateSchema, Authors: map[string][]string{}, Pulls: map[string][]int{},
		Decisions: map[string][]Decision{}, Names: map[string][]string{}, Recalled: map[string]int{},
	}
	if len(c.Branch) > 0 {
		c.found.state.Commit = c.Branch[len(c.Branch)-1].Hash
	}
	rest, found := from(steps, known.state.Commit)
	before := steps[:len(steps)-len(rest)]
	sum, err := evidenceSum(steps, c.Attestations)
	if err != nil {
		return nil, err
	}
	c.found.state.Evidence = sum
	if !found || known.Ledger == nil {
		return steps, nil
	}
	if sum, err = evidenceSum(before, c.Attestations); err != nil || sum != known.state.Evidence {
		return steps, err
	}
	c.found.Ledger.Entries = slices.Clone(known.Ledger.Entries)
	maps.Copy(c.found.state.Authors, known.state.Authors)
	maps.Copy(c.found.state.Pulls, known.state.Pulls)
	maps.Copy(c.found.state.Decisions, known.state.Decisions)
	maps.Copy(c.found.state.Names, known.state.Names)
	maps.Copy(c.found.state.Recalled, known.state.Recalled)
	for _, s := range before {
		c.meet(s)
	}
	for _, o := range known.state.Open {
		c.reasons[o.Digest] = o.Reason
	}
	return rest, nil
}

// step judges what a step brought, and what its reviews name besides.
func (c *collector) step(s step) error {
	c.meet(s)
	if !c.worth(s) {
		return nil
	}
	after, err := c.at(s.last().Hash)
	if err != nil {
		return err
	}
	before := &snapshot{broken: true, settings: &config.Settings{}}
	if s.before != "" {
		if before, err = c.at(s.before); err != nil {
			return err
		}
	}
	c.recalled(s, before, after)
	for _, p := range after.posts {
		for _, e := range p.Editions {
			if err := c.edition(s, before, after, p, e); err != nil {
				return err
			}
		}
	}
	if err := c.answers(s); err != nil {
		return err
	}
	c.forget(s.last().Hash)
	return c.failed
}

// worth reports whether a step can have changed or named anything.
func (c *collector) worth(s step) bool {
	return c.Changed == nil || s.pull != nil || slices.ContainsFunc(c.Attestations, s.answered) ||
		slices.ContainsFunc(s.commits, func(made *git.Commit) bool { return c.Changed[made.Hash] })
}

// edition judges one edition by the settings before the step, and keeps it if it is
// approved.
func (c *collector) edition(s step, before, after *snapshot, p *content.Post, e *content.Edition) error {
	key := Key{p.ID, e.Lang}
	forms := after.forms[key]
	changed := !before.hasAny(idsOf(p), e.Lang, forms) || before.withdrew(p) && !withdrawn(p)
	switch {
	case changed:
		c.wrote(s, forms)
	case !s.names(idsOf(p)):
		return nil
	}
	q := c.question(before.settings, p, forms)
	q.library, q.changed = after.library, changed
	q.seen = func(commit string) int { return c.seen(s, commit) }
	q.brought = func(made github.Commit) bool { return c.brought(made, after, q.ids, e.Lang) }
	q.same = func(commit string) bool { return c.had(commit, q.ids, e.Lang, forms) }
	v, err := c.judge(s, q, before, p, e, forms)
	if err != nil {
		return err
	}
	return c.conclude(v, s, after, p, e)
}

func (c *collector) question(settings *config.Settings, p *content.Post, forms []form) question {
	return question{
		ids: idsOf(p), settings: settings, authors: c.authorsOf(forms), pulls: c.pullsOf(forms),
		people: c.people, place: c.place,
	}
}

// judge asks all sources, and holds all that was ever said of the bytes against the rules.
// Where another commit's settings have to agree, both verdicts have to approve. In doubt
// nothing that a step brings is approved; whoever holds it does.
func (c *collector) judge(
	s step, q question, before *snapshot, p *content.Post, e *content.Edition, forms []form,
) (Verdict, error) {
	if before.broken {
		return Verdict{Reason: "the settings before it can't be read: nobody had said who approves"}, nil
	}
	decisions, notes := c.decisions(s, q, forms)
	if s.doubt != "" {
		decisions = slices.DeleteFunc(decisions, func(d Decision) bool { return d.Approve })
	}
	defer c.found.state.said(forms, decisions)
	v := c.verdict(q, p, e, forms, decisions, notes)
	switch {
	case s.doubt != "":
		return Verdict{Reason: s.doubt, Against: v.Against}, nil
	case s.also == "" || s.also == s.before || v.Approvals == nil:
		return v, nil
	}
	other, err := c.at(s.also)
	if err != nil {
		return v, err
	}
	if other.broken {
		return Verdict{Reason: "the settings of its pull request's base can't be read"}, nil
	}
	q.settings = other.settings
	decisions, notes = c.decisions(s, q, forms)
	if w := c.verdict(q, p, e, forms, decisions, notes); w.Approvals == nil {
		return w, nil
	}
	return v, nil
}

// verdict holds some decisions, with those of earlier steps that still count, against the
// rules.
func (c *collector) verdict(
	q question, p *content.Post, e *content.Edition, forms []form, decisions []Decision, notes []string,
) Verdict {
	recalled := c.found.state.recalledAt(p)
	var counted []Decision
	for _, d := range slices.Concat(c.found.state.saidOf(forms), decisions) {
		if d.Approve && d.Seen < recalled {
			notes = append(notes, d.By+" did not see that it had been taken back")
			continue
		}
		counted = append(counted, d)
	}
	return c.people.judge(rulesFor(q.settings, p, e), q.settings.Approvals.ValidFor, counted, notes)
}

// said keeps what was said of an edition.
func (s state) said(forms []form, decisions []Decision) {
	if digest := forms[0].digest; len(decisions) > 0 {
		s.Decisions[digest] = slices.Concat(s.Decisions[digest], decisions)
	}
}

// saidOf is what was said of an edition under any of its ids.
func (s state) saidOf(forms []form) (all []Decision) {
	for _, f := range forms {
		all = append(all, s.Decisions[f.digest]...)
	}
	return all
}

// meet learns who is who from a step.
func (c *collector) meet(s step) {
	if s.pull != nil {
		c.people.meet(*s.pull)
	}
}

func rulesFor(s *config.Settings, p *content.Post, e *content.Edition) []config.ApprovalRule {
	scope := scopeOf(p, e)
	return s.ApprovalRules(e.Lang, scope.Entity, scope.Topics, scope.Files)
}

// decisions are those of the sources that the settings name.
func (c *collector) decisions(s step, q question, forms []form) (all []Decision, notes []string) {
	add := func(decisions []Decision, more []string) {
		all, notes = append(all, decisions...), append(notes, more...)
	}
	for _, source := range q.settings.Approvals.Sources {
		switch {
		case source == config.FromGitHub && s.pull != nil:
			add(q.reviews(*s.pull))
		case source == config.FromTrailers:
			add(q.trailers(s.commits))
		case source == config.FromAttestations:
			add(q.attested(c.elsewhere(q.changed), forms))
		}
	}
	return all, notes
}

// names reports whether a review of the step names one of the ids.
func (s step) names(ids []string) bool {
	return s.pull != nil && slices.ContainsFunc(s.pull.Reviews, func(r github.Review) bool {
		body := strings.ToLower(r.Body)
		return slices.ContainsFunc(ids, func(id string) bool { return strings.Contains(body, id) })
	})
}
