package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// red is a picture of 1600 by 1200 pixels.
var red = drawn(1600, 1200)

func drawn(width, height int) string {
	img := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.RGBA{0xd6, 0, 0x1c, 0xff}})
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		panic(err)
	}
	return data.String()
}

const campaign = "-- content/campaigns/c.en.md --\n---\ntitle: Sea\n---\n"

// Networks show what a page is about, and nothing of a post that is over.
func TestShareImages(t *testing.T) {
	hub := settings + "brand: {color: \"#123456\"}\ntagline: Tag\n" + campaign +
		post("linked.en.md", "") +
		post("sea.en.md", "campaign: c\n") +
		post("over.en.md", "campaign: c\nexpires: 2026-11-01\n") +
		post("gone.en.md", "campaign: c\nstatus: withdrawn\n") +
		"-- content/posts/read.en.md --\n---\ntitle: Read me\ntopics: [law]\n---\n" +
		"-- content/posts/shown.en.md --\n---\ntitle: Shown\n" +
		"media: [{file: red.png, alt: All red, rights: {source: own}}]\n---\n" +
		"-- content/posts/stamp.en.md --\n---\ntitle: Stamp\n" +
		"media: [{file: small.png, alt: Too small, rights: {source: own}}]\n---\n" +
		"-- content/posts/talk.en.md --\n---\ntitle: Talk\n" +
		"media: [{file: talk.mp4, alt: A talk, poster: red.png, rights: {source: own}}]\n---\n" +
		"-- content/posts/talk.mp4 --\n....ftypisom" +
		"\n-- content/posts/small.png --\n" + drawn(599, 1200) +
		"\n-- content/posts/red.png --\n" + red
	p := plan(t, hub, site.Options{})
	const (
		ofHub = "Test · Tag · example.org/hub"
		ofSea = "Campaign · Sea · Test"
	)
	for page, want := range map[string]string{
		"posts/linked/": ofHub,
		"posts/sea/":    ofSea,
		"posts/over/":   ofHub,
		"posts/gone/":   ofHub,
		"posts/read/":   "Law · Read me · Test",
		"posts/shown/":  "All red",
		"posts/stamp/":  "Stamp · Test",
		"posts/talk/":   "A talk",
	} {
		got := shown(view[site.PostPage](t, p, "en/"+page+"index.html").Base)
		if got.Alt != want || got.Width != 1200 || got.Type != "image/png" {
			t.Errorf("%s shows %+v, want %q", page, got, want)
		}
		if file, ours := strings.CutPrefix(got.URL, "https://example.org/hub/"); !ours || !has(p, file) {
			t.Errorf("%s shows %s, which is not in the plan", page, got.URL)
		}
	}
	if got := shown(view[site.ListPage](t, p, "ar/campaigns/c/index.html").Base); got.Alt != ofSea {
		t.Errorf("the Arabic page of an English campaign shows %q", got.Alt)
	}
	home := shown(view[site.HomePage](t, p, "en/index.html").Base)
	ar := shown(view[site.HomePage](t, p, "ar/index.html").Base)
	if home.Alt != ofHub || ar.Alt != ofHub || home.URL == ar.URL {
		t.Errorf("the home pages show %+v and %+v", home, ar)
	}
}

// shown is the picture that networks show of a page.
func shown(b site.Base) *site.ShareImage { return b.Social.View().(site.Social).Image }

