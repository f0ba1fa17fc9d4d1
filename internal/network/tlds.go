package network

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// tldList holds the top-level domains, parted by white space: IANA's root zone
// (npm tlds 1.261.0) and those withdrawn since 2020 that twitter-text 3.1.0 still
// takes. golang.org/x/net/publicsuffix is not used: it also lists names that are
// no top-level domains, and a list that can be read serves a browser as well.
//
//go:embed tlds.txt
var tldList string

var tlds = sync.OnceValue(func() map[string]bool { return wordSet(tldList) })

// TopLevelDomains are those that make a link of words with a dot, as browsers need them
// to count alike.
func TopLevelDomains() []string { return strings.Fields(tldList) }

// longestTLD bounds a name written in another script, in characters.
const longestTLD = 24

// tldEnd returns the end of the top-level domain at s[at:], 0 if there is none.
// Of several the longest wins; a letter, digit, @, + or - may not follow. Any
// punycode counts, as in twitter-text.
func tldEnd(s string, at int) int {
	end := at
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end < len(s) && s[end] >= utf8.RuneSelf {
		return unicodeTLDEnd(s, at)
	}
	if isTLD(s, at, end) {
		return end
	}
	return punycodeEnd(s, at)
}

// unicodeTLDEnd also finds a name in Latin letters before another script.
func unicodeTLDEnd(s string, at int) int {
	var ends []int
	for i, r := range s[at:] {
		if len(ends) == longestTLD || !isDomainRune(r) {
			break
		}
		ends = append(ends, at+i+utf8.RuneLen(r))
	}
	for i := len(ends) - 1; i >= 0; i-- {
		if isTLD(s, at, ends[i]) {
			return ends[i]
		}
	}
	return 0
}

func isTLD(s string, at, end int) bool {
	if end < len(s) && (isAlphanumeric(s[end]) || strings.IndexByte("@+-", s[end]) >= 0) {
		return false
	}
	return tlds()[strings.Map(lower, s[at:end])]
}

// lower keeps letters of other scripts out of the Latin ones, as JavaScript does:
// the Turkish İ is no i.
func lower(r rune) rune {
	if l := unicode.ToLower(r); r < utf8.RuneSelf || l >= utf8.RuneSelf {
		return l
	}
	return r
}

func punycodeEnd(s string, at int) int {
	const prefix = "xn--"
	end := at + len(prefix)
	if len(s) <= end || !strings.EqualFold(s[at:end], prefix) {
		return 0
	}
	for end < len(s) && (isAlphanumeric(s[end]) || s[end] == '-') {
		end++
	}
	if end == at+len(prefix) {
		return 0
	}
	return end
}
