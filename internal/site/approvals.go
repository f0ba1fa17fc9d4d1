package site

import (
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

// Offered is the hub with what may be shown at a moment: where it asks for approvals,
// what they approve. Nothing else of a post can reach a page of it.
func (h *Hub) Offered(now time.Time) (*Hub, problem.List) {
	return h.approved(Options{Now: now})
}

// approved is the hub that is planned. A preview shows what waits, too, and says so.
func (h *Hub) approved(o Options) (*Hub, problem.List) {
	offer, problems := approvals.For(h.Files, h.Library, h.Settings, o.Now)
	hub := *h
	hub.standings, hub.written = offer.Standings, h.Library
	if !o.Preview && !o.Unapproved {
		hub.Library = offer.Library
	}
	return &hub, problems
}

// approvals counts what waits in a library as it is written, and notes when approvals end.
func (r *Report) approvals(l *content.Library, standings map[approvals.Key]approvals.Standing) {
	for _, p := range l.Posts {
		if state := p.State(r.Now); state != content.Live && state != content.Embargoed {
			continue
		}
		for _, e := range p.Editions {
			s := standings[approvals.Key{Post: p.ID, Lang: e.Lang}]
			switch s.Status {
			case approvals.Withheld:
				r.Withheld++
			case approvals.Waiting:
				r.Waiting++
			}
			if !s.Until.IsZero() {
				r.changes(s.Until)
			}
		}
	}
}

// approvalsEnd is when the first approval of a post that is offered ends; zero: never.
func (p *planner) approvalsEnd(post *content.Post) time.Time {
	var end time.Time
	for _, e := range post.Editions {
		s := p.standings[approvals.Key{Post: post.ID, Lang: e.Lang}]
		if !s.Until.IsZero() && (end.IsZero() || s.Until.Before(end)) {
			end = s.Until
		}
	}
	return end
}

// An approval is what a page says of who approved it.
type approval struct {
	approvals.Standing
	preview bool
}

func (p *planner) approval(post *content.Post, lang string) approval {
	return approval{p.standings[approvals.Key{Post: post.ID, Lang: lang}], p.options.Preview}
}

func (a approval) key(k *Key) {
	k.Int(int(a.Status))
	k.Text(a.Teams...)
	k.Time(a.On)
}

// waits reports whether a newer version waits than the one that is shown.
func (a approval) waits() bool { return a.Status == approvals.Waiting && !a.preview }

// missing reports whether a preview shows what is not approved.
func (a approval) missing() bool {
	return a.preview && (a.Status == approvals.Waiting || a.Status == approvals.Withheld)
}

// view names teams, never people.
func (a approval) view() *Approval {
	if a.Status == approvals.Free || a.missing() {
		return nil
	}
	return &Approval{Teams: strings.Join(a.Teams, ", "), On: a.On, Waits: a.waits()}
}

// Approval says who approved what a page shows, and when.
type Approval struct {
	Teams string
	On    time.Time
	Waits bool // a newer version waits
}
