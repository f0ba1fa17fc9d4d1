package render

import (
	"html/template"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// Filling the pattern of a text gives what rendering its template gives, whatever people
// write and wherever a hub's own template puts it.
func TestTextIsFilledAsItIsRendered(t *testing.T) {
	const rows = `{{with .Opening}}<ul>{{ways .}}</ul>{{end}}{{with .Pasting}}<ol>{{ways .}}</ol>{{end}}`
	for _, text := range []string{
		`<b id="{{.ID}}" lang="{{.Lang}}">{{.Number}} {{.Words}}</b>` + rows,
		`<b id="{{.ID}}" title="{{.Words}}">{{.Number}}</b>` + rows,
		`<b title="{{.Words}}" id="{{.ID}}">{{.Words}}</b>` + rows,
		`<b id="{{.ID}}">{{with .Pasting}}{{ways .}}{{end}}{{with .Opening}}{{ways .}}{{end}}{{.Words}}</b>`,
		`<a id="{{.ID}}" href="{{.Words}}">{{.Lang}}</a>` + rows,
		`<a id="{{.ID}}" href="/?words={{.Words}}">{{.Lang}}</a>` + rows,
		`<a id="{{.ID}}" onclick="say({{.Words}})">{{.Lang}}</a>` + rows,
		`<b id={{.ID}} data-words={{.Words}}></b>` + rows,
		`<b id="{{.ID}}"></b><textarea>{{.Words}}</textarea>` + rows,
		`<b id="{{.ID}}"></b><script>say({{.Words}})</script>` + rows,
	} {
		p := parts{layout: map[string]*template.Template{}}
		functions := template.FuncMap{
			"ways": func(links []site.ShareLink) (template.HTML, error) { return p.ways("en", links) },
		}
		p.layout["en"] = template.Must(template.New("layout.html").Funcs(functions).
			Parse(`{{define "way"}}<a href="{{.Href}}">{{.Title}}</a>{{end}}{{define "text"}}` + text + `{{end}}`))
		for _, view := range sharedTexts() {
			want, err := p.execute("en", "text", view)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // the first makes the pattern, the second takes it
				got, err := p.texts("en", []site.ShareText{view})
				if err != nil {
					t.Fatal(err)
				}
				if got != want+"\n" {
					t.Errorf("%s\nis filled as   %s\nand rendered as %s", text, got, want)
				}
			}
		}
	}
}

// sharedTexts hold what matters in some context of a page.
func sharedTexts() (list []site.ShareText) {
	open := []site.ShareLink{{Name: "x", Title: "X", Href: "https://x.com/intent/tweet?text=a%20b&url=c"}}
	paste := []site.ShareLink{{Name: "y", Title: "Y"}, {Name: "z", Title: "Z", Href: "https://z.example/"}}
	for _, words := range []string{
		"", "C++ & <b>\"quoted\" 'twice'</b>\nand a line", "javascript:alert(1)", "https://example.org/?a=1&b=%22", "سطر \x00",
	} {
		for _, links := range [][2][]site.ShareLink{{open, paste}, {open, nil}, {nil, paste}, {nil, nil}} {
			list = append(list, site.ShareText{
				ID: "short+x", Number: 2, Words: words, Lang: "en", Dir: "ltr", Opening: links[0], Pasting: links[1],
			})
		}
	}
	return list
}
