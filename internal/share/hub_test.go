package share_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// A hub is files to read; tests change a copy of the one below.
type hub map[string]string

const settings = `title: A hub
languages: [fr, en, ar]
networks: [linkedin, x, mastodon, email, instagram]
domains: [example.org]
disclosures:
  standard:
    fr: {long: Je travaille pour Example., short: "#Example"}
    en: {long: I work for Example., short: "#ExampleStaff"}
default_disclosure: standard
`

const post = `---
title: Our region opens
link: https://www.example.org/news?id=7#top
campaign: rabat
hashtags: [Rabat, Cloud]
share:
  any:
    - {id: plain, text: A new region.}
---
Why it matters.
`

const campaign = `---
title: Rabat
hashtag: RABAT
---
`

func newHub() hub {
	return hub{
		config.File:                     settings,
		"content/posts/region.en.md":    post,
		"content/campaigns/rabat.en.md": campaign,
	}
}

// with returns the hub with text replaced in a file.
func (h hub) with(t testing.TB, file, old, new string) hub {
	t.Helper()
	if !strings.Contains(h[file], old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	h[file] = strings.Replace(h[file], old, new, 1)
	return h
}

const postFile = "content/posts/region.en.md"

func (h hub) files() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range h {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// read returns the hub and its one post.
func (h hub) read(t testing.TB) (*config.Settings, *content.Library, *content.Post) {
	t.Helper()
	fsys := h.files()
	s, problems := config.Read(fsys)
	var names []string
	for _, n := range s.Networks {
		names = append(names, n.Name)
	}
	l, more := content.Read(fsys, content.Options{Languages: s.Languages, Zone: s.Zone, Networks: names})
	if problems = append(problems, more...); problems.HasErrors() {
		t.Fatal(problems)
	}
	p, ok := l.Post("region")
	if !ok {
		t.Fatalf("there is no post: %v", problems)
	}
	return s, l, p
}

// pixel is a PNG of one pixel. With any text behind it, it is another file with the same
// picture.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU" +
	"\x00\x00\x00\x0eIDATx\xdabb\x00\x04\x00\x00\xff\xff\x00\x06\x00\x03\xe7\xb8\x17\xd8\x00\x00\x00\x00IEND\xaeB`\x82"
