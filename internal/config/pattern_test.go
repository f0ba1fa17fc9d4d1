package config_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
)

func TestFill(t *testing.T) {
	facts := config.Facts{Network: "x", Campaign: "rabat", Post: "our-region", Lang: "pt-br", Text: "k2p4a"}
	for pattern, want := range map[config.Pattern]string{
		"social":                      "social",
		"{network}":                   "x",
		"{post}.{lang}.{text}":        "our-region.pt-br.k2p4a",
		"hub-{campaign}_{network}.v2": "hub-rabat_x.v2",
		"{text}.{lang}":               "k2p4a.pt-br",
	} {
		if got := pattern.Fill(facts); got != want {
			t.Errorf("%q filled is %q, want %q", pattern, got, want)
		}
	}
}

func TestReadBack(t *testing.T) {
	for _, test := range []struct {
		pattern config.Pattern
		value   string
		want    config.Facts
		ok      bool
	}{
		{"social", "social", config.Facts{}, true},
		{"social", "socials", config.Facts{}, false},
		{"{network}", "x", config.Facts{Network: "x"}, true},
		{"{network}", "", config.Facts{}, false},
		{"{post}.{lang}.{text}", "our-region.pt-br.k2p4a", config.Facts{Post: "our-region", Lang: "pt-br", Text: "k2p4a"}, true},
		{"{post}.{lang}.{text}", "our-region.pt-br", config.Facts{}, false},
		{"{post}.{lang}.{text}", "a.b.c.d", config.Facts{}, false},
		{"{post}.{lang}.{text}", ".b.c", config.Facts{}, false},
		{"{post}.{lang}.{text}", "a.b.Ü", config.Facts{}, false},
		{"hub-{campaign}_{network}.v2", "hub-rabat_x.v2", config.Facts{Campaign: "rabat", Network: "x"}, true},
		{"hub-{campaign}_{network}.v2", "hub-rabat_x.v3", config.Facts{}, false},
		{"hub-{campaign}_{network}.v2", "hub-_.v2", config.Facts{}, false},
		{"{text}--._{post}", "a--._b", config.Facts{Text: "a", Post: "b"}, true},
		{"{text}--._{post}", "._b", config.Facts{}, false},
	} {
		got, ok := test.pattern.Read(test.value)
		if got != test.want || ok != test.ok {
			t.Errorf("%q reads %q as %v, %v; want %v, %v", test.pattern, test.value, got, ok, test.want, test.ok)
		}
	}
}

// A pattern that is accepted can be read back: with ids that hold no dot and no
// underscore, only one reading fits.
func FuzzPatternReadsBack(f *testing.F) {
	f.Add("{post}.{lang}.{text}", "our-region", "fr", "a")
	f.Add("a{text}-._{post}_x.{lang}", "a", "b", "c")
	f.Add("{post}-{lang}.{text}", "a-b", "c", "d")
	f.Add("{network}_{post}.x-{lang}-.{text}.{campaign}y", "a-b", "c", "d")
	id := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	f.Fuzz(func(t *testing.T, pattern, post, lang, text string) {
		if !id.MatchString(post) || !id.MatchString(lang) || !id.MatchString(text) || strings.ContainsAny(pattern, "'\n\r") {
			return
		}
		s, problems := read("utm: {content: '" + pattern + "'}")
		if len(problems) > 0 {
			return
		}
		facts := config.Facts{Network: "x", Campaign: "none", Post: post, Lang: lang, Text: text}
		value := s.UTM.Content.Fill(facts)
		read, ok := s.UTM.Content.Read(value)
		if !ok || read.Post != post || read.Lang != lang || read.Text != text {
			t.Errorf("%q filled is %q, read back %v, %v", s.UTM.Content, value, read, ok)
		}
		if s.UTM.Content.Fill(read) != value {
			t.Errorf("%q read from %q fills to %q", s.UTM.Content, value, s.UTM.Content.Fill(read))
		}
	})
}
