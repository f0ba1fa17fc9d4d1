package render

import (
	"fmt"
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
		"page":   func(path string) string { return "/hub/en/" + path },
		"icon":   func(name string) template.HTML { return icon("/assets/" + name) },
		"policy": func() string { return "default-src 'none'" },
		"other":  func() string { return "other" },
	}
	const text = `<p title="{{t "quoted"}}">{{t "plain"}} {{t "parts" "Name" .Name}} {{t "given" "Name" "x"}} {{icon "x"}} {{icon .Name}} {{other}}</p>` +
		`<link href="{{asset "style.css"}}"><a href="{{page "me/"}}"></a><meta content="{{policy}}">` +
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

// Where escaping for markup is not enough, html/template goes on to do its work.
func TestFoldLeavesOtherPlacesAlone(t *testing.T) {
	functions := template.FuncMap{"t": func(string, ...any) (string, error) { return "javascript:alert('1') x=y", nil }}
	for _, text := range []string{
		`<a href="{{t "k"}}">`, `<b title={{t "k"}}>`, `<script>var v = {{t "k"}}</script>`, `<b onclick="f({{t "k"}})">`,
		`<b style="color: {{t "k"}}">`, `<style>p { color: {{t "k"}} }</style>`, `<b {{t "k"}}>`,
		`{{define "x"}}{{t "k"}}{{end}}<a href="{{template "x"}}">`, `<a href="{{if .}}{{t "k"}}{{end}}">`,
	} {
		execute := func(prepare func(*template.Template)) string {
			page := template.Must(template.New("page").Funcs(functions).Parse(text))
			prepare(page)
			var out strings.Builder
			err := page.Execute(&out, true)
			return fmt.Sprint(out.String(), err)
		}
		plain := execute(func(*template.Template) {})
		folded := execute(func(page *template.Template) { foldAll(page, functions) })
		if plain != folded {
			t.Errorf("%s gives %s, with constants written out %s", text, plain, folded)
		}
	}
}
