package audit

import (
	"fmt"
	"io/fs"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/past"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// Gather reads the history of a hub.
func Gather(o Options) (*Record, error) {
	states, err := o.History.Between(o.From, o.To)
	if err != nil {
		return nil, err
	}
	g := newGatherer(o)
	for i, s := range states {
		until := o.To
		if i+1 < len(states) {
			until = states[i+1].Since
		}
		if err := g.state(s, until); err != nil {
			return nil, fmt.Errorf("read the hub of %s: %w", s.Since.Format(time.RFC3339), err)
		}
	}
	return g.finish(), nil
}

// A gatherer goes through the states of a hub in order of time.
type gatherer struct {
	Options
	*Record
	offers      *timeline[Offer]
	withdrawals *timeline[Withdrawal]
	freezes     *timeline[Freeze]
	rules       *timeline[Rule]
	unread      *timeline[Unread]

	current *stand
	looked  time.Time // for when it was looked at last
}

func newGatherer(o Options) *gatherer {
	return &gatherer{
		Options: o,
		Record: &Record{
			V: 1, Hub: o.Name, Address: o.Address, Program: o.Version, From: o.From.In(o.Zone), To: o.To.In(o.Zone),
			States: []State{}, words: o.Words, zone: o.Zone, files: map[string]file{},
		},
		offers: newTimeline[Offer](), withdrawals: newTimeline[Withdrawal](), freezes: newTimeline[Freeze](),
		rules: newTimeline[Rule](), unread: newTimeline[Unread](),
	}
}

func (g *gatherer) finish() *Record {
	g.Offers, g.Withdrawals, g.Freezes = g.offers.list(), g.withdrawals.list(), g.freezes.list()
	g.Rules, g.Unread = g.rules.list(), g.unread.list()
	return g.Record
}

// A stand is the hub as it was read.
type stand struct {
	*site.Hub
	ledger   *approvals.Ledger // nil: it can't be read
	problems problem.List
	key      string
	offered  []*content.Post // when it was looked at last: perhaps in an earlier version
}

// state goes through one state of the hub: what was published stayed as it was built,
// what was only committed is taken to have been published whenever something was due.
func (g *gatherer) state(s past.State, until time.Time) error {
	g.note(s)
	same, err := g.read(s)
	if err != nil {
		return err
	}
	start := latest(s.Since, g.Options.From)
	switch {
	case s.Deploy == nil:
		return g.lookOften(start, until, same)
	case same && len(g.current.due(g.looked, s.Since.Add(1))) == 0:
		return nil
	}
	return g.look(s.Since, start)
}

// lookOften looks whenever something is due and, unless the hub is the same as before, at
// the start.
func (g *gatherer) lookOften(start, until time.Time, same bool) error {
	if !same {
		if err := g.look(start, start); err != nil {
			return err
		}
	}
	for _, at := range g.current.due(start.Add(-1), until) {
		if err := g.look(at, at); err != nil {
			return err
		}
	}
	return nil
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (g *gatherer) note(s past.State) {
	noted := State{Since: s.Since.In(g.Zone), Commit: s.Commit, Data: s.Data}
	if d := s.Deploy; d != nil {
		noted.Address, noted.Run, noted.Program = d.Address, d.Run, d.Program
	}
	g.States = append(g.States, noted)
}

// read reads the hub of a state, unless it is the same as the one that was read last.
func (g *gatherer) read(s past.State) (same bool, err error) {
	key, err := g.History.Key(s, "content", "guidelines", "site", approvals.Folder)
	if err != nil || g.current != nil && g.current.key == key {
		return err == nil, err
	}
	files, err := g.History.Files(s)
	if err != nil {
		return false, err
	}
	hub, problems := site.Read(site.Source{Program: g.Options.Program, Hub: files})
	ledger, _ := approvals.Read(files) // where it can't be read, nothing is offered
	g.current = &stand{Hub: hub, ledger: ledger, problems: problems, key: key}
	return false, nil
}

// due are the moments, after one and before another, at which what is offered may change
// by itself.
func (s *stand) due(after, before time.Time) []time.Time {
	var moments []time.Time
	add := func(list ...time.Time) {
		for _, at := range list {
			if at.After(after) && at.Before(before) {
				moments = append(moments, at)
			}
		}
	}
	for _, p := range slices.Concat(s.Library.Posts, s.offered) {
		add(p.Publish, p.End())
	}
	for _, f := range s.Settings.Freezes {
		add(f.From, f.Until)
	}
	if s.ledger != nil {
		for _, e := range s.ledger.Entries {
			add(e.At, e.Until)
		}
	}
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal)
}

// readFile reads a file of the hub as it was.
func (s *stand) readFile(name string) ([]byte, error) { return fs.ReadFile(s.Files, name) }
