package share

import (
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

// A composer holds what all shares of an edition have in common.
type composer struct {
	post       *content.Post
	edition    *content.Edition
	hashtags   []string
	disclosure config.Disclosure
	link       link
	utm        config.UTM
	campaign   string
}

func newComposer(s *config.Settings, l *content.Library, p *content.Post, e *content.Edition) composer {
	c := composer{
		post: p, edition: e, hashtags: hashtags(l, p, e), disclosure: disclosure(s, p, e.Lang),
		link: parseLink(s, e.Link), utm: s.UTM, campaign: s.UTM.DefaultCampaign,
	}
	if campaign, ok := l.Campaign(p.Campaign); ok {
		c.campaign = campaign.ID
	}
	return c
}

func (c *composer) compose(n network.Network, t content.Text) Share {
	link := c.link.tagged(c.tags(n, t))
	share := Share{
		Post: c.post.ID, Lang: c.edition.Lang, Network: n.Name, Name: t.Name,
		Limit: n.Limit, Unit: n.Unit, Link: link,
	}
	c.word(&share, n, t)
	share.URL = n.Address(network.Handover{
		Text: share.Text, URL: link, Title: c.edition.Title, Hashtags: c.hashtags,
	})
	return share
}

// word writes the share's text with the longest form of the disclosure that fits.
func (c *composer) word(share *Share, n network.Network, t content.Text) {
	inside := ""
	if n.LinkInText() {
		inside = share.Link
	}
	tags := hashtagLine(t.Body, c.hashtags)
	share.Disclosed = None
	if c.disclosure.Long != "" {
		share.Disclosed = Long
	}
	share.Text = join(t.Body, tags, c.disclosure.Long, inside)
	share.Fits = n.Fits(share.Text, share.Link)
	if !share.Fits && share.Disclosed == Long {
		share.Disclosed = Short
		share.Text = join(t.Body, tags, c.disclosure.Short, inside)
		share.Fits = n.Fits(share.Text, share.Link)
	}
	share.Count = n.Count(share.Text, share.Link)
}

// join sets the words above the lines that follow them.
func join(words string, lines ...string) string {
	var b strings.Builder
	b.Grow(len(words) + 256)
	b.WriteString(words)
	separator := "\n\n"
	for _, line := range lines {
		if line != "" {
			b.WriteString(separator)
			b.WriteString(line)
			separator = "\n"
		}
	}
	return b.String()
}
