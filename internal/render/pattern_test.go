package render

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A pattern is only taken where words are escaped as in markup, each once and in order.
func TestPatterns(t *testing.T) {
	link, one, two := shown(address), shown(firstWord), shown(secondWord)
	for _, c := range []struct {
		made     string
		standIns []string
		want     pattern
	}{
		{`<a href="` + link + `">X</a>`, []string{link}, pattern{`<a href="`, `">X</a>`}},
		{`<b id="` + one + `">` + two, []string{one, two}, pattern{`<b id="`, `">`, ``}},
		{`<b id="` + two + `">` + one, []string{one, two}, nil},
		{`<a href="` + link + `" title="` + link + `">X</a>`, []string{link}, nil},
		{`<a onclick="open(&#34;https://marker.invalid/?a=1\u0026b=%22&#34;)">X</a>`, []string{link}, nil},
		{`<b>X</b>`, []string{link}, nil},
	} {
		if diff := cmp.Diff(c.want, cut(c.made, c.standIns)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.made, diff)
		}
	}
}
