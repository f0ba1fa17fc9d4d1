package network

import (
	"strings"
	"unicode/utf8"
)

// Links are found as twitter-text 3.1.0 finds them (js/src/regexp/extractUrl), by
// hand because its regular expression looks ahead and is slow. X and Mastodon
// both count by them.

// A match is what looks like a link, in byte offsets of the text.
type match struct {
	start    int  // with the protocol
	domain   span // without protocol and port
	path     bool // whether a path follows
	end      int  // after path and query
	protocol bool
	glued    bool // stands right after a hyphen, underscore, dot or slash
}

type span struct{ start, end int }

// nextMatch returns the first match that begins at or after from. A link without
// protocol is only looked for where bare is set.
func nextMatch(text string, from int, bare bool) (match, bool) {
	for at := from; ; {
		i := strings.IndexByte(text[at:], '.')
		if i < 0 {
			return match{}, false
		}
		dot := at + i
		at = dot + 1
		label := runStart(text, from, dot)
		protocol := protocolStart(text, from, label)
		if label == dot || !endsLabel(text[dot-1]) || !bare && protocol < 0 {
			continue
		}
		domain := readDomain(text, dot)
		if domain.end == 0 {
			at = domain.resume
			continue
		}
		earliest := domain.earliest(text, label, dot)
		if protocol >= 0 && earliest == label && endsLabel(text[label]) {
			return match{start: protocol, domain: span{label, domain.end}, protocol: true}.withTail(text), true
		}
		if m, ok := bareMatch(text, from, earliest, dot); ok && bare {
			m.domain.end = domain.end
			return m.withTail(text), true
		}
	}
}

// protocolStart returns where the http:// or https:// that ends at label begins,
// -1 if there is none or it may not begin there.
func protocolStart(text string, from, label int) int {
	for _, protocol := range []string{"http://", "https://"} {
		start := label - len(protocol)
		if start >= from && strings.EqualFold(text[start:label], protocol) && startsLink(text, from, start) {
			return start
		}
	}
	return -1
}

// bareMatch begins the match with the longest possible first label. At the
// beginning of the text a character that may precede a link does so rather than
// belong to it.
func bareMatch(text string, from, earliest, dot int) (match, bool) {
	first, size := utf8.DecodeRuneInString(text)
	if earliest == 0 && size < dot && mayPrecedeLink(first) && startsBareLink(text, from, size) {
		return bareAt(text, from, size), true
	}
	for i := range text[earliest:dot] {
		if startsBareLink(text, from, earliest+i) {
			return bareAt(text, from, earliest+i), true
		}
	}
	return match{}, false
}

func bareAt(text string, from, start int) match {
	glued := start > from && startsLink(text, from, start) && strings.IndexByte("-_./", text[start-1]) >= 0
	return match{start: start, domain: span{start: start}, glued: glued}
}

// startsBareLink also takes a character beyond U+FFFF: it is two to JavaScript, of
// which the first may precede a link.
func startsBareLink(text string, from, start int) bool {
	return endsLabel(text[start]) && (text[start] >= 0xF0 || startsLink(text, from, start))
}

// startsLink reports whether what stands before allows a link, and was not
// already part of one.
func startsLink(text string, from, start int) bool {
	if start == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[from:start])
	return start > from && mayPrecedeLink(r)
}
