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
func shortenedLen(link string) int {
	rest := link[protocolLen(link):]
	authority, tail := rest, ""
	if i := strings.IndexAny(rest, `/?#\`); i >= 0 {
		authority, tail = rest[:i], rest[i:]
	}
	host, ok := hostLen(authority, link)
	if !ok {
		return countGraphemes(link)
	}
	return host + min(tailLen(tail), 16)
}

// hostLen leaves out user and default port.
func hostLen(authority, link string) (int, bool) {
	authority = authority[strings.LastIndexByte(authority, '@')+1:]
	host, port, found := strings.Cut(authority, ":")
	ascii, err := idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false)).ToASCII(host)
	if err != nil || ascii == "" || strings.Trim(port, "0123456789") != "" {
		return 0, false
	}
	if !found || port == "" || port == "443" && strings.HasPrefix(link, "https") ||
		port == "80" && strings.HasPrefix(link, "http:") {
		return len(ascii), true
	}
	return len(ascii) + 1 + len(port), true
}

// tailLen counts path, query and fragment percent-encoded; a path of / is left
// out when nothing follows it.
func tailLen(tail string) int {
	if strings.HasPrefix(tail, "/?") || strings.HasPrefix(tail, "/#") || tail == "/" {
		tail = tail[1:]
	}
	count := 0
	for _, b := range []byte(tail) {
		count++
		if b >= utf8.RuneSelf || strings.IndexByte("\"<>`{}", b) >= 0 {
			count += 2
		}
	}
	return count
}
