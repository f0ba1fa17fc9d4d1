// Package share composes what is handed over: the only place where words, hashtags,
// disclosure and link are joined. What Of returns is counted, previewed, approved,
// copied and opened.
//
// A share's text is, top to bottom,
//
//	the words                            byte for byte, but for marks of direction
//	                                     (an empty line)
//	#Rabat #Cloud                        hashtags, on one line
//	I work for Example.                  the disclosure
//	https://www.example.org/news         the link, where it has to stand in the words
//
// Each part has a line of its own, so that a disclosure is seen and a link keeps its
// direction in a text from right to left; a part that is not there leaves no line.
// Hashtags are the edition's and then the campaign's, each once without regard to
// case; those that the words hold already are not repeated. The disclosure is the
// long form where all of it fits the network, else the short one. Nothing is ever
// dropped to make a text fit: Fits tells.
//
// Where a text will stand nobody says in which direction it runs: networks and programs
// ask the first letter of each paragraph. So two marks without a glyph are added to what
// is handed over or copied in a language written from right to left, and to nothing else:
//
//   - U+200F before a paragraph of such prose that begins with a letter from left to
//     right, as in "Portevoix مشروع حرّ"
//   - U+200E before a hashtag of letters from left to right, whose # would stand on its
//     right; twitter-text and Mastodon find a hashtag behind it all the same, and a network
//     that would not (Spaced) gets no mark before a hashtag or a link
//
// A link on a line of its own stays as it is. Marks are counted: X weighs each as 2. An
// approval is for the words without them; see Digest.
//
// The link is tagged where it leads to a domain of the hub; see Tag. With links: go it is
// one of the hub's own that leads there; see GoLink. A network that
// takes the link beside the words, or only the link, or nothing, gets no link inside
// the words.
package share

import (
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

// A Share is one text of a post, in one language, for one network.
type Share struct {
	Post, Lang, Network string
	Name                string // of the text, stable
	Text                string // the words exactly as handed over or copied
	Count               int    // in Unit, with a link beside the words where there is one
	Limit               int    // 0: none
	Unit                network.Unit
	Fits                bool
	Link                string // as handed over: Target, or a GoLink to it
	Target              string // where the link leads, tagged
	URL                 string // share intent; "": copy only
	Disclosed           Form
}

// Form is how long a disclosure is.
type Form int

const (
	None Form = iota
	Short
	Long
)

// Of returns the shares of a post in a language: the networks it can go to, in the
// hub's order, each with its texts as the file has them. It is nil for a post without
// link.
func Of(s *config.Settings, l *content.Library, p *content.Post, lang string) []Share {
	e, ok := p.In(lang)
	if !ok || e.Link == "" {
		return nil
	}
	c := newComposer(s, l, p, e)
	networks := Networks(s, e)
	shares := make([]Share, 0, handedOver(networks, e))
	for _, n := range networks {
		for _, t := range e.TextsFor(n.Name) {
			shares = append(shares, c.compose(n, t))
		}
	}
	return shares
}

// Networks are where an edition can be shared, in the hub's order: nowhere without a
// link; not where there is no text for it; and where a picture is shared, only with one.
// The list may be the settings' own: it is not for changing.
func Networks(s *config.Settings, e *content.Edition) []network.Network {
	if e.Link == "" {
		return nil
	}
	takes := func(n network.Network) bool {
		return len(e.TextsFor(n.Name)) > 0 && (HasImage(e) || !n.NeedsImage())
	}
	all := 0 // most editions can be shared everywhere
	for all < len(s.Networks) && takes(s.Networks[all]) {
		all++
	}
	list := s.Networks[:all:all]
	for _, n := range s.Networks[all:] {
		if takes(n) {
			list = append(list, n)
		}
	}
	return list
}

// handedOver is how many shares an edition has.
func handedOver(networks []network.Network, e *content.Edition) (n int) {
	for _, network := range networks {
		n += len(e.TextsFor(network.Name))
	}
	return n
}
