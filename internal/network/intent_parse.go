package network

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// ParseIntent reads a template. The empty string is the zero Intent: copy only.
//
// Anything else is an https address with a host, or a mailto address; it takes
// {text} or {url} or both, at no place that decides where the reader is sent; and
// what is not a placeholder is written as in an address, percent-encoded where
// need be. An error names the byte, counting from 1, what was found there and what
// is wanted.
func ParseIntent(s string) (Intent, error) {
	if s == "" {
		return Intent{}, nil
	}
	target, err := targetEnd(s)
	if err != nil {
		return Intent{}, err
	}
	i := Intent{source: s}
	for at := 0; at < len(s); {
		part, end, err := readSegment(s, at, target)
		if err != nil {
			return Intent{}, err
		}
		i.segments = append(i.segments, part)
		at = end
	}
	if !i.has(textPlace) && !i.has(urlPlace) {
		return Intent{}, unexpected(len(s), "the end", "{text} or {url} before it")
	}
	return i, nil
}

// unexpected names the byte at an index of the template.
func unexpected(at int, found, want string) error {
	return fmt.Errorf("byte %d: found %s, want %s", at+1, found, want)
}

// targetEnd returns the end of what decides where the reader is sent: scheme and
// host, or scheme and recipient.
func targetEnd(s string) (int, error) {
	const web, mail = "https://", "mailto:"
	switch {
	case strings.HasPrefix(s, mail):
		return firstOf(s, len(mail), "?"), nil
	case strings.HasPrefix(s, web):
		end := firstOf(s, len(web), "/?#")
		return end, checkHost(s, len(web), end)
	default:
		end := min(firstOf(s, 0, ":/?#{ ")+1, len(s))
		return 0, unexpected(0, fmt.Sprintf("%q", s[:end]), web+" or "+mail)
	}
}

func firstOf(s string, at int, chars string) int {
	if i := strings.IndexAny(s[at:], chars); i >= 0 {
		return at + i
	}
	return len(s)
}

// checkHost wants letters, digits, dots and hyphens, and perhaps a port: a user
// name before the host hides where a link leads. Placeholders are refused later.
func checkHost(s string, at, end int) error {
	host, port, found := strings.Cut(s[at:end], ":")
	if host == "" {
		return unexpected(at, "no host", "one, as in https://example.org/share?text={text}")
	}
	for i := range len(host) {
		if b := host[i]; !isAlphanumeric(b) && b != '.' && b != '-' && b != '{' && b != '}' {
			return unexpected(at+i, describe(s[at+i:]), "a host of Latin letters, digits, dots and hyphens")
		}
	}
	if rest := strings.TrimLeft(port, "0123456789"); found && (rest != "" || port == "") {
		return unexpected(end-len(rest), describe(s[end-len(rest):]), "the digits of a port")
	}
	return nil
}

// readSegment reads literal text up to a placeholder, and that.
func readSegment(s string, at, target int) (segment, int, error) {
	for i := at; i < len(s); i++ {
		if s[i] == '{' {
			value, end, err := readPlaceholder(s, i, target)
			return segment{s[at:i], value}, end, err
		}
		if err := checkLiteral(s, i); err != nil {
			return segment{}, 0, err
		}
	}
	return segment{literal: s[at:]}, len(s), nil
}

func readPlaceholder(s string, at, target int) (placeholder, int, error) {
	length := strings.IndexByte(s[at:], '}')
	if length < 0 {
		return noPlace, 0, unexpected(at, "{ without }", choices())
	}
	name, end := s[at+1:at+length], at+length+1
	best := nearest(name)
	switch {
	case name == "" || best == noPlace:
		return noPlace, 0, unexpected(at, s[at:end], choices())
	case placeholders[best] != name:
		return noPlace, 0, fmt.Errorf("%w; did you mean %s?", unexpected(at, s[at:end], choices()), best)
	case at < target:
		return noPlace, 0, unexpected(at, s[at:end], "no placeholder in scheme, host or recipient")
	default:
		return best, end, nil
	}
}

func choices() string { return "{text}, {url}, {title}, {hashtags} or {image}" }

// checkLiteral wants what RFC 3986 allows in an address.
func checkLiteral(s string, at int) error {
	switch b := s[at]; {
	case b == '%':
		if len(s) < at+3 || !isHex(s[at+1]) || !isHex(s[at+2]) {
			return unexpected(at, fmt.Sprintf("%q", s[at:min(at+3, len(s))]), "% and two hexadecimal digits")
		}
	case !isAlphanumeric(b) && strings.IndexByte("-._~:/?#[]@!$&'()*+,;=", b) < 0:
		r, size := utf8.DecodeRuneInString(s[at:])
		return unexpected(at, fmt.Sprintf("%q", r), url.PathEscape(s[at:at+size])+" for it")
	}
	return nil
}

func isHex(b byte) bool { return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'f' }

// describe shows the character that s begins with.
func describe(s string) string {
	if s == "" {
		return "the end"
	}
	r, _ := utf8.DecodeRuneInString(s)
	return fmt.Sprintf("%q", r)
}