// A card is drawn when it is first asked for, and then kept by all that is seen on it.
func TestCardsAreDrawnOnce(t *testing.T) {
	kept := cache{}
	card := func(hub string) string {
		p := plan(t, hub, site.Options{Assets: "assets/dev", Cache: kept})
		at := slices.IndexFunc(p.Pages, func(p site.Page) bool { return strings.HasPrefix(p.Path, "cards/") })
		if _, err := p.Pages[at].Input.View(); err != nil {
			t.Fatal(err)
		}
		return p.Pages[at].Path
	}
	hub := strings.Replace(settings, "languages: [en, ar]", "languages: [en]", 1)
	first := card(hub)
	if len(kept) != 1 {
		t.Fatalf("%d pictures were kept, want one", len(kept))
	}
	if again := card(hub); again != first || len(kept) != 1 {
		t.Error("the same card is drawn again")
	}
	if card(hub+"-- site/static/fonts/own.ttf --\n"+string(goregular.TTF)) == first || len(kept) != 2 {
		t.Error("with another font it is the same card")
	}
	if card(hub+"brand: {logo: red.png}\n-- site/static/red.png --\n"+red) == first || len(kept) != 3 {
		t.Error("with a logo it is the same card")
	}
}

// A cache is a site.Cache in memory.
type cache map[[32]byte][]byte

func (c cache) Get(key [32]byte) ([]byte, bool) { data, ok := c[key]; return data, ok }
func (c cache) Put(key [32]byte, data []byte)   { c[key] = data }

// A title that no font can write makes no card of half its letters: the page shows a
// more general one, and the writer is told where and what to do.
func TestTitlesThatNoFontCanWrite(t *testing.T) {
	titled := func(title string) string {
		return "-- content/posts/p.en.md --\n---\ntitle: " + title + "\n---\n"
	}
	font := "-- site/static/fonts/own.ttf --\n" + string(goregular.TTF)
	const broken = "-- site/static/fonts/x.otf --\nno font\n"
	for _, test := range []struct {
		name, hub string
		alt       string
		severity  problem.Severity
		message   string // empty: nothing is said
	}{
		{"letters", titled("Что?"), "Test · example.org/hub", problem.Warning, "there is no font for Ч т о: networks"},
		{"its own font", titled("Что?") + font, "Что? · Test", 0, ""},
		{"a sign", titled("Party 🎉"), "Party · Test", problem.Note, "the card has no font for 🎉"},
		{"a font that is none", titled("Yes") + broken, "Yes · Test", problem.Warning, "read font: the file is damaged"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, problems := read(t, settings+test.hub).Plan(site.Options{Now: now})
			if got := shown(view[site.PostPage](t, p, "en/posts/p/index.html").Base).Alt; got != test.alt {
				t.Errorf("the page shows %q, want %q", got, test.alt)
			}
			if test.message == "" {
				if len(problems) > 0 {
					t.Error(problems)
				}
				return
			}
			if len(problems) != 1 {
				t.Fatalf("the writer is told %v", problems)
			}
			told := problems[0]
			if told.Severity != test.severity || !strings.Contains(told.Message, test.message) || told.Cure == "" {
				t.Errorf("the writer is told %v", told)
			}
		})
	}
}

