package approvals

import (
	"io/fs"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

const rule = "approvals"

// An Offer is what of a library may be shown.
type Offer struct {
	Library   *content.Library
	Standings map[Key]Standing // of every edition that was written; nil: no approvals are asked for
}

// For reads the ledger and applies it, where the hub asks for approvals. A ledger that
// can't be read is an error, and withholds every post.
func For(files fs.FS, l *content.Library, s *config.Settings, now time.Time) (Offer, problem.List) {
	if !s.Approvals.Require {
		return Offer{Library: l}, nil
	}
	ledger, err := Read(files)
	if err != nil {
		offer := Apply(l, &Ledger{}, s, now)
		return offer, problem.List{problem.Errorf(problem.Position{File: ledgerFile}, rule, "%v", err).
			WithCure("nothing is offered until it can be read: collect again with portevoix approvals collect")}
	}
	return Apply(l, ledger, s, now), nil
}

// Apply says what of a library is offered at a moment: editions that are approved as they
// are, the last approved version of others, and nothing of those that never were. Posts
// that were taken back stay so; that needs nobody's consent. Where a version waits, the
// stricter publish, expires and edit of both hold: to be more careful needs none either.
func Apply(l *content.Library, ledger *Ledger, s *config.Settings, now time.Time) Offer {
	offered := *l
	offered.Posts = nil
	o := Offer{Library: &offered, Standings: map[Key]Standing{}}
	for _, p := range l.Posts {
		a := applying{ledger, s, l, now, p}
		if kept := a.post(o.Standings); kept != nil {
			offered.Posts = append(offered.Posts, kept)
		}
	}
	return o
}

// applying is what happens to one post.
type applying struct {
	ledger   *Ledger
	settings *config.Settings
	library  *content.Library
	now      time.Time
	written  *content.Post
}

// post returns what is offered of the post; nil: nothing.
func (a applying) post(standings map[Key]Standing) *content.Post {
	offered := *a.written
	offered.Editions = nil
	for _, e := range a.written.Editions {
		shown, standing := a.edition(&offered, e)
		standings[Key{a.written.ID, e.Lang}] = standing
		if shown != nil {
			offered.Editions = append(offered.Editions, shown)
		}
	}
	if offered.Editions == nil {
		return nil
	}
	return &offered
}

func (a applying) edition(offered *content.Post, e *content.Edition) (*content.Edition, Standing) {
	forms := formsOf(a.settings, a.library, a.written, e.Lang)
	fits := func(entry Entry) bool { return a.holds(entry) && a.meets(entry, e) }
	if entry, ok := a.ledger.approving(forms, fits); ok {
		return e, a.standing(Approved, entry)
	}
	entry, ok := a.ledger.last(idsOf(a.written), e.Lang, a.stands)
	if !ok || !a.holds(entry) || entry.isOne(forms) || a.ledger.complete(entry) != nil {
		return nil, Standing{Status: Withheld}
	}
	shown, err := rebuild(offered, e, entry, a.settings.Zone)
	if err != nil {
		return nil, Standing{Status: Withheld}
	}
	return shown, a.standing(Waiting, entry)
}

// standing is in the hub's zone: its days are those of its readers.
func (a applying) standing(s Status, e Entry) Standing {
	return Standing{Status: s, Teams: e.teams(), On: e.At.In(a.settings.Zone), Until: e.Until}
}

// holds reports whether an entry counts. A post that was taken back was out while it did:
// people still have to learn of it.
func (a applying) holds(e Entry) bool { return e.holds(a.now) || a.withdrawn() }

// stands reports whether an entry was not ended, though its time may be over: no version
// comes back when one that was approved after it runs out.
func (a applying) stands(e Entry) bool { return e.Ended == "" && !e.At.After(a.now) || a.withdrawn() }

func (a applying) withdrawn() bool { return a.written.State(a.now) == content.Withdrawn }

// meets reports whether an entry is enough for the same bytes where the post stands now.
// Rules may have been changed since; a post that came under others by itself has to meet
// them.
func (a applying) meets(entry Entry, e *content.Edition) bool {
	scope := scopeOf(a.written, e)
	if scope.equal(entry.Scope) {
		return true
	}
	rules := a.settings.ApprovalRules(e.Lang, scope.Entity, scope.Topics, scope.Files)
	for _, rule := range rules {
		count := 0
		for _, approval := range entry.Approvals {
			if slices.Contains(approval.Teams, rule.Team) {
				count++
			}
		}
		if count < rule.Count {
			return false
		}
	}
	return len(rules) > 0
}

func scopeOf(p *content.Post, e *content.Edition) Scope {
	topics := slices.Clone(p.Topics)
	slices.Sort(topics)
	if topics == nil {
		topics = []string{}
	}
	return Scope{Entity: p.Entity, Files: []string{e.Source.Path}, Topics: topics}
}

func (s Scope) equal(other Scope) bool {
	return s.Entity == other.Entity && slices.Equal(s.Files, other.Files) && slices.Equal(s.Topics, other.Topics)
}
