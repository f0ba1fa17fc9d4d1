package network

import (
	"strings"
	"testing"
)

func TestParseIntentErrors(t *testing.T) {
	const known = "want {text}, {url}, {title}, {hashtags} or {image}"
	const host = "want a host of Latin letters, digits, dots and hyphens"
	tests := []struct{ template, want string }{
		{"http://example.org/?u={url}", `byte 1: found "http:", want https:// or mailto:`},
		{"javascript:alert({text})", `byte 1: found "javascript:", want https:// or mailto:`},
		{"HTTPS://example.org/?u={url}", `byte 1: found "HTTPS:", want https:// or mailto:`},
		{"//example.org/?u={url}", `byte 1: found "/", want https:// or mailto:`},
		{"{url}", `byte 1: found "{", want https:// or mailto:`},
		{"linkedin", `byte 1: found "linkedin", want https:// or mailto:`},
		{"https:///?u={url}", "byte 9: found no host, want one, as in https://example.org/share?text={text}"},
		{"https://{url}", "byte 9: found {url}, want no placeholder in scheme, host or recipient"},
		{"https://{title}.org/?u={url}", "byte 9: found {title}, want no placeholder in scheme, host or recipient"},
		{"https://x.org@example.org/?u={url}", "byte 14: found '@', " + host},
		{"https://exämple.org/?u={url}", "byte 11: found 'ä', " + host},
		{"https://a%2Eorg/?u={url}", "byte 10: found '%', " + host},
		{"https://example.org:{text}/", "byte 21: found '{', want the digits of a port"},
		{"https://example.org:/?u={url}", "byte 21: found '/', want the digits of a port"},
		{"mailto:{text}?body={text}", "byte 8: found {text}, want no placeholder in scheme, host or recipient"},
		{"https://x.org/?t={txt}", "byte 18: found {txt}, " + known + "; did you mean {text}?"},
		{"https://x.org/?t={Text}", "byte 18: found {Text}, " + known + "; did you mean {text}?"},
		{"https://x.org/?t={titel}", "byte 18: found {titel}, " + known + "; did you mean {title}?"},
		{"https://x.org/?t={link}", "byte 18: found {link}, " + known},
		{"https://x.org/?t={}", "byte 18: found {}, " + known},
		{"https://x.org/?t={text", "byte 18: found { without }, " + known},
		{"https://x.org/?t=text}", "byte 22: found '}', want %7D for it"},
		{"https://x.org/?t=a b{text}", "byte 19: found ' ', want %20 for it"},
		{"https://x.org/é?t={text}", "byte 15: found 'é', want %C3%A9 for it"},
		{"https://x.org/?t={text}\n", `byte 24: found '\n', want %0A for it`},
		{`https://x.org/?t="{text}"`, `byte 18: found '"', want %22 for it`},
		{"https://x.org/?t=100%&u={url}", `byte 21: found "%&u", want % and two hexadecimal digits`},
		{"https://x.org/?t={title}", "byte 25: found the end, want {text} or {url} before it"},
		{"https://x.org/", "byte 15: found the end, want {text} or {url} before it"},
	}
	for _, test := range tests {
		i, err := ParseIntent(test.template)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s\n found %v\n want  %s", test.template, err, test.want)
		}
		if i.String() != "" {
			t.Errorf("%s: an intent beside an error", test.template)
		}
	}
}

func TestParseIntent(t *testing.T) {
	h := Handover{
		Text:     "a b",
		URL:      "https://e.org/?x=1&y",
		Title:    " T\r\nBcc: x ",
		Hashtags: []string{"a", "b"},
		Image:    "i",
	}
	const link = "https%3A%2F%2Fe.org%2F%3Fx%3D1%26y"
	const title = "T%20Bcc%3A%20x"
	tests := []struct {
		template, address string
		carries           Carries
		linkInText        bool
	}{
		{"", "", Nothing, false},
		{"https://x.org/?u={url}", "https://x.org/?u=" + link, LinkOnly, false},
		{"https://x.org:8443/{url}/{title}", "https://x.org:8443/" + link + "/" + title, LinkOnly, false},
		{"https://x.org/#text={text}", "https://x.org/#text=a%20b", TextAndLink, true},
		{"https://x.org?{text}{url}&k=%20#f", "https://x.org?a%20b" + link + "&k=%20#f", TextAndLink, false},
		{"https://x.org/?t={text}&h={hashtags}&i={image}", "https://x.org/?t=a%20b&h=a%2Cb&i=i", TextAndLink, true},
		{"mailto:a@x.org?subject={title}&body={text}", "mailto:a@x.org?subject=" + title + "&body=a%20b",
			TextAndLink, true},
	}
	for _, test := range tests {
		i, err := ParseIntent(test.template)
		if err != nil {
			t.Errorf("%s: %v", test.template, err)
			continue
		}
		n := Network{Intent: i}
		if got := n.Address(h); got != test.address {
			t.Errorf("%s\n found %s\n want  %s", test.template, got, test.address)
		}
		if n.Carries() != test.carries || n.LinkInText() != test.linkInText || i.String() != test.template {
			t.Errorf("%s: carries %v, link in text %v, reads %s", test.template, n.Carries(), n.LinkInText(), i)
		}
	}
}

func TestMustIntentPanics(t *testing.T) {
	defer func() {
		if err, _ := recover().(error); err == nil || !strings.Contains(err.Error(), "did you mean {url}?") {
			t.Errorf("panics with %v", err)
		}
	}()
	MustIntent("https://example.org/?u={uri}")
}
