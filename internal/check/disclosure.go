package check

import (
	"net/url"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

var disclosure = Rule{
	Name: "disclosure",
	Doc: "Who shares a link to their own company says that they work there: readers are misled " +
		"otherwise, and the law of many countries asks for it. Networks that take the link alone " +
		"can't be handed the words.",
	Example: `
-- site/hub.yaml --
title: Hub
domains: [example.org]
networks: [bluesky]
disclosures: {standard: {en: {long: I work for Example., short: "#ExampleStaff"}}}
-- content/posts/silent.en.md --
---
title: Our new office
link: https://www.example.org/office
disclosure: none
share: {any: [Come and see.]}
---
-- finding --
content/posts/silent.en.md:4:13: error: the post shares a link of ours and discloses nothing [disclosure]
    → name one of hub.yaml's disclosures: standard
`,
	post: func(f *finder, p *content.Post) {
		f.silenced(p)
		name := share.DisclosureName(f.Settings, p)
		if name == "" {
			f.undisclosed(p)
			return
		}
		for _, e := range p.Editions {
			f.unspoken(name, e)
		}
		f.notCarried(p)
	},
}

// silenced finds a translation that takes the disclosure from all languages.
func (f *finder) silenced(p *content.Post) {
	if p.Disclosure != config.NoDisclosure {
		return
	}
	at := keyAt(p, "disclosure")
	if at.File == p.Original().Source.Path {
		return
	}
	f.warn(at, "disclosure: none counts for every language of the post").Cure =
		"write it in " + p.Original().Source.Path + " if it is meant, else remove it"
}

// undisclosed finds links of ours in a post without disclosure. A hub that has none
// at all is told once, by its settings.
func (f *finder) undisclosed(p *content.Post) {
	if !f.sharesOurs(p) {
		return
	}
	names := keys(f.Settings.Disclosures)
	if len(names) == 0 {
		f.warn(f.Settings.At("disclosures"),
			"the hub has no disclosure, and posts share links of ours").Cure =
			"write disclosures: with a long and a short form per language, and default_disclosure:"
		return
	}
	f.refuse(keyAt(p, "disclosure"), "the post shares a link of ours and discloses nothing").Cure =
		"name one of hub.yaml's disclosures: " + strings.Join(names, ", ")
}

func (f *finder) sharesOurs(p *content.Post) bool {
	return slices.ContainsFunc(p.Editions, func(e *content.Edition) bool {
		u, err := url.Parse(e.Link)
		return err == nil && f.Settings.Ours(u.Hostname())
	})
}

// unspoken finds languages in which the disclosure has no words.
func (f *finder) unspoken(name string, e *content.Edition) {
	if _, ok := f.Settings.Disclosures[name][e.Lang]; !ok && e.Link != "" {
		f.warn(f.Settings.At("disclosures", name),
			"disclosure %q has no words in %q, so posts disclose in another language",
			name, e.Lang).Cure = "write its long and short form under " + e.Lang + ":"
	}
}

// notCarried names, once for a post that shares a link of ours, the networks whose
// composer does not get the words that disclose.
func (f *finder) notCarried(p *content.Post) {
	var names []string
	for _, e := range p.Editions {
		for _, s := range f.handed(p, e.Lang) {
			n, _ := f.Settings.Network(s.Network)
			lost := s.Disclosed != share.None && n.Carries() != network.TextAndLink
			if lost && !slices.Contains(names, n.Title) {
				names = append(names, n.Title)
			}
		}
	}
	if len(names) == 0 || !f.sharesOurs(p) {
		return
	}
	at := p.Original().Source.At("title")
	if p.Disclosure != "" {
		at = keyAt(p, "disclosure")
	}
	f.hint(at, "%s can't be handed the disclosure: it goes with the text that is copied", list(names)).Cure =
		"say on the shared page, too, whose it is"
}
