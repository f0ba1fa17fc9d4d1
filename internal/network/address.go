package network

import (
	"strings"
	"unicode/utf8"
)

// A Handover is what a person shares: the values for an intent's placeholders.
type Handover struct {
	Text     string   // the words exactly as they are to appear
	URL      string   // the link with its tags
	Title    string   // the post's title, sent as one line
	Hashtags []string // without #
	Image    string   // absolute address of the first image
}

// Address returns the share intent: the composer's address with the handover
// filled in. It is empty where there is no composer.
func (n Network) Address(h Handover) string {
	if len(n.Intent.segments) == 0 {
		return ""
	}
	newline := "%0A"
	if n.CRLF {
		newline = "%0D%0A"
	}
	var address strings.Builder
	address.Grow(len(n.Intent.source) + 3*(len(h.Text)+len(h.URL))/2)
	for _, s := range n.Intent.segments {
		address.WriteString(s.literal)
		writeEscaped(&address, h.value(s.value), newline)
	}
	return address.String()
}

func (h Handover) value(p placeholder) string {
	switch p {
	case textPlace:
		return h.Text
	case urlPlace:
		return h.URL
	case titlePlace:
		return oneLine(h.Title)
	case hashtagsPlace:
		return strings.Join(h.Hashtags, ",")
	case imagePlace:
		return h.Image
	default:
		return ""
	}
}

func oneLine(title string) string { return strings.Join(strings.Fields(title), " ") }

// writeEscaped percent-encodes all but the unreserved characters of RFC 3986.
// A line break, however written, becomes newline; a byte that is not UTF-8
// becomes U+FFFD, because a browser would refuse or garble it.
func writeEscaped(address *strings.Builder, s, newline string) {
	const hex = "0123456789ABCDEF"
	var encoded [utf8.UTFMax]byte
	plain := 0 // from where on nothing needs to be encoded
	for i, r := range s {
		if r < utf8.RuneSelf && isUnreserved(byte(r)) {
			continue
		}
		address.WriteString(s[plain:i])
		_, size := utf8.DecodeRuneInString(s[i:])
		plain = i + size
		switch {
		case r == '\r' && strings.HasPrefix(s[plain:], "\n"):
		case r == '\n' || r == '\r':
			address.WriteString(newline)
		default:
			for _, b := range utf8.AppendRune(encoded[:0], r) {
				address.Write([]byte{'%', hex[b>>4], hex[b&15]})
			}
		}
	}
	address.WriteString(s[plain:])
}

func isUnreserved(b byte) bool {
	return isAlphanumeric(b) || b == '-' || b == '_' || b == '.' || b == '~'
}
