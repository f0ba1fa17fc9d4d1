package network

import (
	"strings"
)

// A Handover is what a person shares: the values for an intent's placeholders.
type Handover struct {
	Text     string   // the words exactly as they are to appear
	URL      string   // the link with its tags
	Title    string   // the post's title; line breaks become spaces
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
	address := make([]byte, 0, len(n.Intent.source)+3*(len(h.Text)+len(h.URL)))
	for _, s := range n.Intent.segments {
		address = append(address, s.literal...)
		address = appendEscaped(address, h.value(s.value), newline)
	}
	return string(address)
}

func (h Handover) value(p placeholder) string {
	switch p {
	case text:
		return h.Text
	case url:
		return h.URL
	case title:
		return strings.Join(strings.Fields(h.Title), " ")
	case hashtags:
		return strings.Join(h.Hashtags, ",")
	case image:
		return h.Image
	default:
		return ""
	}
}

// appendEscaped percent-encodes all but the unreserved characters of RFC 3986.
// A line break, however written, becomes newline; a byte that is not UTF-8
// becomes U+FFFD, because a browser would refuse or garble it.
func appendEscaped(address []byte, s, newline string) []byte {
	for i, r := range s {
		switch {
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case r == '\n' || r == '\r':
			address = append(address, newline...)
		case r < 0x80 && unreserved(byte(r)):
			address = append(address, byte(r))
		default:
			for _, b := range []byte(string(r)) {
				address = append(address, '%', upperHex[b>>4], upperHex[b&15])
			}
		}
	}
	return address
}

const upperHex = "0123456789ABCDEF"

func unreserved(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' ||
		b == '-' || b == '_' || b == '.' || b == '~'
}
