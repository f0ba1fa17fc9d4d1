package check

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

var links = Rule{
	Name: "links",
	Doc: "A link says where it leads: a full https address, without password, bare IP address, " +
		"look-alike letters or somebody else's shortener, which hides the target, can change it " +
		"and counts your readers. utm_ tags are the hub's to write.",
	Example: `
-- site/hub.yaml --
title: Hub
base_url: https://acme.github.io/share/
domains: [example.org]
-- content/posts/short.en.md --
---
title: Our summer
link: https://bit.ly/3xYzAbC
---
-- finding --
content/posts/short.en.md:3:7: warning: bit.ly is somebody else's shortener [links]
    → write the address it leads to
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			f.shared(e)
			f.mentioned(e)
		}
	},
	hub: func(f *finder) {
		sharing := slices.ContainsFunc(f.current(), func(p *content.Post) bool { return p.Original().Link != "" })
		if sharing && len(f.Settings.Domains) == 0 {
			f.hint(f.Settings.At("domains"),
				"no domain is ours, so no link is tagged and no visit can be counted").Cure =
				"write domains: with the host of your own site"
		}
		f.nobodys()
		if sharing && len(f.Settings.Networks) == 0 {
			f.warn(f.Settings.At("networks"), "no network is on, so no link can be shared").Cure =
				"remove off: true from one, or list the networks your colleagues use"
		}
	},
}

// nobodys finds a hub that still has the address it was started with, or that of one
// computer, where posts are live already. Whoever follows what is shared finds nothing.
func (f *finder) nobodys() {
	base, err := url.Parse(f.Settings.BaseURL)
	if err != nil || f.Settings.Elsewhere {
		return
	}
	live := f.posts(func(s content.State) bool { return s == content.Live })
	if len(live) > 0 && config.Reserved(base.Hostname()) {
		f.warn(f.Settings.At("base_url"), "what is shared leads to %s, which is nobody's", f.Settings.BaseURL).Cure =
			"write in base_url where the site will stand, before anything is shared"
	}
}

// shared looks at what a post sends people to.
func (f *finder) shared(e *content.Edition) {
	if e.Link != "" {
		f.faults(address(f.Settings, e.Link, "https", "http"), e, "link")
		f.faults(ownTags(e.Link), e, "link")
	}
	for i, a := range e.Actions {
		f.faults(address(f.Settings, a.URL, "https", "http", "mailto"), e, "actions", i, "url")
	}
	for i, c := range e.Claims {
		if c.Evidence != "" {
			f.faults(address(f.Settings, c.Evidence, "https", "http"), e, "claims", i, "evidence")
		}
	}
}

var inWords = regexp.MustCompile(`https?://[^\s<>"]+`)

// mentioned looks at the links in words. What else a briefing's links may be is known
// to rule body.
func (f *finder) mentioned(e *content.Edition) {
	for network, texts := range e.Share {
		for _, t := range texts {
			for _, link := range linksInWords(t.Body) {
				found := append(address(f.Settings, link, "https", "http"), ownTags(link)...)
				f.faults(found, e, "share", network, t.Index)
			}
		}
	}
	for _, l := range f.linksIn(&e.Document) {
		if inWords.MatchString(l.URL) {
			f.say(address(f.Settings, l.URL, "https", "http"), l.Pos)
		}
	}
}

// linksInWords lists the links that stand in a text.
func linksInWords(text string) []string {
	links := inWords.FindAllString(text, -1)
	for i, link := range links {
		links[i] = ended(link)
	}
	return links
}

// ended is a link without the marks that end the sentence it stands in. Dots that
// stand for an address are kept.
func ended(link string) string {
	if short := strings.TrimRight(link, ".,;:!?)…"); !strings.HasSuffix(short, "/") {
		return short
	}
	return link
}

// faults reports what is wrong with a link that stands in the front matter.
func (f *finder) faults(list []fault, e *content.Edition, path ...any) {
	if len(list) > 0 {
		f.say(list, e.At(path...))
	}
}

func (f *finder) say(list []fault, at problem.Position) {
	for _, fault := range list {
		tell := f.warn
		if fault.grave {
			tell = f.refuse
		}
		tell(at, "%s", fault.message).Cure = fault.cure
	}
}
