package content

import "time"

// A State is what a post is at a moment.
type State int

const (
	Live      State = iota
	Expired         // its time is over
	Embargoed       // its time has not come
	Draft           // not ready
	Withdrawn       // taken back
)

func (s State) String() string {
	return [...]string{"live", "expired", "embargoed", "draft", "withdrawn"}[s]
}

// State returns the post's state at a moment. Where several hold it is the
// strictest: withdrawn, draft, embargoed, expired, live.
func (p *Post) State(now time.Time) State {
	switch {
	case p.Status == StatusWithdrawn || p.Withdrawn != nil:
		return Withdrawn
	case p.Status == StatusDraft:
		return Draft
	case now.Before(p.Publish):
		return Embargoed
	case p.over(now):
		return Expired
	}
	return Live
}

func (p *Post) over(now time.Time) bool {
	end := p.End()
	return !end.IsZero() && !now.Before(end)
}

// End is the first moment at which the post is no longer offered: when it expires, or
// earlier, when the rights of a medium or a claim of any language run out, since what
// is shared is the same post. The zero time is never.
func (p *Post) End() time.Time {
	end := p.Expires
	for _, e := range p.Editions {
		for i := range e.Media {
			end = sooner(end, e.Media[i].Rights.Until)
		}
		for i := range e.Claims {
			end = sooner(end, e.Claims[i].Until)
		}
	}
	return end
}

// sooner is the earlier of two ends, of which each may be none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// NeverOut reports whether a post was taken back before its time had come, so that
// nobody may learn of it.
func (p *Post) NeverOut(now time.Time) bool {
	w := p.Withdrawn
	return now.Before(p.Publish) || w != nil && !w.On.IsZero() && w.On.Before(p.Publish)
}
