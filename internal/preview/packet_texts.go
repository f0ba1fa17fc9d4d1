package preview

import (
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/markdown"
)

// A packetText is the words that some networks are handed.
type packetText struct {
	Number      int // among all texts of the post
	Name, Words string
	Became      string       // new, changed; "": neither
	Changed     []packetPart // none: nothing did
	Tags        []packetTag
	Through     []packetLink // go links, as they are handed over
	Relinked    []packetLink
	Ways        []packetWay
}

// A packetTag is a parameter of the links, with its values: one, or several networks'.
type packetTag struct {
	Key    string
	Values []string
}

// A packetLink is a network's link: what it was, where it is another now, or the go link
// that stands for it.
type packetLink struct{ Network, Link string }

// A packetWay is how the words reach some networks.
type packetWay struct {
	Receives  string // nothing, link, both, inside
	Disclosed string // none, short, long
	Networks  []packetNetwork
}

// A packetNetwork says how long the words are as a network counts.
type packetNetwork struct {
	Name         string
	Count, Limit int
	Fits         bool
}

// packetTexts are the texts of a post, and the names of those that are gone.
func packetTexts(ch change) (texts []packetText, gone []string) {
	list, removed := ch.handovers()
	for i, g := range groups(list) {
		texts = append(texts, newPacketText(i+1, g, ch.base() != nil))
	}
	for _, e := range removed {
		if !slices.Contains(gone, e.Name) {
			gone = append(gone, e.Name)
		}
	}
	return texts, gone
}

func newPacketText(number int, g group, compared bool) packetText {
	h := g[0]
	v := packetText{Number: number, Name: h.Name, Words: markdown.Visible(h.words), Tags: g.packetTags(), Ways: g.ways()}
	switch {
	case h.was == nil && compared:
		v.Became = "new"
	case h.was != nil && h.was.words != h.words:
		v.Became, v.Changed = "changed", packetParts(h.was.words, h.words)
	}
	for _, h := range g {
		if h.Target != "" {
			v.Through = append(v.Through, packetLink{h.shown, markdown.Visible(h.Link)})
		}
		if h.retagged() {
			v.Relinked = append(v.Relinked, packetLink{h.shown, markdown.Visible(h.was.leads())})
		}
	}
	return v
}

// packetTags are the tags of all links of a group, each value once.
func (g group) packetTags() []packetTag {
	var tags []packetTag
	for _, key := range tagKeys(g) {
		t := packetTag{Key: markdown.Visible(key)}
		for _, h := range g {
			if value := markdown.Visible(valueOf(h.leads(), key)); !slices.Contains(t.Values, value) {
				t.Values = append(t.Values, value)
			}
		}
		tags = append(tags, t)
	}
	return tags
}

var receipts = [...]string{"nothing", "link", "both", linkInside: "inside"}

// ways puts networks together that receive the same.
func (g group) ways() []packetWay {
	var ways []packetWay
	for _, h := range g {
		receives, disclosed := receipts[h.receives], forms[h.disclosed]
		at := slices.IndexFunc(ways, func(w packetWay) bool { return w.Receives == receives && w.Disclosed == disclosed })
		if at < 0 {
			at, ways = len(ways), append(ways, packetWay{Receives: receives, Disclosed: disclosed})
		}
		ways[at].Networks = append(ways[at].Networks, packetNetwork{h.shown, h.Count, h.Limit, h.fits})
	}
	return ways
}

// A packetClaim is a statement with what proves it.
type packetClaim struct {
	Text, Evidence, Owner, Until string
	New                          bool
}

// claims are those of a post, and the words of those that are gone.
func (m packetMaker) claims(base, now *Sheet) (claims []packetClaim, gone []string) {
	var before []content.Claim
	if base != nil {
		before = base.edition.Claims
	}
	for _, c := range now.edition.Claims {
		claims = append(claims, packetClaim{
			Text: markdown.Visible(c.Text), Evidence: markdown.Visible(c.Evidence), Owner: m.contact(c.Owner), Until: m.last(c.Until),
			New: base != nil && !slices.ContainsFunc(before, sameClaim(c)),
		})
	}
	for _, c := range before {
		if !slices.ContainsFunc(now.edition.Claims, sameClaim(c)) {
			gone = append(gone, markdown.Visible(c.Text))
		}
	}
	return claims, gone
}

func sameClaim(a content.Claim) func(content.Claim) bool {
	return func(b content.Claim) bool {
		return a.Text == b.Text && a.Evidence == b.Evidence && a.Owner == b.Owner && a.Until.Equal(b.Until)
	}
}

// contact is the name of whoever answers for something.
func (m packetMaker) contact(id string) string {
	if c, ok := m.hub.Settings.Contact(id); ok {
		return c.Name.In(m.words.Lang, m.hub.Settings.Languages)
	}
	return id
}
