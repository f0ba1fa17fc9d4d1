package check

import (
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

var claims = Rule{
	Name: "claims",
	Doc: "What a post claims can be looked up at a link: whoever shares a claim is asked for its " +
		"proof. When a claim holds no longer, the post ends with it.",
	Example: `
-- content/posts/green.en.md --
---
title: Our power
claims: [{text: 100 % renewable}]
---
-- finding --
content/posts/green.en.md:3:10: error: the claim "100 % renewable" has no evidence [claims]
    → write evidence: and a link to where it can be looked up
`,
	over: true, // when a claim holds no longer, the post has ended
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for i, c := range e.Claims {
				if strings.TrimSpace(c.Evidence) == "" && !over(p.State(f.Now)) {
					f.refuse(e.At("claims", i), "the claim %q has no evidence", c.Text).Cure =
						"write evidence: and a link to where it can be looked up"
				}
				if f.endsEarly(p, c.Until) {
					f.holds(e, i, c)
				}
			}
		}
	},
}

// holds says that a claim ends a post.
func (f *finder) holds(e *content.Edition, i int, c content.Claim) {
	at, last := e.At("claims", i, "until"), lastDay(c.Until)
	if !c.Until.After(f.Now) {
		f.warn(at, "the claim %q held until %s, and the post ended with it", c.Text, last).Cure =
			"renew the evidence, or write expires: " + writtenEnd(c.Until)
		return
	}
	f.warn(at, "the claim %q holds until %s, and the post ends with it", c.Text, last).Cure =
		"renew the evidence, or write expires: " + writtenEnd(c.Until)
}
