package check

import (
	"fmt"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

var limits = Rule{
	Name: "limits",
	Doc: "A text fits each network it is offered for, with the hashtags, the disclosure and " +
		"the link that are handed over with it: what is longer is refused there, or cut. Each " +
		"network counts in its own way.",
	Example: `
-- content/posts/long.en.md --
---
title: A long story
link: https://example.org/story
share:
  x:
    - >-
      Whoever wants to be read on a small screen writes one thought, in one sentence, and lets the reader find
      the rest behind the link. Whoever wants to be read by nobody writes three thoughts, in five sentences, and
      explains each of them twice, once in the words of the house and once more in those of its lawyers.
---
-- finding --
content/posts/long.en.md:6:7: error: text 1 under x counts 334 on X, want at most 280 (unit x) [limits]
    → cut 54 from its 310
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for _, s := range f.handed(p, e.Lang) {
				if !s.Fits {
					f.tooLong(e, s)
				}
			}
		}
	},
}

// tooLong is an error where the network gets the words; where they are pasted by hand
// there is still somebody to shorten them.
func (f *finder) tooLong(e *content.Edition, s share.Share) {
	n, _ := f.Settings.Network(s.Network)
	say := f.warn
	if n.Carries() == network.TextAndLink {
		say = f.refuse
	}
	t := textOf(e, s)
	found, own, over := measure(n, s, t)
	p := say(e.At("share", t.Network, t.Index), "text %d under %s %s", t.Index+1, t.Network, found)
	if over >= own {
		p.Cure = "use fewer hashtags, a shorter disclosure or a shorter link: what is added is too long by itself"
		return
	}
	p.Cure = fmt.Sprintf("cut %d from its %d", over, own)
	if t.Network == content.Any {
		p.Cure += fmt.Sprintf(", or write texts for %s alone under share: %s:", n.Title, n.Name)
	}
}

// measure says how long a share is, how much of that are the text's own words, and by
// how much it is too long. A network may have a second limit, in bytes.
func measure(n network.Network, s share.Share, t content.Text) (found string, own, over int) {
	if s.Limit > 0 && s.Count > s.Limit {
		found = fmt.Sprintf("counts %d on %s, want at most %d (unit %s)", s.Count, n.Title, s.Limit, s.Unit)
		return found, s.Unit.Count(t.Body), s.Count - s.Limit
	}
	size := len(s.Text)
	if n.Carries() == network.TextAndLink && !n.LinkInText() {
		size += len(" ") + len(s.Link)
	}
	found = fmt.Sprintf("has %d bytes on %s, want at most %d", size, n.Title, n.Bytes)
	return found, len(t.Body), size - n.Bytes
}
