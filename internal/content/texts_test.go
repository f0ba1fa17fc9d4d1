package content_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestTexts(t *testing.T) {
	share := `share:
  any:
    - |
      First line
      second line

    - {id: short, text: Short.}
  linkedin: [Only here]
  mastodon: []
  x:
`
	e := onePost(t, post(share), "").Original()
	tests := []struct{ network, want string }{
		{"reddit", `any 0 gt6kt "First line\nsecond line" any 1 short "Short."`},
		{"linkedin", `linkedin 0 kpizn "Only here"`},
		{"mastodon", ""}, // an empty list: no text for this network
		{"x", `any 0 gt6kt "First line\nsecond line" any 1 short "Short."`},
	}
	for _, test := range tests {
		var got []string
		for _, text := range e.TextsFor(test.network) {
			got = append(got, fmt.Sprintf("%s %d %s %q", text.Network, text.Index, text.Name, text.Body))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s has %s, want %s", test.network, got, test.want)
		}
	}
}

// Names depend on nothing but the words: not on place, line ends or white space
// that nobody sees.
func TestTextNamesAreStable(t *testing.T) {
	name := func(text string) string {
		e := onePost(t, post("share:\n  x:\n    - new on top\n    - "+text+"\n"), "").Original()
		return e.Share["x"][1].Name
	}
	want := name(`"one\ntwo"`)
	for _, same := range []string{`"one\r\ntwo"`, `"one  \ntwo\t\n\n"`, "|\n      one\n      two", "|+\n      one \n      two\n\n"} {
		if got := name(same); got != want {
			t.Errorf("%q is named %s, want %s", same, got, want)
		}
	}
	for _, other := range []string{`"one\n two"`, `"one two"`, `"One\ntwo"`} {
		if got := name(other); got == want {
			t.Errorf("%q is named %s too", other, got)
		}
	}
}
