package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

var now = time.Date(2026, 12, 31, 23, 30, 0, 0, time.UTC) // the next day, and year, in Paris

const settings = `title: Hub
timezone: Europe/Paris
languages: [fr, en]
topics: {cloud: Cloud, energy: Energy}
contacts: {comms: {name: Comms, url: "mailto:comms@example.org"}}
texts_min: 2
default_expiry: 30d
`

// A bench is a hub on disk.
type bench struct {
	*testing.T
	root *os.Root
}

func newBench(t *testing.T) bench {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	b := bench{t, root}
	b.write("site/hub.yaml", settings)
	return b
}

func (b bench) write(name, text string) {
	b.Helper()
	path := filepath.Join(b.root.Name(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

func (b bench) post(title, lang string) (string, error) {
	hub, _ := site.Read(site.Source{Program: fstest.MapFS{}, Hub: b.root.FS()})
	return post.Start(hub, b.root, title, lang, now)
}

func TestPost(t *testing.T) {
	b := newBench(t)
	name, err := b.post("  L'été commence\n à Rabat : 100 % d'énergie ", "")
	if err != nil {
		t.Fatal(err)
	}
	if want := "content/posts/2027/l-ete-commence-a-rabat-100-d-energie.fr.md"; name != want {
		t.Errorf("the path is %s, want %s", name, want)
	}
	got, _ := b.root.ReadFile(name)
	want := `---
title: 'L''été commence à Rabat : 100 % d''énergie'
date: 2027-01-01
expires: 2027-01-30
owner: comms
status: draft
---

<!--
Write here why it matters, what to say and which questions to expect.
Above, add what is shared:

summary: one sentence
link: https://…
kind: company | industry | people | job | event
topics: [cloud, energy]
share:
  any:
    - text 1
    - text 2

When it is ready, remove the line status: draft.
-->
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// German writes ä, ö and ü with an e where there are no dots, others leave the dots out.
func TestIDsFollowTheLanguage(t *testing.T) {
	for lang, want := range map[string]string{"de": "koeln-oeffnet", "de-at": "koeln-oeffnet", "fi": "koln-offnet"} {
		for _, title := range []string{"Köln öffnet", "Ko\u0308ln o\u0308ffnet"} {
			if id := slug("post", title, lang, time.Time{}); id != want {
				t.Errorf("%q in %s: found %q, want %q", title, lang, id, want)
			}
		}
	}
}

// Every file that is written can be read, is a draft, and leaves what is there alone.
func TestNothingIsWrittenOver(t *testing.T) {
	b := newBench(t)
	b.write("content/posts/old/taken.fr.md", "---\ntitle: Taken\naliases: [had-before]\n---\n")
	b.write("content/posts/old/broken-one.fr.md", "no front matter")
	for _, test := range []struct{ title, want string }{
		{"Taken", "taken-2027"},
		{"Had before", "had-before-2"},
		{"Broken one", "broken-one-2"},
		{"The same title", "the-same-title"},
		{"The same title", "the-same-title-2"},
		{"The  SAME title!", "the-same-title-3"},
		{"افتتاح منطقتنا الجديدة", "post-2027-01-01"},
		{"نص آخر", "post-2027-01-01-2"},
		{"Index", "index-2027"},
		{"con", "con-2027"},
		{"Straße, Œuvre & Ærø", "strasse-oeuvre-aero"},
		{"ＦＵＬＬ ｗｉｄｔｈ ﬁne", "full-width-fine"},
		{"../../etc/passwd", "etc-passwd"},
		{strings.Repeat("word ", 40), strings.TrimSuffix(strings.Repeat("word-", 12), "-")},
		{strings.Repeat("x", 300), strings.Repeat("x", 60)},
		{"---\ntitle: forged", "title-forged"},
		{"#: {[*&!|>'\"%@`", "post-2027-01-01-3"},
	} {
		name, err := b.post(test.title, "en")
		if want := "content/posts/2027/" + test.want + ".en.md"; err != nil || name != want {
			t.Errorf("new post %q: %s, %v; want %s", test.title, name, err, want)
		}
	}
	library, problems := content.Read(b.root.FS(), content.Options{Languages: []string{"fr", "en"}})
	if len(problems) != 1 || problems[0].File != "content/posts/old/broken-one.fr.md" {
		t.Errorf("what was written has mistakes: %v", problems)
	}
	for _, p := range library.Posts {
		if p.ID != "taken" && p.State(now) != content.Draft {
			t.Errorf("post %s is %s, want a draft", p.ID, p.State(now))
		}
	}
}

func TestRefused(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct{ title, lang, want string }{
		{" \t\n", "", "no title"},
		{"A\x00B", "", "control character"},
		{"A\u202eB", "", "turns the words after it around"},
		{"A\u2066B", "", "turns the words after it around"},
		{"A\xffB", "", "not UTF-8"},
		{"A title", "eng", `did you mean "en"?`},
	} {
		if name, err := b.post(test.title, test.lang); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("new post %q in %q: %s, %v; want an error with %q", test.title, test.lang, name, err, test.want)
		}
	}
}

func TestFoldersThatLeadOut(t *testing.T) {
	b, elsewhere := newBench(t), t.TempDir()
	if err := os.MkdirAll(filepath.Join(b.root.Name(), "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(b.root.Name(), "content", "posts")); err != nil {
		t.Skip(err)
	}
	if name, err := b.post("A title that leads out", ""); err == nil {
		t.Errorf("wrote %s through a link out of the hub", name)
	}
}

// Where the folder is a file no other id helps: it is told, not tried again for ever.
func TestFolderIsAFile(t *testing.T) {
	for _, k := range Kinds {
		b := newBench(t)
		folder := k.folder(now.AddDate(0, 0, 1)) // what it is in Paris
		b.write(folder, "a file")
		if err := Create(b.root, folder+"/a.en.md", nil); err == nil || errors.Is(err, fs.ErrExist) {
			t.Fatalf("a %s is taken for one that is there: %v", k.Name, err)
		}
		hub, _ := site.Read(site.Source{Program: fstest.MapFS{}, Hub: b.root.FS()})
		if name, err := k.Start(hub, b.root, "A title", "", now); err == nil {
			t.Errorf("new %s wrote %s", k.Name, name)
		}
	}
}

// Whatever is started can be read, and comes after what is there.
func TestKinds(t *testing.T) {
	b := newBench(t)
	b.write("guidelines/first.fr.md", "---\ntitle: First\norder: 3\n---\n")
	folders := map[string]string{
		"post": "content/posts/2027/", "campaign": "content/campaigns/", "guideline": "guidelines/",
		"lesson": "content/onboarding/", "poll": "content/polls/",
	}
	for _, k := range Kinds {
		for _, id := range []string{"the-ou-cafe-un-choix-1", "the-ou-cafe-un-choix-1-2"} {
			hub, _ := site.Read(site.Source{Program: fstest.MapFS{}, Hub: b.root.FS()})
			name, err := k.Start(hub, b.root, "Thé ou café : \"un choix\" #1?", "", now)
			if want := folders[k.Name] + id + ".fr.md"; err != nil || name != want {
				t.Errorf("new %s: %s, %v; want %s", k.Name, name, err, want)
			}
		}
	}
	hub, problems := site.Read(site.Source{Program: fstest.MapFS{}, Hub: b.root.FS()})
	for _, p := range problems {
		if p.Rule != "language" {
			t.Errorf("what was written has a mistake: %v", p)
		}
	}
	l := hub.Library
	if len(l.Posts) != 2 || len(l.Campaigns) != 2 || len(l.Guidelines) != 3 || len(l.Lessons) != 2 || len(l.Polls) != 2 {
		t.Fatalf("found %+v", l)
	}
	if g := l.Guidelines[2].Original(); g.Meta.Order != 5 || g.Meta.Owner != "comms" || g.Meta.Version != "1.0" {
		t.Errorf("the second guideline is %+v", g.Meta)
	}
	if p := l.Polls[0].Original(); p.Title != `Thé ou café : "un choix" #1?` || p.Meta.State(now) != content.PollToCome {
		t.Errorf("the poll is %q, %s", p.Title, p.Meta.State(now))
	}
	if c := l.Campaigns[0].Original(); !c.Meta.Start.After(now) {
		t.Errorf("the campaign begins on %s", c.Meta.Start)
	}
}

// The same title twice at once gives two posts, and not one in two languages.
func TestPostPath(t *testing.T) {
	b := newBench(t)
	b.write("content/posts/rabat-opens.fr.md", "---\ntitle: Rabat opens\n---\n")
	hub, _ := site.Read(site.Source{Program: fstest.MapFS{}, Hub: b.root.FS()})
	first := PostPath(hub, "Rabat opens", "fr", now, nil)
	second := PostPath(hub, "Rabat opens", "en", now, []string{first})
	if first != "content/posts/2027/rabat-opens-2.fr.md" || second != "content/posts/2027/rabat-opens-3.en.md" {
		t.Errorf("the paths are %s and %s", first, second)
	}
}
