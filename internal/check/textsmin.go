package check

import (
	"bytes"
	"regexp"

	"github.com/portevoix/portevoix/internal/content"
)

var textsMin = Rule{
	Name: "texts-min",
	Doc: "A post offers several texts to choose from, texts_min in hub.yaml: one text that " +
		"many colleagues paste reads like an advertisement. Each list counts for the networks it " +
		"serves. A post without a link has something to read or to do.",
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
			switch {
			case e.Link != "":
				f.texts(e)
			case p.State(f.Now) != content.Draft && hollow(e):
				f.warn(e.Source.At("title"), "the post has nothing to read or share").Cure =
					"add a link, texts under share: or a briefing, or write status: draft"
			}
		}
	},
}

// hollow reports whether a post is its title and no more.
func hollow(e *content.Edition) bool {
	texts := 0
	for _, list := range e.Share {
		texts += len(list)
	}
	return texts+len(e.Actions)+len(e.Starters)+len(e.Media) == 0 &&
		len(bytes.TrimSpace(comment.ReplaceAll(e.Body, nil))) == 0
}

// comment is what a new post's file says to its writer.
var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

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
