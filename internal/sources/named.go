package sources

import (
	"regexp"
	"slices"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

var textName = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)

// named returns what ids that people wrote are of, as the hub has them today: of no post
// where none is named. A post that it doesn't have is a doubt; what else it doesn't have
// is empty.
func (a Asked) named(written share.Attribution) (share.Attribution, share.Doubt) {
	found := share.Attribution{Code: written.Code}
	if c, ok := a.Library.Campaign(written.Campaign); ok {
		found.Campaign = c.ID
	}
	if written.Post != "" {
		post, ok := a.Library.Post(written.Post)
		if !ok {
			return share.Attribution{}, share.UnknownPost
		}
		found.Post = post.ID
		if textName.MatchString(written.Text) {
			found.Text = written.Text
		}
		if written.Campaign == "" {
			found = a.campaignOf(found)
		}
	}
	if slices.Contains(a.Settings.Languages, written.Lang) {
		found.Lang = written.Lang
	}
	if _, ok := network.Find(written.Network); ok {
		found.Network = written.Network
	}
	for _, t := range a.Settings.Teams {
		if t.ID == written.Team {
			found.Team = t.ID
		}
	}
	return found, ""
}
