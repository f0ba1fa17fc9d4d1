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
	case !p.Expires.IsZero() && !now.Before(p.Expires):
		return Expired
	}
	return Live
}

// NeverOut reports whether a post was taken back before its time had come, so that
// nobody may learn of it.
func (p *Post) NeverOut(now time.Time) bool {
	w := p.Withdrawn
	return now.Before(p.Publish) || w != nil && !w.On.IsZero() && w.On.Before(p.Publish)
}
