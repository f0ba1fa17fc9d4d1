package check

import (
	"slices"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

var locked = Rule{
	Name: "locked",
	Doc: "Locked words reach a network whole only where its composer is handed them. Where " +
		"people paste them anything can be changed or left out, and nobody will know.",
	Example: `
-- site/hub.yaml --
title: Hub
networks: [linkedin, x, instagram]
-- content/posts/results.en.md --
---
title: Our results
link: https://example.org/results
edit: locked
share: {any: [Our results for the third quarter are out.]}
---
-- finding --
content/posts/results.en.md:4:7: note: on LinkedIn and Instagram the locked words are pasted by hand [locked]
    → write edit: around, or leave a network out: share: {linkedin: []}
`,
	post: func(f *finder, p *content.Post) {
		if p.Edit != content.Locked {
			return
		}
		var names []string
		first := ""
		for _, n := range f.Settings.Networks {
			if n.Carries() != network.TextAndLink && f.offeredOn(p, n) {
				names = append(names, n.Title)
				if first == "" {
					first = n.Name
				}
			}
		}
		if len(names) > 0 {
			f.hint(keyAt(p, "edit"), "on %s the locked words are pasted by hand", list(names)).Cure =
				"write edit: around, or leave a network out: share: {" + first + ": []}"
		}
	},
}

// offeredOn reports whether a post has texts for a network in any language.
func (f *finder) offeredOn(p *content.Post, n network.Network) bool {
	return slices.ContainsFunc(p.Editions, func(e *content.Edition) bool {
		return e.Link != "" && len(e.TextsFor(n.Name)) > 0
	})
}
