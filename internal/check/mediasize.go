package check

import (
	"fmt"
	"strconv"

	"github.com/portevoix/portevoix/internal/content"
)

var mediaSize = Rule{
	Name: "media-size",
	Doc: "Pictures are no larger than the networks of their post take, and large enough for the " +
		"wide crop that cards show, 1200×628 pixels, since nothing is ever enlarged. Files, and all " +
		"of them together, are within limits in hub.yaml: what the host of the site takes.",
	Example: `
-- content/posts/roof.png --
640x480
-- content/posts/roof.en.md --
---
title: Our roof
media: [{file: roof.png, alt: Panels on a roof}]
---
-- finding --
content/posts/roof.en.md:3:9: note: the image "roof.png" is 640×480, smaller than the 1200×628 of a large card [media-size]
    → take it from its original, where there is more of it
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for i, m := range e.Media {
				f.hosted(e, i, m)
				if m.Kind == content.MediaImage && m.File != "" {
					f.tooLarge(e, i, m)
					f.tooSmall(e, i, m)
				}
			}
		}
	},
	hub: func(f *finder) {
		if size := f.mediaInAll(); size > f.Settings.Limits.Site {
			f.warn(f.Settings.At("limits", "site"),
				"the media have %s, and the host takes %s for the whole site",
				sizeOf(size), sizeOf(f.Settings.Limits.Site)).Cure =
				"show large videos by url:, let posts expire, or correct limits: if the host takes more"
		}
	},
}

// hosted finds files that the host of the site refuses: of the item itself, its poster
// and its captions.
func (f *finder) hosted(e *content.Edition, i int, m content.Media) {
	for _, file := range filesOf(m) {
		if file.Size > f.Settings.Limits.File {
			f.refuse(e.At("media", i), "the file %q has %s, and the host takes %s",
				file.File, sizeOf(file.Size), sizeOf(f.Settings.Limits.File)).Cure =
				"make it smaller, or show it by url: from where it is"
		}
	}
}

// filesOf lists the files of the hub that an item of media is made of.
func filesOf(m content.Media) []content.Stored {
	var files []content.Stored
	if m.File != "" {
		files = append(files, m.Stored)
	}
	if m.Poster != nil {
		files = append(files, *m.Poster)
	}
	for _, c := range m.Captions {
		files = append(files, c.Stored)
	}
	return files
}

// mediaInAll is how many bytes the files of all posts that are offered or will be have.
// A file that several show counts once.
func (f *finder) mediaInAll() int64 {
	seen := map[[32]byte]bool{}
	var sum int64
	for _, p := range f.current() {
		for _, e := range p.Editions {
			for _, m := range e.Media {
				for _, file := range filesOf(m) {
					if !seen[file.Digest] {
						seen[file.Digest] = true
						sum += file.Size
					}
				}
			}
		}
	}
	return sum
}

// imageBytes is what networks take of one image, in bytes, where that is known: Bluesky's
// lexicon app.bsky.embed.images, the help pages of the others. Of a megabyte they may
// mean more; this is the cautious reading.
var imageBytes = map[string]int64{
	"bluesky": 2e6, "linkedin": 5e6, "x": 5e6, "facebook": 8e6,
}

// tooLarge finds pictures that are too large for a network of the post.
func (f *finder) tooLarge(e *content.Edition, i int, m content.Media) {
	var names []string
	least := m.Size
	for _, n := range f.Settings.Networks {
		limit, known := imageBytes[n.Name]
		if known && m.Size > limit && len(e.TextsFor(n.Name)) > 0 {
			names = append(names, n.Title)
			least = min(least, limit)
		}
	}
	if len(names) > 0 {
		f.warn(e.At("media", i), "the image %q has %s, more than %s will take",
			m.File, sizeOf(m.Size), list(names)).Cure =
			"make it smaller than " + sizeOf(least) + ": 1920 pixels are wide enough"
	}
}

// The wide crop, in pixels.
const (
	wideWidth  = 1200
	wideHeight = 628
)

// tooSmall finds pictures that the wide crop would need more pixels of.
func (f *finder) tooSmall(e *content.Edition, i int, m content.Media) {
	if 0 < m.Width && m.Width < wideWidth || 0 < m.Height && m.Height < wideHeight {
		f.hint(e.At("media", i), "the image %q is %d×%d, smaller than the %d×%d of a large card",
			m.File, m.Width, m.Height, wideWidth, wideHeight).Cure =
			"take it from its original, where there is more of it"
	}
}

// sizeOf words a number of bytes.
func sizeOf(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return strconv.FormatInt(n, 10) + " bytes"
}
