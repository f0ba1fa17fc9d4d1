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
	address := make([]byte, 0, usualAddress)
	for _, s := range n.Intent.segments {
		address = append(address, s.literal...)
		address = appendEscaped(address, h.value(s.value), newline)
	}
	return string(address)
}

// usualAddress is more than most addresses take, in bytes.
const usualAddress = 2048

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

// appendEscaped percent-encodes all but the unreserved characters of RFC 3986.
// A line break, however written, becomes newline; a byte that is not UTF-8
// becomes U+FFFD, because a browser would refuse or garble it.
func appendEscaped(address []byte, s, newline string) []byte {
	const hex = "0123456789ABCDEF"
	var encoded [utf8.UTFMax]byte
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf && unreserved[r]:
			address = append(address, byte(r))
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case r == '\n' || r == '\r':
			address = append(address, newline...)
		default:
			for _, b := range utf8.AppendRune(encoded[:0], r) {
				address = append(address, '%', hex[b>>4], hex[b&15])
			}
		}
	}
	return address
}

var unreserved = alphanumericAnd("-_.~")
