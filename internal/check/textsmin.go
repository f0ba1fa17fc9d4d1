package check

import "github.com/portevoix/portevoix/internal/content"

var textsMin = Rule{
	Name: "texts-min",
	Doc: "A post offers several texts to choose from, texts_min in hub.yaml: one text that " +
		"many colleagues paste reads like an advertisement. Each list counts for the networks it " +
		"serves.",
	Example: `
-- content/posts/lonely.en.md --
---
title: One text for all
link: https://example.org/
share:
  any:
    - Everybody says these words.
---
-- finding --
content/posts/lonely.en.md:6:5: warning: found 1 text under any, want at least 3 [texts-min]
    → add 2 that say it in other words
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			if e.Link != "" {
				f.texts(e)
			}
		}
	},
}

// texts counts each list. An empty one says that the post is not for that network.
func (f *finder) texts(e *content.Edition) {
	all, want := 0, f.Settings.TextsMin
	for _, list := range keys(e.Share) {
		found := len(e.Share[list])
		all += found
		if 0 < found && found < want {
			f.warn(e.At("share", list),
				"found %s under %s, want at least %d", count(found, "text"), list, want).Cure =
				"add " + others(want-found)
		}
	}
	if all == 0 {
		f.warn(e.Source.At("title"),
			"the post has a link and no text to share it with").Cure = "write texts under share: any:"
	}
}
