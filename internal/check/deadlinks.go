package check

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/yaml"
)

var deadLinks = Rule{
	Name: "dead-links",
	Doc: "A link from a briefing, a guideline or a lesson to another page of the hub leads " +
		"there, and one to a heading finds it; an image of another site is no more than a " +
		"link. Write /LANG/posts/ID/ or a path from the page's own address.",
	Example: `
-- content/posts/lost.en.md --
---
title: Lost
---
More in [the charter](/en/guidelines/charter/).
-- finding --
content/posts/lost.en.md:4:9: warning: /en/guidelines/charter/ is no page of the hub [dead-links]
`,
	far: true,
	hub: func(f *finder) {
		documents := append(f.briefings(), f.documents()...)
		m := f.atlas(documents)
		for _, d := range documents {
			m.follow(f, d)
		}
	},
}

// follow tries every link of a body that leads into the hub.
func (m *atlas) follow(f *finder, d document) {
	for _, l := range f.linksIn(d.Document) {
		to, ok := inside(f.Settings, d.url, l.URL)
		if !ok {
			if l.Image && content.Elsewhere(l.URL) {
				f.warn(l.Pos, "the image is shown as a link: pages load nothing from other sites").Cure =
					"put its file beside the post, under media:, or write a link: [words](" + l.URL + ")"
			}
			continue
		}
		switch {
		case !m.pages[to.Path] && m.pages[to.Path+"/"]:
			f.warn(l.Pos, "%s does not end in a slash", l.URL).Cure = "write " + l.URL + "/"
		case !m.pages[to.Path] && f.spoilt(to.Path):
			// its mistakes are known already
		case !m.pages[to.Path]:
			f.warn(l.Pos, "%s is no page of the hub", l.URL).Cure = m.instead(f.Settings, l, to.Path)
		case m.hidden[to.Path] && !m.hidden[d.url]:
			f.hint(l.Pos, "%s is not published yet", l.URL)
		case to.Fragment != "" && !m.holds(l, to):
			f.warn(l.Pos,
				"%s: the page has no heading of that name", l.URL).Cure =
				"write # and the heading's id, or leave it out"
		}
	}
}

// inside is where a link on a page leads in the hub; false: elsewhere. Its path is
// below the hub's, without a slash in front.
func inside(s *config.Settings, page, link string) (*url.URL, bool) {
	if rest, ok := strings.CutPrefix(link, s.BaseURL); ok {
		link = "/" + rest
	}
	base := &url.URL{Scheme: "https", Host: "hub", Path: "/" + page}
	to, err := base.Parse(link)
	if err != nil || to.Scheme != base.Scheme || to.Host != base.Host {
		return nil, false
	}
	to.Path = strings.TrimPrefix(to.Path, "/")
	return to, true
}

// instead guesses what a link that leads nowhere was meant to be.
func (m *atlas) instead(s *config.Settings, l content.Link, path string) string {
	switch below, doubled := strings.CutPrefix("/"+path, s.BasePath); {
	case s.BasePath != "/" && doubled:
		return "write /" + below + ": the hub's own path is added"
	case l.Image:
		return "name it under media: of a post"
	case strings.HasSuffix(path, ".md"):
		return "write the address of its page, such as /" + s.Languages[0] + "/posts/ID/"
	}
	_, rest, _ := strings.Cut(path, "/")
	for _, lang := range s.Languages {
		if rest != "" && m.pages[lang+"/"+rest] {
			return "it is there as /" + lang + "/" + rest
		}
	}
	return m.near(path)
}

// near is the page beside one that is not there whose name is nearest.
func (m *atlas) near(address string) string {
	folder, name := path.Split(strings.TrimSuffix(address, "/"))
	var beside []string
	for page := range m.pages {
		if other, ok := strings.CutPrefix(page, folder); ok && strings.Index(other, "/") == len(other)-1 {
			beside = append(beside, other)
		}
	}
	slices.Sort(beside)
	if cure := yaml.Suggest(name+"/", beside); strings.HasPrefix(cure, "did you mean") {
		return strings.Replace(cure, `"`, `"/`+folder, 1)
	}
	return ""
}
