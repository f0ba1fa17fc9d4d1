package check

import "github.com/portevoix/portevoix/internal/content"

var starters = Rule{
	Name: "starters",
	Doc: "A post whose words may be changed offers beginnings of sentences, so that it is easy " +
		"to say something of one's own: that is what makes it read.",
	Example: `
-- content/posts/blank.en.md --
---
title: A study on remote work
link: https://example.org/study
share: {any: [Half of all meetings could be a page.]}
---
-- finding --
content/posts/blank.en.md:2:8: note: the post offers no beginning to go on from [starters]
    → write starters: ["What surprised me: …"]
`,
	post: func(f *finder, p *content.Post) {
		if p.Edit == content.Locked {
			return
		}
		for _, e := range p.Editions {
			if e.Link != "" && len(e.Share) > 0 && len(e.Starters) == 0 {
				f.hint(e.Source.At("title"), "the post offers no beginning to go on from").Cure =
					`write starters: ["What surprised me: …"]`
			}
		}
	},
}
