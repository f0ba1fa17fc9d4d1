package check

import (
	"github.com/portevoix/portevoix/internal/content"
)

var conflicts = Rule{
	Name: "conflicts",
	Doc: "What is the same in all languages of a post stands in one of its files. Where " +
		"several have it and differ, the strictest counts (publish, expires, status, edit), else " +
		"the original's.",
	Example: `
-- site/hub.yaml --
title: Hub
languages: [en, fr]
-- content/posts/both.en.md --
---
title: Until when?
expires: 2027-03-31
---
-- content/posts/both.fr.md --
---
title: Jusqu'à quand ?
translated_from: {lang: en}
expires: 2027-06-30
---
-- finding --
content/posts/both.fr.md:4:10: warning: expires is 2027-07-01T00:00:00Z here and 2027-04-01T00:00:00Z elsewhere, which counts [conflicts]
    → write it in one file only
`,
	over: true,
	post: func(f *finder, p *content.Post) {
		for _, c := range p.Conflicts {
			f.warn(c.At,
				"%s is %s here and %s elsewhere, which counts", c.Key, c.Ignored, c.Used).Cure =
				"write it in one file only"
		}
	},
}
