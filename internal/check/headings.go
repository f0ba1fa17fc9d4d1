package check

import (
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

var headings = Rule{
	Name: "headings",
	Doc: "The headings of a briefing, a guideline or a lesson stand below the title of the page, " +
		"which is the first level: they begin with ##, leave no level out and say something. Who " +
		"listens to a page finds their way by them.",
	Example: `
-- content/posts/skips.en.md --
---
title: A briefing
---
## Why it matters

#### In one sentence
-- finding --
content/posts/skips.en.md:6:1: warning: the heading "In one sentence" is of level 4, below one of level 2 [headings]
    → write ### In one sentence
`,
	text: (*finder).headings,
}

const pageTitle = 1 // the level of the heading that a template writes

func (f *finder) headings(d *content.Document) {
	above := pageTitle
	for _, h := range d.Headings() {
		switch {
		case h.Text == "":
			f.warn(h.Pos, "the heading is empty").Cure = "write its words, or remove it"
			continue
		case h.Level == pageTitle:
			f.warn(h.Pos, "the heading %q is of level 1, which is the title of the page", h.Text).Cure =
				"write ## " + h.Text
		case h.Level > above+1:
			f.warn(h.Pos, "the heading %q is of level %d, below one of level %d", h.Text, h.Level, above).Cure =
				"write " + strings.Repeat("#", above+1) + " " + h.Text
		}
		above = max(h.Level, pageTitle)
	}
}