// What stands beside a title is drawn as far as there are fonts for it, and nothing else
// is said of the picture. Who wrote it is told once.
func TestWordsThatNoFontCanWrite(t *testing.T) {
	hub := func(title, topic, entity, campaign string) string {
		head := strings.NewReplacer("title: Test", "title: "+title, "law: Law", "law: "+topic).Replace(settings)
		return head + "entities: {perm: {name: " + entity + "}}\ntagline: " + entity + "\n" +
			"-- content/campaigns/sea.en.md --\n---\ntitle: " + campaign + "\n---\n" +
			"-- content/posts/one.en.md --\n---\ntitle: One\nentity: perm\ntopics: [law]\n---\n" +
			"-- content/posts/two.en.md --\n---\ntitle: Two\nentity: perm\ntopics: [law]\n---\n" +
			"-- content/posts/swim.en.md --\n---\ntitle: Swim\ncampaign: sea\n---\n"
	}
	lettered := hub("Test", "Право", "Пермь", "Море")
	for _, test := range []struct {
		name, hub       string
		home, one, swim string
		told            []string
	}{
		{"letters", lettered, "Test · example.org/hub", "One", "Swim · Test", []string{
			"content/campaigns/sea.en.md:2:8: there is no font for М о р е: cards are drawn without these words",
			"site/hub.yaml:6:29: there is no font for П р а в о: cards are drawn without these words",
			"site/hub.yaml:8:25: there is no font for П е р м ь: cards are drawn without these words",
			"site/hub.yaml:9:10: there is no font for П е р м ь: cards are drawn without these words",
		}},
		{"its own font", lettered + "-- site/static/fonts/own.ttf --\n" + string(goregular.TTF),
			"Test · Пермь · example.org/hub", "Право · One · Пермь", "Море · Swim · Test", nil},
		{"signs", hub("Test 🎉", "⚖ Law", "Perm 🎉", "🌊"),
			"Test · Perm · example.org/hub", "Law · One · Perm", "Swim · Test", []string{
				"content/campaigns/sea.en.md:2:8: the card has no font for 🌊",
				"site/hub.yaml:1:8: the card has no font for 🎉",
				"site/hub.yaml:6:29: the card has no font for ⚖",
				"site/hub.yaml:8:25: the card has no font for 🎉",
				"site/hub.yaml:9:10: the card has no font for 🎉",
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, problems := read(t, test.hub).Plan(site.Options{Now: now})
			alt := func(b site.Base) string { return shown(b).Alt }
			got := []string{
				alt(view[site.HomePage](t, p, "en/index.html").Base),
				alt(view[site.PostPage](t, p, "en/posts/one/index.html").Base),
				alt(view[site.PostPage](t, p, "en/posts/swim/index.html").Base),
			}
			if want := []string{test.home, test.one, test.swim}; !slices.Equal(got, want) {
				t.Errorf("the pages show %q, want %q", got, want)
			}
			var told []string
			for _, p := range problems {
				told = append(told, p.Position.String()+": "+p.Message)
			}
			slices.Sort(told)
			if !slices.Equal(told, test.told) {
				t.Errorf("the writers are told\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(test.told, "\n"))
			}
		})
	}
}

func TestManifest(t *testing.T) {
	hub := strings.Replace(settings, "title: Test", "title: {en: The company relay, ar: الناقل}", 1) +
		"brand: {color: \"#123456\"}\n"
	p := plan(t, hub, site.Options{})
	var manifest struct {
		ID        string `json:"id"`
		Name      string `json:"name"`
		Short     string `json:"short_name"`
		Start     string `json:"start_url"`
		Scope     string `json:"scope"`
		Lang, Dir string
		Display   string
		Theme     string `json:"theme_color"`
		Icons     []struct{ Src, Sizes, Type, Purpose string }
	}
	if err := json.Unmarshal(view[site.Raw](t, p, "ar/manifest.webmanifest"), &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.Name != "الناقل" || manifest.Lang != "ar" || manifest.Dir != "rtl" ||
		manifest.Start != "/hub/ar/" || manifest.ID != "/hub/ar/" || manifest.Scope != "/hub/" ||
		manifest.Display != "standalone" || manifest.Theme != "#123456" {
		t.Errorf("the Arabic manifest reads %+v", manifest)
	}
	var kinds []string
	for _, icon := range manifest.Icons {
		kinds = append(kinds, icon.Sizes+" "+icon.Purpose)
		data := view[site.Raw](t, p, strings.TrimPrefix(icon.Src, "/hub/"))
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || icon.Sizes != fmt.Sprintf("%dx%d", config.Width, config.Height) {
			t.Errorf("the icon %s is %d × %d: %v", icon.Sizes, config.Width, config.Height, err)
		}
	}
	want := []string{"192x192 any", "512x512 any", "192x192 maskable", "512x512 maskable"}
	if !slices.Equal(kinds, want) {
		t.Errorf("the icons are %v", kinds)
	}
	err := json.Unmarshal(view[site.Raw](t, p, "en/manifest.webmanifest"), &manifest)
	if err != nil || manifest.Short != "The company" {
		t.Errorf("the English short name is %q: %v", manifest.Short, err)
	}
}
