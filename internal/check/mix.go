package check

import "github.com/portevoix/portevoix/internal/content"

var mix = Rule{
	Name: "mix",
	Doc: "Live posts are of the kinds, in per cent, that mix in hub.yaml asks for: whoever " +
		"shares news of the company alone is soon read by nobody. From five live posts on.",
	Example: `
-- site/hub.yaml --
title: Hub
mix: {company: {max: 40}}
-- content/posts/one.en.md --
---
title: Our first
kind: company
---
-- content/posts/two.en.md --
---
title: Our second
kind: company
---
-- content/posts/three.en.md --
---
title: Our third
kind: company
---
-- content/posts/four.en.md --
---
title: A study
kind: industry
---
-- content/posts/five.en.md --
---
title: A standard
kind: industry
---
-- finding --
site/hub.yaml:2:22: warning: 3 of 5 live posts are of kind company, 60 per cent, want at most 40 [mix]
    → offer more of other kinds
`,
	hub: func(f *finder) {
		live := f.posts(func(s content.State) bool { return s == content.Live })
		if len(live) < enough {
			return
		}
		found := map[content.Kind]int{}
		for _, p := range live {
			found[p.Kind]++
		}
		for _, kind := range keys(f.Settings.Mix) {
			f.proportion(kind, found[content.Kind(kind)], len(live))
		}
	},
}

const enough = 5 // posts, below which per cents say little

// proportion compares with whole posts: 40 per cent are met by 2 of 5.
func (f *finder) proportion(kind string, found, all int) {
	want := f.Settings.Mix[kind]
	say := func(key, how string, limit int, cure string) {
		f.warn(f.Settings.At("mix", kind, key), "%d of %d live posts are of kind %s, %d per cent, want %s %d",
			found, all, kind, 100*found/all, how, limit).Cure = cure
	}
	switch {
	case 100*found > want.Max*all:
		say("max", "at most", want.Max, "offer more of other kinds")
	case 100*found < want.Min*all:
		say("min", "at least", want.Min, "offer more of this kind")
	}
}
