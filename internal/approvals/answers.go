package approvals

import (
	"errors"
	"fmt"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
)

// An answer from outside belongs to the commit of the branch at which it was recorded, and
// is judged by its settings. One that was recorded elsewhere, such as in a clone with a
// branch of its own, belongs to what brings the bytes that it is on.

// answered reports whether an answer was recorded at a commit of the step.
func (s step) answered(a Attestation) bool {
	return slices.ContainsFunc(s.commits, func(made *git.Commit) bool { return made.Hash == a.Commit })
}

// elsewhere are the answers that belong to no commit of the branch.
func (c *collector) elsewhere(changed bool) (list []Attestation) {
	for _, a := range c.Attestations {
		if _, on := c.place[a.Commit]; changed && !on {
			list = append(list, a)
		}
	}
	return list
}

// answers judges those that were recorded at commits of a step.
func (c *collector) answers(s step) error {
	for _, a := range c.Attestations {
		if !s.answered(a) {
			continue
		}
		if err := c.answer(step{commits: s.commits}, a); err != nil {
			return fmt.Errorf("judge the attestation on %s.%s: %w", a.Post, a.Lang, err)
		}
	}
	return nil
}

func (c *collector) answer(s step, a Attestation) error {
	here, err := c.at(a.Commit)
	if err != nil || here.broken || !slices.Contains(here.settings.Approvals.Sources, config.FromAttestations) {
		return err
	}
	for _, p := range here.posts {
		e, written := p.In(a.Lang)
		forms := here.forms[Key{p.ID, a.Lang}]
		if !written || !a.isOn(forms) {
			continue
		}
		q := c.question(here.settings, p, forms)
		q.brought = func(made github.Commit) bool { return c.brought(made, here, q.ids, e.Lang) }
		decisions, notes := q.attested([]Attestation{a}, forms)
		v := c.verdict(q, p, e, forms, decisions, notes)
		c.found.state.said(forms, decisions)
		if err := errors.Join(c.failed, c.conclude(v, s, here, p, e)); err != nil {
			return err
		}
	}
	return nil
}

func (a Attestation) isOn(forms []form) bool {
	return slices.ContainsFunc(forms, func(f form) bool { return f.digest == a.Digest })
}
