package network

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// X counts as its library twitter-text 3.1.0 does with the settings of version 3
// (config/v3.json, js/src/parseTweet.js): in NFC, a link is 23 however long, an
// emoji 2, a character of four ranges 1 and any other 2. Two lists are newer here
// than in that library, of 2020: emoji and top-level domains.

const linkWeight = 23

func countX(text string) int {
	text = norm.NFC.String(text)
	links := linksOfX(text)
	count := 0
	for at := 0; at < len(text); {
		for len(links) > 0 && links[0].start < at {
			links = links[1:]
		}
		if len(links) > 0 && links[0].start == at {
			count += linkWeight
			at = links[0].end
			continue
		}
		weight, size := weightOf(text[at:])
		count += weight
		at += size
	}
	return count
}

// weightOf weighs the emoji or character that s begins with.
func weightOf(s string) (weight, size int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	if size := emojiLen(s); size > 0 {
		return 2, size
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r <= '\u10FF', '\u2000' <= r && r <= '\u200D', '\u2010' <= r && r <= '\u201F', '\u2032' <= r && r <= '\u2037':
		return 1, size
	default:
		return 2, size
	}
}

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
