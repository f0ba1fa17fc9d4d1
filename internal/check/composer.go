package check

import (
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

var composer = Rule{
	Name: "composer",
	Doc: "What a network's composer is opened with is there: an image where one is shared, " +
		"without which the network is not offered at all, and a title no longer than it accepts.",
	Example: `
-- site/hub.yaml --
title: Hub
networks: [pinterest]
-- content/posts/roof.en.md --
---
title: Solar panels on our roof
link: https://example.org/roof
share:
  pinterest: [The roof in June.]
---
-- finding --
content/posts/roof.en.md:5:14: warning: Pinterest shares an image, and the post has none, so it is not offered there [composer]
    → add an image under media:, or remove these texts
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for _, n := range f.Settings.Networks {
				f.image(e, n)
			}
			f.title(e)
		}
	},
}

// image finds networks that an edition without one can't go to: a warning where texts
// were written for them.
func (f *finder) image(e *content.Edition, n network.Network) {
	texts := e.TextsFor(n.Name)
	if e.Link == "" || len(texts) == 0 || share.HasImage(e) || !n.NeedsImage() {
		return
	}
	const found = "%s shares an image, and the post has none, so it is not offered there"
	if list := texts[0].Network; list != content.Any {
		f.warn(e.At("share", list), found, n.Title).Cure = "add an image under media:, or remove these texts"
		return
	}
	f.hint(e.Source.At("title"), found, n.Title).Cure = "add an image under media:"
}

// title finds networks that refuse a title as long as the edition's.
func (f *finder) title(e *content.Edition) {
	tooLong := slices.DeleteFunc(slices.Clone(share.Networks(f.Settings, e)), func(n network.Network) bool {
		return n.TitleFits(e.Title)
	})
	for _, n := range tooLong {
		f.warn(e.Source.At("title"), "the title counts %d on %s, want at most %d",
			network.UnitGrapheme.Count(e.Title), n.Title, n.TitleLimit).Cure =
			"shorten it; else whoever shares it there has to"
	}
}
