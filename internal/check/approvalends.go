package check

import (
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/content"
)

const renewal = 14 * 24 * time.Hour // what people need to approve again

// approvalsThatEnd tells of editions that are to be offered for longer than they are approved.
func (f *finder) approvalsThatEnd() {
	offer, _ := approvals.For(f.Files, f.Library, f.Settings, f.Now) // its problems are the plan's
	for _, p := range f.current() {
		for _, e := range p.Editions {
			f.approvalEnds(p, e, offer.Standings[approvals.Key{Post: p.ID, Lang: e.Lang}].Until)
		}
	}
}

func (f *finder) approvalEnds(p *content.Post, e *content.Edition, end time.Time) {
	if !f.endsEarly(p, end) || end.Sub(f.Now) > renewal {
		return
	}
	f.warn(e.Source.At("title"), "the approval of this post ends on %s, and the post with it", lastDay(end)).Cure =
		"have it approved again: open a pull request that touches it, or record the answer of whoever approves"
}
