package network

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Bluesky counts graphemes after its composer has shortened every link to its
// host and at most 16 characters (social-app, src/lib/strings/rich-text-manip.ts
// and url-helpers.ts; links as in atproto's packages/api rich-text detection).
// Links without protocol stay as they are.
func countBluesky(text string) int {
	count := 0
	for {
		start, end := blueskyLink(text)
		if start < 0 {
			return count + countGraphemes(text)
		}
		count += countGraphemes(text[:start]) + shortenedLen(text[start:end])
		text = text[end:]
	}
}

// blueskyLink finds http:// or https:// at a word's start or after a parenthesis,
// up to the next space; one closing mark and an unmatched ) are not part of it.
func blueskyLink(text string) (start, end int) {
	for from := 0; ; from++ {
		i := strings.Index(text[from:], "http")
		if i < 0 {
			return -1, -1
		}
		from += i
		if rest := text[from:]; opensLink(text[:from]) && protocolLen(rest) > 0 {
			end := from + wordLen(rest)
			if end > from+protocolLen(rest) {
				return from, from + len(trimMarks(text[from:end]))
			}
		}
	}
}

func opensLink(before string) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	return size == 0 || r == '(' || isSpace(r)
}

// isSpace is \s of a browser.
func isSpace(r rune) bool { return unicode.IsSpace(r) && r != '\u0085' || r == '\uFEFF' }

func wordLen(s string) int {
	if i := strings.IndexFunc(s, isSpace); i >= 0 {
		return i
	}
	return len(s)
}

func protocolLen(s string) int {
	for _, protocol := range []string{"https://", "http://"} {
		if strings.HasPrefix(s, protocol) {
			return len(protocol)
		}
	}
	return 0
}

func trimMarks(link string) string {
	if strings.IndexByte(".,;:!?", link[len(link)-1]) >= 0 {
		link = link[:len(link)-1]
	}
	if strings.HasSuffix(link, ")") && !strings.Contains(link, "(") {
		link = link[:len(link)-1]
	}
	return link
}

// shortenedLen is the length of host and tail as a browser writes them, all in
// ASCII. A tail of more than 15 is cut to 13 and "...", so it never exceeds 16.
// What a browser does not take for an address stays as it is.
func shortenedLen(link string) int {
	authority, tail := link[protocolLen(link):], ""
	if i := strings.IndexAny(authority, `/?#\`); i >= 0 {
		authority, tail = authority[:i], authority[i:]
	}
	host, ok := hostLen(authority, defaultPort(link))
	if !ok {
		return countGraphemes(link)
	}
	return host + min(tailLen(tail), 16)
}

func defaultPort(link string) string {
	if strings.HasPrefix(link, "https") {
		return "443"
	}
	return "80"
}

// hosts follow the URL standard: underscores and hyphens anywhere, but no label whose
// letters run both ways.
var hosts = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.BidiRule())

// hostLen leaves out the user and the default port.
func hostLen(authority, usual string) (length int, ok bool) {
	authority = authority[strings.LastIndexByte(authority, '@')+1:]
	host, port, _ := strings.Cut(authority, ":")
	ascii, err := hosts.ToASCII(host)
	if err != nil || ascii == "" || strings.ContainsAny(ascii, "%<>[]^|") {
		return 0, false
	}
	if strings.Trim(port, "0123456789") != "" {
		return 0, false
	}
	if port == "" || port == usual {
		return len(ascii), true
	}
	return len(ascii) + len(":") + len(port), true
}

// tailLen is the length of path, query and fragment; a path of / is left out.
func tailLen(tail string) int {
	tail, fragment, _ := strings.Cut(tail, "#")
	path, query, _ := strings.Cut(tail, "?")
	length := 0
	if path != "/" {
		length = escapedLen(path, "\"<>`{}")
	}
	if query != "" {
		length += len("?") + escapedLen(query, "\"<>'")
	}
	if fragment != "" {
		length += len("#") + escapedLen(fragment, "\"<>`")
	}
	return length
}

func escapedLen(s, escaped string) int {
	length := len(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || strings.IndexByte(escaped, s[i]) >= 0 {
			length += len("%00") - 1
		}
	}
	return length
}
