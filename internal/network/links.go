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
		domain := readDomain(text, dot)
		at = domain.resume
		start := runStart(text, from, dot)
		if domain.end == 0 || start == dot || !endsLabel(text[dot-1]) {
			continue
		}
		if m, ok := withProtocol(text, from, start, dot, domain); ok {
			return m.withTail(text), true
		}
		if !bare {
			continue
		}
		if m, ok := withoutProtocol(text, from, start, dot, domain); ok {
			return m.withTail(text), true
		}
	}
}

func endsLabel(b byte) bool { return b != '-' && b != '_' }

// runStart returns where the label that ends at dot begins, not before from.
func runStart(text string, from, dot int) int {
	start := dot
	for start > from {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if !isLabelRune(r) {
			break
		}
		start -= size
	}
	return start
}

// A domainTail is what follows the first label of a domain.
type domainTail struct {
	end    int  // of the top-level domain; 0: none
	single bool // the top-level domain stands at once after the first label
	resume int  // where to look for the next dot when nothing comes of this one
}

// readDomain reads as many labels as lead to a top-level domain. The label before
// that has no underscore.
func readDomain(text string, dot int) domainTail {
	tail := domainTail{end: tldEnd(text, dot+1), single: true, resume: dot + 1}
	found := tail.end > 0
	last := dot
	for {
		next, plain, ok := readLabel(text, last+1)
		if !ok {
			break
		}
		last = next
		if end := tldEnd(text, last+1); end > 0 {
			found = true
			if plain {
				tail.end, tail.single = end, false
			}
		}
	}
	if !found { // nor from any later label of these
		tail.resume = last + 1
	}
	return tail
}

// readLabel returns the dot after the label at s[at:], and whether the label is
// free of underscores.
func readLabel(s string, at int) (dot int, plain, ok bool) {
	plain = true
	for i, r := range s[at:] {
		if r == '.' {
			return at + i, plain, i > 0 && endsLabel(s[at]) && endsLabel(s[at+i-1])
		}
		if !isLabelRune(r) {
			break
		}
		plain = plain && r != '_'
	}
	return 0, false, false
}

func withProtocol(text string, from, label, dot int, domain domainTail) (match, bool) {
	start := protocolStart(text[from:label])
	if start < 0 || !startsLink(text, from, from+start) || !fitsLabel(text[label:dot], domain) {
		return match{}, false
	}
	return match{start: from + start, domain: span{label, domain.end}, end: domain.end, protocol: true}, true
}

// protocolStart returns where the http:// or https:// that ends s begins, or -1.
func protocolStart(s string) int {
	for _, protocol := range []string{"http://", "https://"} {
		if start := len(s) - len(protocol); start >= 0 && strings.EqualFold(s[start:], protocol) {
			return start
		}
	}
	return -1
}

// withoutProtocol takes the longest possible first label. At the beginning of the
// text a character that may precede a link does so rather than belong to it.
func withoutProtocol(text string, from, label, dot int, domain domainTail) (match, bool) {
	if first, size := utf8.DecodeRuneInString(text[label:]); label == 0 && size < dot && mayPrecedeLink(first) {
		if m, ok := bareMatch(text, from, size, dot, domain); ok {
			return m, true
		}
	}
	for i := range text[label:dot] {
		if m, ok := bareMatch(text, from, label+i, dot, domain); ok {
			return m, true
		}
	}
	return match{}, false
}

// bareMatch is the match at start. A character beyond U+FFFF is two to JavaScript,
// of which the first may precede a link.
func bareMatch(text string, from, start, dot int, domain domainTail) (match, bool) {
	m := match{start: start, domain: span{start, domain.end}, end: domain.end}
	clear := startsLink(text, from, start)
	m.glued = clear && start > 0 && strings.IndexByte("-_./", text[start-1]) >= 0
	return m, (clear || text[start] >= 0xF0) && fitsLabel(text[start:dot], domain)
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

func fitsLabel(label string, domain domainTail) bool {
	return endsLabel(label[0]) && !(domain.single && strings.Contains(label, "_"))
}

// withTail adds port, path and query.
func (m match) withTail(text string) match {
	m.end = portEnd(text, m.end)
	if strings.HasPrefix(text[m.end:], "/") {
		m.path = true
		m.end = pathEnd(text, m.end+1)
	}
	m.end = queryEnd(text, m.end)
	return m
}

func portEnd(s string, at int) int {
	end := at + 1
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	if at < len(s) && s[at] == ':' && end > at+1 {
		return end
	}
	return at
}

// pathEnd ends a path after a character that may end one, or after balanced
// parentheses.
func pathEnd(s string, at int) int {
	end := at
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case isPathRune(r):
			at += size
			if isPathEndRune(r) {
				end = at
			}
		case r == '(':
			after := parenthesesEnd(s, at)
			if after == 0 {
				return end
			}
			at, end = after, after
		default:
			return end
		}
	}
	return end
}

// parenthesesEnd returns the end of (…) or (…(…)…) at s[at:], 0 if there is none.
func parenthesesEnd(s string, at int) int {
	inner := skipPath(s, at+1)
	if inner > at+1 && strings.HasPrefix(s[inner:], ")") {
		return inner + 1
	}
	if !strings.HasPrefix(s[inner:], "(") {
		return 0
	}
	nested := skipPath(s, inner+1)
	if nested == inner+1 || !strings.HasPrefix(s[nested:], ")") {
		return 0
	}
	if end := skipPath(s, nested+1); strings.HasPrefix(s[end:], ")") {
		return end + 1
	}
	return 0
}

func skipPath(s string, at int) int {
	for i, r := range s[at:] {
		if !isPathRune(r) {
			return at + i
		}
	}
	return len(s)
}

func queryEnd(s string, at int) int {
	if !strings.HasPrefix(s[at:], "?") {
		return at
	}
	end := at
	for i := at + 1; i < len(s) && isQueryByte(s[i]); i++ {
		if isQueryEndByte(s[i]) {
			end = i + 1
		}
	}
	return end
}
