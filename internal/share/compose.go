package share

import (
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
	image      string             // its address
	campaign   string             // as links name it
	wordings   map[string]wording // by words: most networks share the texts for any
}

// A wording is words with their hashtags, and both with the long disclosure.
type wording struct{ tagged, disclosed string }

func newComposer(s *config.Settings, l *content.Library, p *content.Post, e *content.Edition) composer {
	c := composer{
		post: p, edition: e, hashtags: hashtags(l, p, e), disclosure: disclosure(s, p, e.Lang),
		link: parseLink(s, e.Link), image: image(s, e), campaign: s.UTM.DefaultCampaign,
		wordings: map[string]wording{},
	}
	if campaign, ok := l.Campaign(p.Campaign); ok {
		c.campaign = campaign.ID
	}
	return c
}

func (c *composer) compose(n network.Network, t content.Text) Share {
	share := Share{
		Post: c.post.ID, Lang: c.edition.Lang, Network: n.Name, Name: t.Name, Limit: n.Limit, Unit: n.Unit,
		Link: c.link.tagged(config.Facts{
			Network: n.Name, Campaign: c.campaign, Post: c.post.ID, Lang: c.edition.Lang, Text: t.Name,
		}),
	}
	c.write(&share, n, t.Body)
	share.URL = n.Address(network.Handover{
		Text: share.Text, URL: share.Link, Title: c.edition.Title, Hashtags: c.hashtags, Image: c.image,
	})
	return share
}

// write makes the share's text, with the longest form of the disclosure that fits.
func (c *composer) write(share *Share, n network.Network, words string) {
	w := c.wording(words)
	share.set(n, words, w.disclosed)
	if c.disclosure.Long == "" {
		return
	}
	share.Disclosed = Long
	if !share.Fits {
		share.Disclosed = Short
		share.set(n, words, addLine(words, w.tagged, c.disclosure.Short))
	}
}

// set completes a text, which begins with the words, by the link where the network
// wants it inside, and counts it.
func (share *Share) set(n network.Network, words, text string) {
	if n.LinkInText() {
		text = addLine(words, text, share.Link)
	}
	share.Text = text
	share.Count = n.Count(text, share.Link)
	share.Fits = n.Limit == 0 || share.Count <= n.Limit
	if share.Fits && n.Bytes > 0 && len(text)+len(share.Link) >= n.Bytes {
		share.Fits = n.Fits(text, share.Link) // only a text that long can have too many bytes
	}
}

func (c *composer) wording(words string) wording {
	w, ok := c.wordings[words]
	if !ok {
		w.tagged = addLine(words, words, hashtagLine(words, c.hashtags))
		w.disclosed = addLine(words, w.tagged, c.disclosure.Long)
		c.wordings[words] = w
	}
	return w
}

// addLine adds a line below a text; the first below the words stands apart.
func addLine(words, text, line string) string {
	switch {
	case line == "":
		return text
	case len(text) == len(words):
		return text + "\n\n" + line
	}
	return text + "\n" + line
}
