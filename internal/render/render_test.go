package render_test

import (
	"bytes"
	"maps"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

const settings = `title: Test
base_url: https://example.org/hub/
languages: [en, ar]
networks: [linkedin, x]
`

const post = `---
title: A <b>title</b> & "more"
summary: What it is about
link: https://example.org/x?a=b&c=d
share: {any: ["Words </blockquote><script>alert(1)</script>"]}
---
Some *briefing* and <script>alert(2)</script>.
`

// pages renders a hub made of a small one with some files changed or added.
func pages(t *testing.T, changed map[string]string) (map[string]string, problem.List) {
	t.Helper()
	hub := fstest.MapFS{
		"site/hub.yaml":           {Data: []byte(settings)},
		"content/posts/one.en.md": {Data: []byte(post)},
	}
	for name, data := range changed {
		hub[name] = &fstest.MapFile{Data: []byte(data)}
	}
	read, problems := site.Read(site.Source{Program: portevoix.Files, Hub: hub})
	plan, found := read.Plan(site.Options{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
	problems = append(problems, found...)
	renderer, found := render.New(read, plan, "test")
	problems = append(problems, found...)
	made := map[string]string{}
	for _, page := range plan.Pages {
		var out bytes.Buffer
		if failed := renderer.Render(&out, page); failed != nil {
			problems = append(problems, *failed)
		}
		made[page.URL()] = out.String()
	}
	return made, problems
}

func rendered(t *testing.T, changed map[string]string) map[string]string {
	t.Helper()
	made, problems := pages(t, changed)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return made
}

func TestWhatPeopleWriteIsEscaped(t *testing.T) {
	page := rendered(t, nil)["en/posts/one/"]
	for _, want := range []string{
		`<h1>A &lt;b&gt;title&lt;/b&gt; &amp; &#34;more&#34;</h1>`,
		`Words &lt;/blockquote&gt;&lt;script&gt;alert(1)&lt;/script&gt;</blockquote>`,
		`<em>briefing</em>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	modules := regexp.MustCompile(`<script type="module" src="/hub/assets/[0-9a-f]+/(keep|panel|slash|status)\.js"></script>`)
	if n, own := strings.Count(page, "<script"), len(modules.FindAllString(page, -1)); n != 4 || own != 4 {
		t.Errorf("the page has %d scripts, %d of them its own modules, want these four", n, own)
	}
}

func TestPagesSpeakTheirLanguage(t *testing.T) {
	made := rendered(t, nil)
	if !strings.Contains(made["ar/"], `<html lang="ar" dir="rtl">`) || !strings.Contains(made["ar/"], "مختارات لك هذا الأسبوع") {
		t.Error("the Arabic home page is not Arabic, from right to left")
	}
	card := `<h3 lang="en" dir="ltr"><a href="/hub/en/posts/one/">`
	if !strings.Contains(made["ar/posts/"], card) {
		t.Errorf("the Arabic list has no %s", card)
	}
}

func TestAHubsOwnTemplateWins(t *testing.T) {
	own := map[string]string{"templates/partials/footer.html": `{{define "footer"}}<footer>{{t "footer.private"}} Ours.</footer>{{end}}`}
	before, after := rendered(t, nil), rendered(t, own)
	for url, page := range after {
		if strings.HasSuffix(url, "/") && !strings.Contains(page, "<footer>No account, no cookie, no tracking on these pages. Ours.</footer>") &&
			strings.HasPrefix(url, "en/") {
			t.Errorf("%s has not the hub's footer", url)
		}
	}
	if len(before) != len(after) {
		t.Errorf("with an own footer there are %d pages, without %d", len(after), len(before))
	}
}

func TestMistakesInTemplatesHaveTheirPlace(t *testing.T) {
	tests := []struct{ name, template, at, says string }{
		{"syntax", "{{define \"main\"}}\n{{if}}{{end}}{{end}}", "templates/past.html:2", "missing value for if"},
		{"field", "{{define \"main\"}}\n<p>{{.Nonsense}}</p>{{end}}", "templates/notfound.html:2:6", "Nonsense"},
		{"message", "{{define \"main\"}}<p>{{t \"no.such\"}}</p>{{end}}", "templates/notfound.html:1:23", `"no.such"`},
		{"no main", "<p>Nothing</p>", "templates/notfound.html:1", `no template "main"`},
		{"called", `{{define "facts"}}{{.Nonsense}}{{end}}`, "templates/partials/facts.html:1:21", "Nonsense"},
		{"function", "{{define \"main\"}}{{shout .Title}}{{end}}", "templates/notfound.html:1", `"shout" not defined`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file, _, _ := strings.Cut(test.at, ":")
			_, problems := pages(t, map[string]string{file: test.template})
			for _, p := range problems {
				if p.Position.String() == test.at && strings.Contains(p.Message, test.says) && p.Severity == problem.Error {
					return
				}
			}
			t.Errorf("found %v, want a problem at %s that says %s", problems, test.at, test.says)
		})
	}
}

// A template that cannot be parsed spoils its own pages, not the others.
func TestABrokenTemplateSpoilsOnlyItsPages(t *testing.T) {
	made, problems := pages(t, map[string]string{"templates/notfound.html": "{{"})
	if !problems.HasErrors() || made["404.html"] != "" {
		t.Error("the broken page was rendered")
	}
	whole := rendered(t, nil)
	delete(made, "404.html")
	delete(whole, "404.html")
	if !maps.Equal(made, whole) {
		t.Error("another page changed")
	}
}

func TestKeysFollowTemplatesAndProgram(t *testing.T) {
	hub := fstest.MapFS{"site/hub.yaml": {Data: []byte(settings)}, "content/posts/one.en.md": {Data: []byte(post)}}
	key := func(program, url string) [32]byte {
		read, _ := site.Read(site.Source{Program: portevoix.Files, Hub: hub})
		plan, _ := read.Plan(site.Options{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
		renderer, _ := render.New(read, plan, program)
		for _, page := range plan.Pages {
			if page.URL() == url {
				return renderer.Key(page)
			}
		}
		t.Fatalf("no page %s", url)
		return [32]byte{}
	}
	home, missing := key("1", "en/"), key("1", "404.html")
	if home == key("2", "en/") {
		t.Error("another program gives the same key")
	}
	hub["templates/notfound.html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}Nothing{{end}}`)}
	if home != key("1", "en/") || missing == key("1", "404.html") {
		t.Error("a page's own template must change the key of that page, and of no other")
	}
	hub["templates/partials/footer.html"] = &fstest.MapFile{Data: []byte(`{{define "footer"}}{{end}}`)}
	if home == key("1", "en/") {
		t.Error("a template that all pages use must change every key")
	}
}

// A picture that is whole, but cannot be decoded, is named: its page is nobody's.
func TestPictureThatCannotBeMade(t *testing.T) {
	const head = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU"
	const nothing = "\x00\x00\x00\x00IDAT5\xaf\x06\x1e\x00\x00\x00\x00IEND\xaeB`\x82"
	_, problems := pages(t, map[string]string{
		"content/posts/one.en.md": strings.Replace(post, "link:", "media: [{file: a.png, alt: A}]\nlink:", 1),
		"content/posts/a.png":     head + nothing,
	})
	want := "content/posts/a.png: the file is damaged; export the picture again (for media/"
	for _, p := range problems {
		if p.Severity == problem.Error && !strings.HasPrefix(p.String(), want) {
			t.Errorf("found %v, want %s…", p, want)
		}
	}
	if !problems.HasErrors() {
		t.Error("nothing is wrong")
	}
}
