package site_test

import (
	"net/url"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

const proposing = "propose: {repository: example/hub, branch: trunk, mail: posts+hub@example.org}\n"

// proposePages are the pages on how to propose, by path.
func proposePages(t *testing.T, more string, files map[string]string) map[string]site.ProposePage {
	t.Helper()
	hub := fstest.MapFS{"site/hub.yaml": {Data: []byte("languages: [fr, en, ar]\n" + more)}}
	for name, text := range files {
		hub[name] = &fstest.MapFile{Data: []byte(text)}
	}
	read, problems := site.Read(site.Source{Program: os.DirFS("../.."), Hub: hub})
	plan, found := read.Plan(site.Options{Now: now})
	if problems = append(problems, found...); problems.HasErrors() {
		t.Fatal(problems)
	}
	pages := map[string]site.ProposePage{}
	for _, page := range plan.Pages {
		if page.Template != "propose" {
			continue
		}
		view, err := page.Input.View()
		if err != nil {
			t.Fatal(err)
		}
		pages[page.Path] = view.(site.ProposePage)
	}
	return pages
}

func TestProposePages(t *testing.T) {
	pages := proposePages(t, proposing, map[string]string{
		site.FormFolder + "/propose.fr.yml": "", site.FormFolder + "/propose.yml": "",
	})
	for _, lang := range []string{"fr", "en", "ar"} {
		page, is := pages[lang+"/propose/index.html"]
		if !is {
			t.Fatalf("there is no page in %s", lang)
		}
		form := map[string]string{"fr": "propose.fr.yml"}[lang]
		if form == "" {
			form = "propose.yml"
		}
		if want := "https://github.com/example/hub/issues/new?template=" + form; page.Form != want {
			t.Errorf("%s: the form is %s, want %s", lang, page.Form, want)
		}
		readEditor(t, lang, page.Editor)
		readMail(t, page.Mail)
	}
}

// GitHub's editor opens with a post that is as posts are.
func readEditor(t *testing.T, lang, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || u.Path != "/example/hub/new/trunk/content/posts" || len(address) > 6000 {
		t.Fatalf("%s: the editor is at %q of %d bytes, %v", lang, address, len(address), err)
	}
	name := "content/posts/" + u.Query().Get("filename")
	library, problems := content.Read(fstest.MapFS{name: {Data: []byte(u.Query().Get("value"))}},
		content.Options{Languages: []string{lang}})
	if problems.HasErrors() || len(library.Posts) != 1 {
		t.Fatalf("%s: the sample is no post: %v\n%s", lang, problems, u.Query().Get("value"))
	}
	post := library.Posts[0]
	if e := post.Original(); post.Status != content.StatusDraft || e.Title == "" || len(e.TextsFor(content.Any)) != 1 {
		t.Errorf("%s: the sample is %+v", lang, e)
	}
}

// Mail programs find a subject and lines, and no + where a space should be.
func readMail(t *testing.T, address string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || u.Opaque != "posts+hub@example.org" || strings.Contains(u.RawQuery, "+") || len(address) > 2000 {
		t.Errorf("%q of %d bytes is no mail, %v", address, len(address), err)
	}
	if body := u.Query().Get("body"); strings.Count(body, "\r\n\r\n") != 5 || u.Query().Get("subject") == "" {
		t.Errorf("the mail is %q", body)
	}
}

// A hub that knows no way says nothing, and offers no way that it does not know.
func TestProposeOnlyWhereItIsPossible(t *testing.T) {
	if page := proposePages(t, proposing, nil)["fr/propose/index.html"]; !strings.HasSuffix(page.Form, "/issues/new/choose") {
		t.Errorf("without a form, the issue begins at %s", page.Form)
	}
	if pages := proposePages(t, "", nil); len(pages) > 0 {
		t.Errorf("found %d pages", len(pages))
	}
	if page := proposePages(t, "propose: {mail: a@example.org}\n", nil)["en/propose/index.html"]; page.Form != "" ||
		page.Editor != "" || page.Mail == "" || page.Hub.Propose != "/en/propose/" {
		t.Errorf("by mail only: %+v", page)
	}
}
