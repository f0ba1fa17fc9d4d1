package preview

import (
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/markdown"
)

// A packetText is the words that some networks are handed.
type packetText struct {
	Number      int
	Name, Words string
	Became      string       // new, changed; "": neither
	Changed     []packetPart // none: nothing did
	Tags        []string     // of the link, on all networks
	Networks    []packetNetwork
}

// A packetNetwork says what goes to a network with the words.
type packetNetwork struct {
	Name         string
	Count, Limit int
	Fits         bool
	Receives     string   // nothing, link, both, inside
	Disclosed    string   // none, short, long
	Tags         []string // of the link, other than on all networks
	Before       string   // the link, if it was another
}

// packetTexts are the texts of a post, and the names of those that are gone.
func packetTexts(ch change) (texts []packetText, gone []string) {
	list, removed := ch.handovers()
	for _, g := range groups(list) {
		texts = append(texts, newPacketText(g, ch.base() != nil))
	}
	for _, e := range removed {
		if !slices.Contains(gone, e.Name) {
			gone = append(gone, e.Name)
		}
	}
	return texts, gone
}

func newPacketText(g group, compared bool) packetText {
	h := g[0]
	v := packetText{Number: h.number, Name: h.Name, Words: markdown.Visible(h.words)}
	switch {
	case h.was == nil && compared:
		v.Became = "new"
	case h.was != nil && h.was.words != h.words:
		v.Became, v.Changed = "changed", packetParts(h.was.words, h.words)
	}
	for _, t := range g.commonTags() {
		v.Tags = append(v.Tags, t.String())
	}
	for _, h := range g {
		v.Networks = append(v.Networks, newPacketNetwork(h, v.Tags))
	}
	return v
}

// commonTags are those that the links of all its networks have, where it has several.
func (g group) commonTags() []tag {
	if len(g) == 1 {
		return nil
	}
	common, _ := tagsOf(g[0].Link)
	for _, h := range g[1:] {
		tags, _ := tagsOf(h.Link)
		common = slices.DeleteFunc(common, func(t tag) bool { return !slices.Contains(tags, t) })
	}
	return common
}

func (t tag) String() string { return markdown.Visible(t.key + "=" + t.value) }

var receipts = [...]string{"nothing", "link", "both", linkInside: "inside"}

func newPacketNetwork(h handover, common []string) packetNetwork {
	v := packetNetwork{
		Name: h.shown, Count: h.Count, Limit: h.Limit, Fits: h.fits, Receives: receipts[h.receives], Disclosed: forms[h.disclosed],
	}
	tags, _ := tagsOf(h.Link)
	for _, t := range tags {
		if !slices.Contains(common, t.String()) {
			v.Tags = append(v.Tags, t.String())
		}
	}
	if h.retagged() {
		v.Before = markdown.Visible(h.was.Link)
	}
	return v
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
