package site

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// Soon is how far ahead a report looks for posts that expire.
const Soon = 14 * 24 * time.Hour

// A Report says what stands in the site and what will change by itself. It is for
// the people who build: of posts whose time has not come it says how many and when.
type Report struct {
	Now        time.Time   `json:"now"`
	Live       int         `json:"live"`
	Embargoed  []time.Time `json:"embargoed"` // when each begins, soonest first
	Expiring   []Expiry    `json:"expiring"`  // live posts whose time is over soon
	Expired    []string    `json:"expired"`
	Withdrawn  []string    `json:"withdrawn"`
	Drafts     int         `json:"drafts"`
	Withheld   int         `json:"withheld"`    // editions that nobody approved
	Waiting    int         `json:"waiting"`     // editions of which an earlier version is offered
	Freezes    []string    `json:"freezes"`     // that hold now, by id
	NextChange *time.Time  `json:"next_change"` // when the site changes by itself; nil: never
}

// Expiry is the end of a post.
type Expiry struct {
	Post string    `json:"post"`
	On   time.Time `json:"on"`
}

func newReport(l *content.Library, now time.Time) Report {
	r := Report{
		Now: now, Embargoed: []time.Time{}, Expiring: []Expiry{},
		Expired: []string{}, Withdrawn: []string{}, Freezes: []string{},
	}
	for _, p := range l.Posts {
		switch p.State(now) {
		case content.Live:
			r.Live++
			r.ends(p, now)
		case content.Embargoed:
			r.Embargoed = append(r.Embargoed, p.Publish)
			r.changes(p.Publish)
		case content.Expired:
			r.Expired = append(r.Expired, p.ID)
		case content.Withdrawn:
			r.Withdrawn = append(r.Withdrawn, p.ID)
		case content.Draft:
			r.Drafts++
		}
	}
	slices.SortFunc(r.Embargoed, time.Time.Compare)
	slices.SortStableFunc(r.Expiring, func(a, b Expiry) int { return a.On.Compare(b.On) })
	return r
}

func (r *Report) ends(p *content.Post, now time.Time) {
	end := p.End()
	if end.IsZero() {
		return
	}
	r.changes(end)
	if end.Sub(now) <= Soon {
		r.Expiring = append(r.Expiring, Expiry{p.ID, end})
	}
}

func (r *Report) changes(at time.Time) {
	if r.NextChange == nil || at.Before(*r.NextChange) {
		r.NextChange = &at
	}
}
