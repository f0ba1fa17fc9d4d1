package render

import (
	"html/template"
	"strings"
	"testing"
)

// Writing constant calls out changes nothing but the time it takes.
func TestFoldChangesNoOutput(t *testing.T) {
	functions := template.FuncMap{
		"t": func(key string, pairs ...any) (string, error) {
			return key + ` <&"'> ` + strings.Repeat("!", len(pairs)), nil
		},
		"asset":  func(name string) string { return "/assets/a b/" + name + "?x=1&y=2" },
		"icon":   func(name string) template.HTML { return icon("/assets/" + name) },
		"policy": func() string { return "default-src 'none'" },
		"other":  func() string { return "other" },
	}
	const text = `<p title="{{t "quoted"}}">{{t "plain"}} {{t "parts" "Name" .Name}} {{icon "x"}} {{icon .Name}} {{other}}</p>` +
		`<link href="{{asset "style.css"}}"><meta content="{{policy}}">` +
		`{{if .Name}}{{t "if"}}{{else}}{{t "else"}}{{end}}{{range .List}}{{t "range"}}{{end}}{{with .Name}}{{t "with"}}{{end}}` +
		`{{$v := t "variable"}}{{$v}}{{t "piped" | print}}`
	data := struct {
		Name string
		List []string
	}{"name", []string{"a", "b"}}

	execute := func(prepare func(*template.Template)) string {
		page := template.Must(template.New("page").Funcs(functions).Parse(text))
		prepare(page)
		var out strings.Builder
		if err := page.Execute(&out, data); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	plain := execute(func(*template.Template) {})
	folded := execute(func(page *template.Template) { foldAll(page, functions) })
	// html/template writes the quote of an attribute in another way than of text.
	normal := strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&amp;", "&", "&lt;", "<", "&gt;", ">", "%20", " ", "%22", `"`)
	if normal.Replace(plain) != normal.Replace(folded) {
		t.Errorf("folded:\n%s\nplain:\n%s", folded, plain)
	}
	if strings.Contains(folded, "<&") {
		t.Errorf("a message stands unescaped: %s", folded)
	}
}
