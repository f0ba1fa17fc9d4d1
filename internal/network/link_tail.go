package network

import (
	"strings"
	"unicode/utf8"
)

// withTail adds port, path and query.
func (m match) withTail(text string) match {
	m.end = portEnd(text, m.domain.end)
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
	for i := at + 1; i < len(s) && queryBytes[s[i]]; i++ {
		if queryEndBytes[s[i]] {
			end = i + 1
		}
	}
	return end
}
