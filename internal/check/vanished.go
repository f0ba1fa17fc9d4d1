package check

import (
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
)

var vanished = Rule{
	Name: "vanished",
	Doc: "A post that is live stays, or is taken back in the open: whoever shared it follows " +
		"the link and wants to know what became of it. Needs --since.",
	Example: `
-- before/content/posts/spring.en.md --
---
title: Spring
---
-- finding --
content/posts/spring.en.md: error: the live post "spring" is gone [vanished]
    → bring it back, withdrawn with a reason; if it was renamed, write aliases: [spring]
`,
	far: true,
	hub: func(f *finder) {
		if f.Before == nil {
			return
		}
		for _, before := range f.Before.Library.Posts {
			if before.State(f.Now) == content.Live && !f.broken("content/posts/", before.ID) {
				f.compare(before)
			}
		}
	},
}

// compare finds what a post that was live has lost.
func (f *finder) compare(before *content.Post) {
	now, ok := f.Library.Post(before.ID)
	if !ok {
		f.refuse(fileOf(before.Original()), "the live post %q is gone", before.ID).Cure =
			"bring it back, withdrawn with a reason; if it was renamed, write aliases: [" + before.ID + "]"
		return
	}
	switch state := now.State(f.Now); state {
	case content.Withdrawn, content.Expired:
		return
	case content.Draft, content.Embargoed:
		f.refuse(fileOf(now.Original()),
			"the live post %q is now %s, so its page goes", before.ID, state).Cure =
			"leave it live, or withdraw it with a reason"
		return
	}
	for _, e := range before.Editions {
		if _, ok := now.In(e.Lang); !ok {
			f.refuse(fileOf(e), "the live post %q is gone in %q", before.ID, e.Lang).Cure =
				"bring the file back; a post is withdrawn in all its languages"
		}
	}
}

func fileOf(e *content.Edition) problem.Position { return problem.Position{File: e.Source.Path} }
