package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

var now = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

const settings = `-- site/hub.yaml --
title: Hub
base_url: https://example.org/hub/
timezone: Europe/Paris
languages: [en, fr]
networks: [linkedin, x, instagram, pinterest]
domains: [example.org]
disclosures:
  standard:
    en: {long: I work for Example., short: "#Staff"}
    fr: {long: Je travaille pour Example., short: "#Staff"}
default_disclosure: standard
-- site/languages/en.yaml --
language: {name: English, dir: ltr}
calendar: {name: Calendar, last: "Last day: {{.Title}}", begins: "{{.Title}}", ends: "{{.Title}}"}
`

// post is a post's file with keys and texts.
func post(name, keys string, texts ...string) string {
	file := fmt.Sprintf("-- content/posts/%s.md --\n---\ntitle: %[1]s\nlink: https://example.org/%[1]s\n%s"+
		"share:\n  any:\n", name, keys)
	for i, text := range texts {
		file += fmt.Sprintf("    - {id: t%d, text: %q}\n", i, text)
	}
	return file + "---\n"
}

func read(t testing.TB, archive string) *site.Hub {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	hub, problems := site.Read(site.Source{Program: fstest.MapFS{}, Hub: files})
	for _, p := range problems {
		if p.Rule != "language" && strings.HasPrefix(p.File, "content/") {
			t.Fatal(p)
		}
	}
	return hub
}

// rows parses a file, without its header.
func rows(t testing.TB, file, header string, delimiter rune) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(file))
	r.Comma = delimiter
	all, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, file)
	}
	if got := strings.Join(all[0], string(delimiter)); got != header {
		t.Fatalf("the header is %q, want %q", got, header)
	}
	return all[1:]
}

const bufferHead = "Text,Image URL,Tags,Posting Time"

func buffered(t *testing.T, hub *site.Hub, s Selection, when Schedule) ([][]string, Remainder) {
	t.Helper()
	var b bytes.Buffer
	left, err := Buffer(&b, hub, s, when)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), bufferHead+"\n") {
		t.Fatalf("the file begins with %.60q", b.String())
	}
	return rows(t, b.String(), bufferHead, ','), left
}

func daily(hub *site.Hub) Schedule {
	return Schedule{Tomorrow(now, hub.Settings.Zone), Daily}
}

func TestBufferIsHandedWhatIsShared(t *testing.T) {
	hub := read(t, settings+
		post("a.en", "hashtags: [One]\n", "=First, “quoted”\nand a second line", "- Second")+
		post("b.en", "", "Of b")+post("b.fr", "translated_from: {lang: en}\n", "De b"))
	got, left := buffered(t, hub, Selection{Now: now, Lang: "en", Network: "linkedin"}, daily(hub))
	tagged := func(post, text string) string {
		return "https://example.org/" + post + ".en?utm_source=linkedin&utm_medium=social&utm_campaign=advocacy" +
			"&utm_content=" + post + ".en." + text
	}
	want := [][]string{
		{"=First, “quoted”\nand a second line\n\n#One\nI work for Example.\n" + tagged("a", "t0"), "", "",
			"2026-11-21 09:00"},
		{"Of b\n\nI work for Example.\n" + tagged("b", "t0"), "", "", "2026-11-22 09:00"},
		{"- Second\n\n#One\nI work for Example.\n" + tagged("a", "t1"), "", "", "2026-11-23 09:00"},
	}
	if !slices.EqualFunc(got, want, slices.Equal) || left != (Remainder{}) {
		t.Errorf("found\n%q, left %v, want\n%q", got, left, want)
	}
}

// Where nothing leads out of a post, as on Instagram, no link stands in the words, and
// what has no image is left out.
func TestBufferForNetworksWithoutLinks(t *testing.T) {
	hub := read(t, settings+post("a.en", "", "Words")+post("b.en", "", "One", "Two"))
	p, _ := hub.Library.Post("a")
	p.Editions[0].Media = media("image", "image/png", "https://example.org/x.png")
	got, left := buffered(t, hub, Selection{Now: now, Network: "instagram"}, daily(hub))
	if len(got) != 1 || got[0][0] != "Words\n\nI work for Example." {
		t.Errorf("the rows are %q", got)
	}
	if left != (Remainder{Bare: 2}) {
		t.Errorf("left out are %+v, want two without an image", left)
	}
}

func TestBufferLeavesOutWhatCannotGo(t *testing.T) {
	texts := make([]string, 130)
	for i := range texts {
		texts[i] = fmt.Sprintf("Text %d", i)
	}
	texts[3] = strings.Repeat("Too long. ", 40)
	hub := read(t, settings+post("a.en", "", texts...)+
		post("b.en", "expires: 2026-11-22\n", "One", "Two", "Three"))
	got, left := buffered(t, hub, Selection{Now: now, Network: "x"}, daily(hub))
	if len(got) != 100 || left != (Remainder{TooLong: 1, TooLate: 2, TooMany: 30}) {
		t.Errorf("the file has %d rows, left out are %+v", len(got), left)
	}
	if !strings.HasPrefix(got[1][0], "One\n") || got[1][3] != "2026-11-22 09:00" {
		t.Errorf("the last day of a post, %q, is not used", got[1])
	}
}

func TestBufferTakesTheFirstPictureItCan(t *testing.T) {
	hub := read(t, settings+post("a.en", "", "Words"))
	p, _ := hub.Library.Post("a")
	for _, test := range []struct{ kind, mime, url, want string }{
		{"image", "image/png", "https://example.org/x.png", "https://example.org/x.png"},
		{"image", "image/webp", "https://example.org/x.webp", ""},
		{"document", "application/pdf", "https://example.org/x.pdf", ""},
	} {
		p.Editions[0].Media = media(test.kind, test.mime, test.url)
		got, _ := buffered(t, hub, Selection{Now: now, Network: "x"}, daily(hub))
		if got[0][1] != test.want {
			t.Errorf("of %s the file names %q, want %q", test.mime, got[0][1], test.want)
		}
	}
}

