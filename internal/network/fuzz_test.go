package network

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// What ParseIntent accepts leads to the host that is written in it, whatever is
// shared, and the text arrives whole.
func FuzzIntent(f *testing.F) {
	for _, n := range All {
		f.Add(n.Intent.String(), "R&D + 100% #1\r\n👍🏽")
	}
	f.Add("https://example.org:8443/{text}?a={url}#{title}", "/../@evil.example")
	f.Add("mailto:a@example.org?body={text}", "\r\nBcc: b@example.org")
	f.Fuzz(func(t *testing.T, template, text string) {
		intent, err := ParseIntent(template)
		if err != nil || template == "" {
			return
		}
		if strings.Count(template, "{text}") != 1 {
			return
		}
		before, after, _ := strings.Cut(template, "{text}")
		if strings.Contains(before+after, "{") {
			return
		}
		address := Network{Intent: intent}.Address(Handover{Text: text})
		value, ok := strings.CutPrefix(address, before)
		value, ended := strings.CutSuffix(value, after)
		if !ok || !ended {
			t.Fatalf("%q became %q", template, address)
		}
		if got := percentDecode(t, value); got != sent(text, false) {
			t.Errorf("%q arrives as %q", text, got)
		}
	})
}

// Counting never fails, never exceeds the bytes of a text by more than the fixed
// length of links, and a word more never makes a text shorter.
func FuzzCount(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "see https://example.com/a_(b)?q=1 now", "中文example.com中文", "@user@example.com",
		"👨‍👩‍👧‍👦🇫🇷1️⃣", "e\u0301\u200D\uFE0F",
		"a.b.c._d.com", "\xff\xf0\x9f", "\xbb.AAA\xbf0", "https://t.co/abc", "http://[::1]:80",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, u := range units {
			count := u.name.Count(text)
			if count < 0 || count == 0 && text != "" || count > linkWeight*(len(text)+1) {
				t.Errorf("%s: %q counts %d", u.name, text, count)
			}
			if more := u.name.Count(text + "\n\nword"); utf8.ValidString(text) && more < count {
				t.Errorf("%s: %q counts %d, with a word more %d", u.name, text, count, more)
			}
		}
	})
}
