package render

import (
	"html/template"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

var addresses = []string{
	"https://x.com/intent/tweet?text=a%20%26%22b&url=https%3A%2F%2Fexample.org",
	"mailto:?subject=S&body=%D0%B9%0D%0A",
	`https://example.org/"><script>alert(1)</script>`,
	"javascript:alert(1)",
	"",
}

// Filling a pattern gives what rendering the template gives.
func TestWayIsFilledAsItIsRendered(t *testing.T) {
	for _, text := range []string{
		`<a href="{{.Href}}">{{.Title}}{{with .Room}} {{.}}{{end}}</a>`,
		`<a href="{{.Href}}" title="{{.Href}}">{{.Title}}</a>`,
		`<a data-way="{{.Href}}">{{.Href}}</a>`,
		`<a onclick="open({{.Href}})">{{.Title}}</a>`,
		`<b>{{.Title}}</b>`,
	} {
		layout := template.Must(template.New("layout.html").Parse(`{{define "way"}}` + text + `{{end}}`))
		p := parts{layout: map[string]*template.Template{"en": layout}}
		for _, address := range addresses {
			link := site.ShareLink{Name: "x", Title: "X", Href: address, Room: "1/2"}
			want, err := p.execute("en", "way", link)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // the first makes the pattern, the second takes it
				got, err := p.ways("en", []site.ShareLink{link})
				if err != nil {
					t.Fatal(err)
				}
				if unescape(got) != unescape(want) {
					t.Errorf("%s\nis filled as   %s\nand rendered as %s", text, got, want)
				}
			}
		}
	}
}

// unescape makes the two ways of escaping a character equal: an address that is
// rendered is normalised too, which those of networks need not be.
func unescape(h template.HTML) string {
	return replacer.Replace(string(h))
}

var replacer = strings.NewReplacer("&#34;", `"`, "&amp;", "&", "&lt;", "<", "&gt;", ">", "%22", `"`, "%3c", "<", "%3e", ">", "%28", "(", "%29", ")")
