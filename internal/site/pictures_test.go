package site_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/images"
	"github.com/portevoix/portevoix/internal/site"
)

// picture is a PNG of a size, with a comment that is nobody's business.
func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.White})); err != nil {
		t.Fatal(err)
	}
	out.WriteString("Ana's phone")
	if w > 1000 {
		out.WriteString(strings.Repeat("\x00", 100_000)) // heavy enough to be worth narrower versions
	}
	return out.Bytes()
}

// planMedia plans a hub of some texts with the files that they name.
func planMedia(t *testing.T, archive string, o site.Options) *site.Plan {
	t.Helper()
	hub := files(archive)
	for name, data := range map[string][]byte{
		"big.png": picture(t, 2000, 1000), "middle.png": picture(t, 1200, 630), "small.png": picture(t, 300, 300),
		"talk.mp4": []byte("\x00\x00\x00\x18ftypisom"), "fr.vtt": []byte("WEBVTT\n"), "study.pdf": []byte("%PDF-1.7"),
	} {
		hub["content/posts/"+name] = &fstest.MapFile{Data: data}
	}
	read, problems := site.Read(site.Source{Program: program, Hub: hub})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	o.Now = now
	p, problems := read.Plan(o)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return p
}

// below are the files of media without the digest in their names.
func below(p *site.Plan) []string {
	var list []string
	for _, path := range paths(p) {
		if name, ok := strings.CutPrefix(path, "media/"); ok {
			list = append(list, name[16:])
		}
	}
	slices.Sort(list)
	return list
}

func TestPlannedMedia(t *testing.T) {
	const sum = "109bc4102df941d25c700824514023fc0f7ece6a1d389e3133046ae6f270793e"
	for name, test := range map[string]struct{ item, want string }{
		"wide image":        {"file: big.png", "-1600.png -480.png -960.png -square.png -tall.png -wide.png .png"},
		"image":             {"file: middle.png", "-480.png -960.png -square.png -tall.png -wide.png .png"},
		"small image":       {"file: small.png", "-square.png -tall.png -wide.png .png"},
		"focus":             {"file: small.png, focus: [0, 0.333]", "-square-0-33.png -tall-0-33.png -wide-0-33.png .png"},
		"middle as focus":   {"file: small.png, focus: [0.5, 0.5]", "-square.png -tall.png -wide.png .png"},
		"video":             {"file: talk.mp4, poster: small.png, captions: {fr: fr.vtt}", ".mp4 .png .vtt"},
		"video with poster": {"file: talk.mp4, poster: middle.png", "-480.png -960.png -wide.png .mp4 .png"},
		"document":          {"file: study.pdf", ".pdf"},
		"elsewhere":         {"url: 'https://example.com/a.mp4', poster: small.png, sha256: " + sum, ".png"},
	} {
		p := planMedia(t, settings+post("p.en.md", "media: [{"+test.item+", alt: A}]\n"), site.Options{})
		if got := strings.Join(below(p), " "); got != test.want {
			t.Errorf("%s: found %s, want %s", name, got, test.want)
		}
	}
}

// A version that is not yet made counts by its pixels.
func TestMediaSize(t *testing.T) {
	image := content.Stored{Path: "a.jpg", Size: 800_000, Info: images.Info{Type: "image/jpeg", Width: 2400, Height: 1256}}
	video := content.Stored{Path: "b.mp4", Size: 9_000_000, Info: images.Info{Type: "video/mp4"}}
	sizes := map[string]int64{}
	for _, m := range []content.Media{
		{Kind: content.MediaImage, Stored: image, Focus: content.Centre}, {Kind: content.MediaVideo, Stored: video},
	} {
		for _, f := range site.MediaFiles(m) {
			sizes[strings.TrimPrefix(f.Path, "media/0000000000000000")] = f.Size()
		}
	}
	want := map[string]int64{
		".jpg": 800_000, "-480.jpg": 31_974, "-960.jpg": 127_898, "-1600.jpg": 355_414, ".mp4": 9_000_000,
		"-wide.jpg": 200_000, "-square.jpg": 309_554, "-tall.jpg": 235_333,
	}
	if diff := cmp.Diff(want, sizes); diff != "" {
		t.Error(diff)
	}
}

// What is over, and what is to come, has no files.
func TestMediaOfWhatIsNotOffered(t *testing.T) {
	for _, more := range []string{"expires: 2026-11-01\n", "publish: 2027-01-01\n", "status: draft\n", "status: withdrawn\n"} {
		p := planMedia(t, settings+post("p.en.md", "media: [{file: big.png, alt: A}]\n"+more), site.Options{})
		if got := below(p); len(got) > 0 {
			t.Errorf("%s: there are %v", more, got)
		}
	}
}

