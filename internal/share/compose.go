package share

import (
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/network"
)

// A composer holds what all shares of an edition have in common.
type composer struct {
	post       *content.Post
	edition    *content.Edition
	rtl        bool // written from right to left
	hashtags   []string
	disclosure config.Disclosure
	link       link
	through    string             // what go links begin with; "": links are direct
	image      string             // its address
	campaign   string             // as links name it
	wordings   map[worded]wording // most networks share the texts for any
}

// A worded is what a wording is made of: a text, and where marks of direction may stand.
type worded struct {
	text   string
	spaced bool
}

// A wording is words as they are handed over, and the same with hashtags and the long
// disclosure, or the short one.
type wording struct{ words, long, short string }

func newComposer(s *config.Settings, l *content.Library, p *content.Post, e *content.Edition) composer {
	c := composer{
		post: p, edition: e, rtl: lang.Direction(e.Lang) == "rtl",
		hashtags: hashtags(l, p, e), disclosure: DisclosureOf(s, p, e),
		link: parseLink(s, e.Link), through: through(s, p, e), image: image(s, e), campaign: campaignOf(s, l, p),
		wordings: map[worded]wording{},
	}
	return c
}

// campaignOf is the campaign of a post as links name it.
func campaignOf(s *config.Settings, l *content.Library, p *content.Post) string {
	if campaign, ok := l.Campaign(p.Campaign); ok {
		return campaign.ID
	}
	return s.UTM.DefaultCampaign
}

func (c *composer) compose(n network.Network, t content.Text) Share {
	share := Share{
		Post: c.post.ID, Lang: c.edition.Lang, Network: n.Name, Name: t.Name, Limit: n.Limit, Unit: n.Unit,
		Target: c.link.tagged(config.Facts{
			Network: n.Name, Campaign: c.campaign, Post: c.post.ID, Lang: c.edition.Lang, Text: t.Name,
		}),
	}
	share.Link = share.Target
	if c.through != "" {
		share.Link = c.through + goCode(share.Lang, share.Network, share.Name)
	}
	c.write(&share, n, t.Body)
	share.URL = n.Address(network.Handover{
		Text: share.Text, URL: share.Link, Title: c.directed(c.edition.Title, n.Spaced),
		Hashtags: c.hashtags, Image: c.image,
	})
	return share
}

// write makes the share's text, with the longest form of the disclosure that fits.
func (c *composer) write(share *Share, n network.Network, text string) {
	w := c.wording(text, n.Spaced)
	share.set(n, w.words, w.long)
	if c.disclosure.Long == "" {
		return
	}
	share.Disclosed = Long
	if !share.Fits {
		share.Disclosed = Short
		share.set(n, w.words, w.short)
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

func (c *composer) wording(text string, spaced bool) wording {
	key := worded{text, spaced && c.rtl}
	w, ok := c.wordings[key]
	if !ok {
		w.words = c.directed(text, spaced)
		tagged := addLine(w.words, w.words, c.directed(hashtagLine(text, c.hashtags), spaced))
		w.long = addLine(w.words, tagged, c.directed(c.disclosure.Long, spaced))
		w.short = addLine(w.words, tagged, c.directed(c.disclosure.Short, spaced))
		c.wordings[key] = w
	}
	return w
}

// directed adds marks to what is written from right to left, and nothing to anything
// else.
func (c *composer) directed(text string, spaced bool) string {
	if !c.rtl {
		return text
	}
	return directed(text, spaced)
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
