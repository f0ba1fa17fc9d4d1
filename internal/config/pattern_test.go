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

// A pattern that is accepted can be read back: with ids that hold no dot and no
// underscore, only one reading fits.
func FuzzPatternReadsBack(f *testing.F) {
	f.Add("{post}.{lang}.{text}", "our-region", "fr", "a")
	f.Add("a{text}-._{post}_x.{lang}", "a", "b", "c")
	f.Add("{post}-{lang}.{text}", "a-b", "c", "d")
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
		expression := regexp.QuoteMeta(string(s.UTM.Content))
		for name := range strings.FieldsSeq("network campaign post lang text") {
			expression = strings.Replace(expression, `\{`+name+`\}`, "(?P<"+name+">[a-z0-9-]+)", 1)
		}
		for _, greedy := range []string{"+)", "+?)"} {
			reader := regexp.MustCompile("^" + strings.ReplaceAll(expression, "+)", greedy) + "$")
			match := reader.FindStringSubmatch(value)
			if match == nil || match[reader.SubexpIndex("post")] != post || match[reader.SubexpIndex("lang")] != lang ||
				match[reader.SubexpIndex("text")] != text {
				t.Errorf("%q filled is %q, read back %q", s.UTM.Content, value, match)
			}
		}
	})
}
