// Package network says what each social network is: the address of its
// composer, what that composer receives, and how it counts a text.
//
// A network is data: one literal in a file of its own, listed in All. Its Intent
// is a small template over
//
//	{text}      the words to be shared
//	{url}       the link, with its tags
//	{title}     the post's title
//	{hashtags}  the hashtags without #, joined by commas
//	{image}     the absolute address of the post's first image
//
// and everything else in it is taken as it stands. Values are percent-encoded
// in UTF-8 with a space as %20, because mail programs and some apps show a plus.
// The same mini-language is the override in hub.yaml, so that a broken link is
// repaired without a release. What a network carries follows from its intent.
//
// A text is counted by the network's Unit: the few ways of counting that social
// networks have, one file each. They are the only code here that knows a network.
package network

// A Network is one place to share to.
type Network struct {
	Name       string // as in files and addresses: linkedin
	Title      string // as on screen: LinkedIn
	Intent     Intent // address of the composer; empty: copy only
	Limit      int    // in units of Unit; 0: none
	Bytes      int    // further limit in UTF-8 bytes; 0: none
	TitleLimit int    // of a post's title, in characters as a reader sees them; 0: none
	ImageBytes int64  // that one image may have; 0: not known
	Unit       Unit   // how the network counts
	CRLF       bool   // line breaks are sent as CR LF (RFC 6068)
	Spaced     bool   // a hashtag or a link is found behind white space only
	Off        bool   // not offered unless hub.yaml lists it
}

// Carries says what the composer receives.
type Carries int

const (
	Nothing     Carries = iota // no composer: copy the text, paste it there
	LinkOnly                   // the link; words are copied and pasted
	TextAndLink                // the words and the link
)

// Carries follows from the intent: one that has {text} takes the words too.
func (n Network) Carries() Carries {
	switch {
	case n.Intent.has(textPlace):
		return TextAndLink
	case n.Intent.has(urlPlace):
		return LinkOnly
	default:
		return Nothing
	}
}

// LinkInText reports whether the composer takes words but no link of its own,
// so that the link must stand inside the words.
func (n Network) LinkInText() bool {
	return n.Intent.has(textPlace) && !n.Intent.has(urlPlace)
}

// NeedsImage reports whether the composer is handed an image: without one there is
// nothing to open it with.
func (n Network) NeedsImage() bool { return n.Intent.has(imagePlace) }

// TitleFits reports whether the composer accepts a title, which many are not handed.
func (n Network) TitleFits(title string) bool {
	return n.TitleLimit == 0 || !n.Intent.has(titlePlace) || countGraphemes(oneLine(title)) <= n.TitleLimit
}

// Count returns how long the network finds a text once it is handed over.
// A composer that takes the link apart from the words joins them by a space.
func (n Network) Count(text, link string) int {
	return n.Unit.Count(n.joined(text, link))
}

// Fits reports whether the network accepts a text. Bytes are those handed over,
// before the network shortens a link: the cautious reading.
func (n Network) Fits(text, link string) bool {
	whole := n.joined(text, link)
	return (n.Limit == 0 || n.Unit.Count(whole) <= n.Limit) && (n.Bytes == 0 || len(whole) <= n.Bytes)
}

func (n Network) joined(text, link string) string {
	if link == "" || n.Carries() != TextAndLink || n.LinkInText() {
		return text
	}
	return text + " " + link
}