// A picture of the hub's own stands on its site; one that is too big gives way to the next.
func TestBufferTakesPicturesOf5MB(t *testing.T) {
	hub := read(t, settings+post("a.en", "", "Words"))
	p, _ := hub.Library.Post("a")
	pictures := append(media("image", "image/jpeg", ""), media("image", "image/png", "https://example.org/small.png")...)
	p.Editions[0].Media = pictures
	pictures[0].Path = "content/posts/big.jpg"
	big := hub.Settings.BaseURL + share.MediaPath(pictures[0].Stored)
	for size, want := range map[int64]string{
		0: big, 5 << 20: big, 5<<20 + 1: "https://example.org/small.png",
	} {
		pictures[0].Size = size
		if got, _ := buffered(t, hub, Selection{Now: now, Network: "x"}, daily(hub)); got[0][1] != want {
			t.Errorf("of %d bytes the file names %q, want %q", size, got[0][1], want)
		}
	}
}

// The hundredth text still goes into the file, the next does not.
func TestBufferTakes100(t *testing.T) {
	for texts, want := range map[int]Remainder{99: {}, 100: {}, 101: {TooMany: 1}} {
		hub := read(t, settings+post("a.en", "", slices.Repeat([]string{"Words"}, texts)...))
		got, left := buffered(t, hub, Selection{Now: now, Network: "x"}, daily(hub))
		if len(got) != texts-want.TooMany || left != want {
			t.Errorf("of %d texts the file has %d, left out are %+v", texts, len(got), left)
		}
	}
}

func TestBufferRefusesWhatItCannotDo(t *testing.T) {
	hub := read(t, settings)
	for name, want := range map[string]string{"facebook": "does not offer", "pinterest": "board"} {
		_, err := Buffer(&bytes.Buffer{}, hub, Selection{Now: now, Network: name}, daily(hub))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: found %v, want an error with %q", name, err, want)
		}
	}
}

func TestOnlyWhatIsOfferedLeavesTheHub(t *testing.T) {
	hub := read(t, settings+post("live.en", "", "Words")+
		post("gone.en", "withdrawn: {on: 2026-11-01, reason: A wrong number}\n", "Words")+
		post("draft.en", "status: draft\n", "Words")+
		post("soon.en", "publish: 2026-12-01T09:00:00+01:00\n", "Words")+
		post("over.en", "expires: 2026-11-10\n", "Words"))
	for name, want := range map[string]string{
		"gone":  `post "gone" is withdrawn: A wrong number`,
		"draft": `post "draft" is a draft`,
		"soon":  `post "soon" may not be shared before 2026-12-01 09:00`,
		"over":  `post "over" was offered until 2026-11-10 23:59`,
		"liev":  `there is no post "liev"; did you mean "live"?`,
	} {
		s := Selection{Now: now, Posts: []string{"live", name}, Lang: "en", Network: "x"}
		var b bytes.Buffer
		_, err := Buffer(&b, hub, s, daily(hub))
		for _, err := range []error{err, Table(&b, hub, s, ','), second(Dates(hub, s))} {
			if err == nil || err.Error() != want {
				t.Errorf("found the error %v, want %s", err, want)
			}
		}
		if b.Len() > 0 {
			t.Errorf("something was written: %s", &b)
		}
	}
	got, _ := buffered(t, hub, Selection{Now: now, Network: "x"}, daily(hub))
	if len(got) != 1 {
		t.Errorf("without names %d texts leave, want that of the live post", len(got))
	}
}

// What was taken back is refused in the words of the language that was asked for.
func TestRefusalsSayWhyInTheirLanguage(t *testing.T) {
	hub := read(t, settings+post("gone.en", "withdrawn: {reason: A wrong number}\n", "Words")+
		post("gone.fr", "translated_from: {lang: en}\nwithdrawn: {reason: Un chiffre faux}\n", "Mots"))
	for lang, want := range map[string]string{"": "A wrong number", "en": "A wrong number", "fr": "Un chiffre faux"} {
		err := Table(&bytes.Buffer{}, hub, Selection{Now: now, Posts: []string{"gone"}, Lang: lang}, ',')
		if err == nil || !strings.HasSuffix(err.Error(), "is withdrawn: "+want) {
			t.Errorf("in %q: found %v, want %s", lang, err, want)
		}
	}
}

func second(_ []byte, err error) error { return err }

// What is not to be shared now does not leave the hub, and what is not to be shared on
// the day it would be sent is not scheduled for it.
func TestNothingLeavesInAFreeze(t *testing.T) {
	hub := read(t, settings+post("a.en", "", "One", "Two")+post("b.en", "topics: [cloud]\n", "Of the cloud"))
	hub.Settings.Freezes = []config.Freeze{
		{ID: "now", Topics: []string{"cloud"}},
		{ID: "tomorrow", From: now, Until: now.AddDate(0, 0, 1), Networks: []string{"x"}},
	}
	var b bytes.Buffer
	if err := Table(&b, hub, Selection{Now: now.Add(-time.Second), Network: "x"}, ','); err != nil {
		t.Fatal(err)
	}
	if table := b.String(); !strings.Contains(table, "One") || strings.Contains(table, "cloud") {
		t.Errorf("the table holds\n%s", table)
	}
	got, left := buffered(t, hub, Selection{Now: now.Add(-time.Second), Network: "x"}, daily(hub))
	if len(got) != 0 || left != (Remainder{Frozen: 2}) {
		t.Errorf("the file has %d rows, left out are %+v", len(got), left)
	}
}
