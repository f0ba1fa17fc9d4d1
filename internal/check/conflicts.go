package check

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
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
content/posts/both.fr.md:4:10: warning: expires is 2027-06-30 here and 2027-03-31 in content/posts/both.en.md:3, which counts [conflicts]
    → write it in one file only
`,
	over: true,
	post: func(f *finder, p *content.Post) {
		for _, c := range p.Conflicts {
			f.warn(c.At, "%s", differs(p, c)).Cure = "write it in one file only"
		}
	},
}

// differs says what a key is in one file and what in the one that counts.
func differs(p *content.Post, c content.Conflict) string {
	winner := winnerOf(p, c)
	place := fmt.Sprintf("%s:%d", winner.File, winner.Line)
	switch c.Key {
	case "date", "publish", "expires", "withdrawn.on":
		c.Ignored, c.Used = dateAt(p, c.At, c.Ignored), dateAt(p, winner, c.Used)
	}
	return fmt.Sprintf("%s is %s here and %s in %s, which counts", c.Key, c.Ignored, c.Used, place)
}

// winnerOf is the place of the value that counts. A post is withdrawn also by its
// reason alone.
func winnerOf(p *content.Post, c content.Conflict) problem.Position {
	if c.Key == "status" && p.Withdrawn != nil {
		return keyAt(p, "withdrawn")
	}
	key, below, _ := strings.Cut(c.Key, ".")
	if below != "" {
		return keyAt(p, key, below)
	}
	return keyAt(p, key)
}

var isoDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d[\dTtZz:.+-]*`)

// dateAt is a date as it is written at a place, else as it was understood.
func dateAt(p *content.Post, at problem.Position, understood string) string {
	for _, e := range p.Editions {
		if e.Source.Path == at.File {
			return cmp.Or(isoDate.FindString(written(e.Source, at)), understood)
		}
	}
	return understood
}
