package check

import (
	"path"
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

var captions = Rule{
	Name: "captions",
	Doc: "A video has captions, for who can't hear it and for everybody on a train, in the " +
		"language of each edition; and a poster, which is all that is seen of it until it is played.",
	Example: `
-- content/posts/talk.mp4 --
....ftypisom
-- content/posts/talk.en.md --
---
title: My talk
media: [{file: talk.mp4, alt: A talk on stage}]
---
-- finding --
content/posts/talk.en.md:3:9: warning: the video "talk.mp4" has no captions [captions]
    → write captions: {en: talk.en.vtt}
content/posts/talk.en.md:3:9: note: the video "talk.mp4" has no poster [captions]
    → write poster: and a picture of it
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for i, m := range e.Media {
				if m.Kind == content.MediaVideo {
					f.video(e, i, m)
				}
			}
		}
	},
}

func (f *finder) video(e *content.Edition, i int, m content.Media) {
	name := m.Name()
	spoken := func(c content.Caption) bool { return c.Lang == e.Lang }
	switch {
	case len(m.Captions) == 0 && !has(e, "media"): // said of the original
	case len(m.Captions) == 0:
		f.warn(e.At("media", i), "the video %q has no captions", name).Cure =
			"write captions: {" + e.Lang + ": " + stemOf(path.Base(name)) + "." + e.Lang + ".vtt}"
	case !slices.ContainsFunc(m.Captions, spoken):
		f.hint(e.At("media", i, "captions"), "the video %q has no captions in %q", name, e.Lang).Cure =
			"add " + e.Lang + ": " + stemOf(path.Base(name)) + "." + e.Lang + ".vtt"
	}
	if m.Poster == nil {
		f.hint(e.At("media", i), "the video %q has no poster", name).Cure = "write poster: and a picture of it"
	}
}
