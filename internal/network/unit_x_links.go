package network

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// linksOfX returns what X shortens, in order.
func linksOfX(text string) []span {
	var links []span
	for from := 0; ; {
		m, ok := nextMatch(text, from, true)
		if !ok {
			return links
		}
		from = m.end
		switch {
		case !isValidLink(text, m):
		case m.protocol:
			links = appendShort(links, text, m)
		case !m.glued:
			links = appendBare(links, text, m)
		}
	}
}

const (
	maxLink  = 4096 // UTF-16 units, protocol twice
	maxLabel = 63   // bytes of punycode
	maxSlug  = 40   // of a link already shortened by X
)

func isValidLink(text string, m match) bool {
	domain := text[m.domain.start:m.domain.end]
	if strings.HasPrefix(domain, "xn--") && len(asciiDomains(domain)) == 0 {
		return false
	}
	for label := range strings.SplitSeq(domain, ".") {
		if ascii, _ := idna.Punycode.ToASCII(label); len(ascii) > maxLabel {
			return false
		}
	}
	protocol := len("https://")
	if m.protocol {
		protocol = m.domain.start - m.start
	}
	return protocol+countUTF16(text[m.start:m.end]) <= maxLink
}

// appendShort cuts a link that X has already shortened after its slug and query.
func appendShort(links []span, text string, m match) []span {
	const short = "t.co/"
	tail := text[m.domain.start:m.end]
	if len(tail) < len(short) || !strings.EqualFold(tail[:len(short)], short) {
		return append(links, span{m.start, m.end})
	}
	slug := m.domain.start + len(short)
	end := slug
	for end < m.end && isAlphanumeric(text[end]) {
		end++
	}
	switch {
	case end == slug:
		return append(links, span{m.start, m.end})
	case end-slug > maxSlug:
		return links
	default:
		return append(links, span{m.start, queryEnd(text[:m.end], end)})
	}
}

// appendBare adds the Latin domains in a match without protocol, the last with
// its path. Without a path, port and query are not part of the link.
func appendBare(links []span, text string, m match) []span {
	domains := asciiDomains(text[m.domain.start:m.domain.end])
	for _, d := range domains {
		links = append(links, span{m.domain.start + d.start, m.domain.start + d.end})
	}
	if len(domains) > 0 && m.path {
		last := &links[len(links)-1]
		last.end = skipUnits(text, last.end, countUTF16(text[m.domain.end:m.end]))
	}
	return links
}

// skipUnits moves by the length of the path even where the domain goes on after
// its Latin part, as X does.
func skipUnits(s string, at, units int) int {
	for units > 0 {
		r, size := utf8.DecodeRuneInString(s[at:])
		units -= utf16.RuneLen(r)
		at += size
	}
	return at
}

// asciiDomains returns the domains in Latin letters inside a domain.
func asciiDomains(domain string) []span {
	var found []span
	for at := 0; at < len(domain); {
		end, next := asciiDomainEnd(domain, at)
		if end > 0 {
			found = append(found, span{at, end})
		}
		at = next
	}
	return found
}

// asciiDomainEnd returns the end of the longest one at s[at:], 0 if there is none,
// and where to look further.
func asciiDomainEnd(s string, at int) (end, next int) {
	label := at
	for i, r := range s[at:] {
		i += at
		switch {
		case isASCIIDomainRune(r):
			continue
		case r == '.' && i > label:
			label = i + 1
			if tld := tldEnd(s, label); tld > 0 {
				end = tld
			}
			continue
		}
		if end > 0 {
			return end, end
		}
		return 0, i + utf8.RuneLen(r)
	}
	if end > 0 {
		return end, end
	}
	return 0, len(s)
}
