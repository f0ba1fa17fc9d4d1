package site

import (
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// groups gathers the shares of the post: texts that go to the same networks stand
// together, each with its ways to them.
func (in postInput) groups() []ShareGroup {
	var own content.Library
	if in.campaign != nil {
		own.Campaigns = []*content.Entry[content.Campaign]{in.campaign}
	}
	g := grouping{locale: in.locale, lang: in.e.Lang}
	for _, s := range share.Of(in.settings, &own, in.card.post, in.e.Lang) {
		if !in.card.freezing.stops(s.Network) {
			g.add(s)
		}
	}
	return g.groups()
}

// A grouping puts shares of equal words together, and then texts of equal networks.
type grouping struct {
	*locale
	lang  string // of the texts
	texts []*groupedText
}

type groupedText struct {
	ShareText
	look     string // words without marks of direction: networks differ in these
	networks []network.Network
}

func (g *grouping) add(s share.Share) {
	n, _ := g.settings.Network(s.Network)
	text := g.text(withoutLink(s, n), s)
	if slices.ContainsFunc(text.networks, func(other network.Network) bool { return other.Name == n.Name }) {
		return
	}
	text.networks = append(text.networks, n)
	carries := n.Carries()
	link := ShareLink{
		Name: n.Name, Title: n.Title, Href: s.URL,
		LinkOnly: carries == network.LinkOnly, Room: g.room(s), Over: !s.Fits,
	}
	if carries == network.TextAndLink {
		text.Opening = append(text.Opening, link)
	} else {
		text.Pasting = append(text.Pasting, link)
	}
}

func (g *grouping) room(s share.Share) string {
	if s.Limit == 0 || 2*s.Count <= s.Limit {
		return ""
	}
	return g.words.Number(s.Count) + "/" + g.words.Number(s.Limit)
}

// text is the one that looks like these words, a new one where there is none.
func (g *grouping) text(words string, s share.Share) *groupedText {
	look := share.Unmarked(words)
	for _, t := range g.texts {
		if t.look == look {
			return t
		}
	}
	t := &groupedText{look: look, ShareText: ShareText{
		ID: s.Name + "-" + s.Network, Words: words, Lang: g.lang, Dir: g.words.Dir(),
	}}
	g.texts = append(g.texts, t)
	return t
}

func (g *grouping) groups() []ShareGroup {
	var groups []ShareGroup
	at := map[string]int{}
	for _, t := range g.texts {
		key := networkKey(t.networks)
		if _, ok := at[key]; !ok {
			at[key] = len(groups)
			groups = append(groups, ShareGroup{Heading: g.part("heading", keyOf(t.networks), g.viewOf(t.networks))})
		}
		group := &groups[at[key]]
		t.Number = len(group.Texts) + 1
		group.Texts = append(group.Texts, t.ShareText)
	}
	return groups
}

func networkKey(networks []network.Network) string {
	var key strings.Builder
	for _, n := range networks {
		key.WriteString(n.Name + " ")
	}
	return key.String()
}

// withoutLink is what a share says in words: the link that a network takes inside
// them has its own place on the page.
func withoutLink(s share.Share, n network.Network) string {
	if !n.LinkInText() {
		return s.Text
	}
	return strings.TrimSpace(strings.TrimSuffix(s.Text, s.Link))
}
