package check

import (
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

var claims = Rule{
	Name: "claims",
	Doc: "What a post claims can be looked up at a link, and holds for as long as the post is " +
		"offered: whoever shares a claim is asked for its proof.",
	Example: `
-- content/posts/green.en.md --
---
title: Our power
claims: [{text: 100 % renewable}]
---
-- finding --
content/posts/green.en.md:3:10: warning: the claim "100 % renewable" has no evidence [claims]
    → write evidence: and a link to where it can be looked up
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for i, c := range e.Claims {
				if strings.TrimSpace(c.Evidence) == "" {
					f.warn(e.At("claims", i), "the claim %q has no evidence", c.Text).Cure =
						"write evidence: and a link to where it can be looked up"
				}
				f.holds(p, e, i, c)
			}
		}
	},
}

// holds finds a claim that is out of date, or will be while the post is offered.
func (f *finder) holds(p *content.Post, e *content.Edition, i int, c content.Claim) {
	switch {
	case c.Until.IsZero():
	case !c.Until.After(f.Now):
		f.warn(e.At("claims", i, "until"), "the claim %q held until %s", c.Text, lastDay(c.Until)).Cure =
			"renew the evidence, or let the post expire"
	case runsOut(c.Until, p.Expires):
		f.warn(e.At("claims", i, "until"), "the claim %q holds until %s, the post for longer",
			c.Text, lastDay(c.Until)).Cure = "let the post expire by then, or renew the evidence"
	}
}
