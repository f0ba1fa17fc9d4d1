package golinks

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// located is a link as a Location header has it (RFC 9110 section 10.2.2): every byte that
// may not stand in an address (RFC 3986) is escaped, as browsers do, and an international host is
// in ASCII. What remains is safe between quotes in any server's file but for the $, and in
// one where a blank ends it.
func located(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return escaped(link)
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err == nil && host != strings.ToLower(u.Hostname()) {
		link = strings.Replace(link, u.Hostname(), host, 1)
	}
	return escaped(link)
}

const addressBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"

func escaped(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if c := text[i]; strings.IndexByte(addressBytes, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]))
		}
	}
	return b.String()
}