// The same file, cropped in two ways by two posts, has two sets of crops.
func TestCropsOfTwoPosts(t *testing.T) {
	p := planMedia(t, settings+post("a.en.md", "media: [{file: small.png, alt: A}]\n")+
		post("b.en.md", "media: [{file: small.png, alt: A, focus: [0, 0]}]\n"), site.Options{})
	want := "-square-0-0.png -square.png -tall-0-0.png -tall.png -wide-0-0.png -wide.png .png"
	if got := strings.Join(below(p), " "); got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

func TestPicturesTellNothing(t *testing.T) {
	p := planMedia(t, settings+post("p.en.md", "media: [{file: big.png, alt: A}]\n"), site.Options{})
	for _, page := range p.Pages {
		if !strings.HasPrefix(page.Path, "media/") {
			continue
		}
		data := view[site.Raw](t, p, page.Path)
		if _, err := png.Decode(bytes.NewReader(data)); err != nil || bytes.Contains(data, []byte("Ana")) {
			t.Errorf("%s is no picture, or tells whose it is: %v", page.Path, err)
		}
	}
}

func TestMediaOnThePage(t *testing.T) {
	p := planMedia(t, settings+post("p.en.md", `media:
  - {file: middle.png, alt: A roof, focus: [1, 0.25]}
  - {file: talk.mp4, alt: A talk, poster: small.png, captions: {fr: fr.vtt, ar: fr.vtt}}
  - {file: study.pdf, alt: A study}
  - {url: "https://example.com/a/talk.webm?x", sha256: 109bc4102df941d25c700824514023fc0f7ece6a1d389e3133046ae6f270793e, captions: {fr: fr.vtt}}
`)+post("p.ar.md", "translated_from: {lang: en}\n"), site.Options{})
	digest := func(ext string) string {
		for _, path := range paths(p) {
			if strings.HasPrefix(path, "media/") && len(path) == len("media/")+16+len(ext) && strings.HasSuffix(path, ext) {
				return "/hub/" + strings.TrimSuffix(path, ext)
			}
		}
		t.Fatalf("there is no %s", ext)
		return ""
	}
	text := func(words string) site.Text { return site.Text{Words: words, Lang: "en", Dir: "ltr"} }
	media := view[site.PostPage](t, p, "en/posts/p/index.html").Media
	roof := strings.TrimSuffix(media[0].Picture.Src, "-960.png")
	want := []site.Medium{
		{Picture: &site.Picture{
			Src: roof + "-960.png", Srcset: roof + "-480.png 480w, " + roof + "-960.png 960w, " + roof + ".png 1200w",
			Alt: text("A roof"), Width: 1200, Height: 630, First: true,
			Downloads: []site.Download{
				{Shape: "whole", Href: roof + ".png", Name: "p-whole.png"}, {Shape: "wide", Href: roof + "-wide-100-25.png", Name: "p-wide.png"},
				{Shape: "square", Href: roof + "-square-100-25.png", Name: "p-square.png"},
				{Shape: "tall", Href: roof + "-tall-100-25.png", Name: "p-tall.png"},
			},
		}},
		{Video: &site.Video{
			Src: digest(".mp4") + ".mp4", Type: "video/mp4", Name: text("A talk"), Poster: media[1].Video.Poster, Width: 300, Height: 300,
			Captions: []site.Captions{
				{Src: digest(".vtt") + ".vtt", Lang: "ar", Name: "العربية"}, {Src: digest(".vtt") + ".vtt", Lang: "fr", Name: "fr"},
			},
		}},
		{File: &site.File{Kind: "document", Href: digest(".pdf") + ".pdf", Name: text("A study"), Ending: "PDF", Size: 1, Unit: "kB"}},
		{File: &site.File{Kind: "video", Href: "https://example.com/a/talk.webm?x", Name: text("talk.webm"), Ending: "WEBM", Host: "example.com",
			Captions: []site.Captions{{Src: digest(".vtt") + ".vtt", Lang: "fr", Name: "fr"}}}},
	}
	if diff := cmp.Diff(want, media); diff != "" {
		t.Error(diff)
	}
	for _, href := range []string{media[0].Picture.Src, media[1].Video.Poster} {
		if !has(p, strings.TrimPrefix(href, "/hub/")) {
			t.Errorf("the page names %s, which the site does not have", href)
		}
	}
	foreign := view[site.PostPage](t, p, "ar/posts/p/index.html").Media[0].Picture.Alt
	if foreign.Lang != "en" || foreign.Foreign != "English" {
		t.Errorf("a text taken from the original is in %+v", foreign)
	}
}

// memory is a cache that counts what is made.
type memory struct {
	kept map[[32]byte][]byte
	made int
}

func (m *memory) Get(key [32]byte) ([]byte, bool) {
	data, found := m.kept[key]
	return data, found
}

func (m *memory) Put(key [32]byte, data []byte) {
	m.made++
	m.kept[key] = data
}

// A picture is made once for the same file, version and program, whatever else the hub
// says.
func TestPicturesAreKept(t *testing.T) {
	cache := &memory{kept: map[[32]byte][]byte{}}
	item := func(more string) string {
		return settings + post("p.en.md", "media: [{file: middle.png, alt: A"+more+"}]\n")
	}
	for _, step := range []struct {
		hub  string
		made int
	}{{item(""), 5}, {item(""), 0}, {item(", rights: {source: own}"), 0}, {item(", focus: [0, 0]"), 3}} {
		cache.made = 0
		p := planMedia(t, step.hub, site.Options{Cache: cache})
		for _, path := range paths(p) {
			if strings.HasPrefix(path, "media/") {
				view[site.Raw](t, p, path)
			}
		}
		if cache.made != step.made {
			t.Errorf("%d pictures were made, want %d", cache.made, step.made)
		}
	}
}
