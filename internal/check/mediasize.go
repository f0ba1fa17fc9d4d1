package check

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

var mediaSize = Rule{
	Name: "media-size",
	Doc: "Pictures are no larger than the networks of their post take, and large enough for the " +
		"wide crop that cards show, " + wideSize + " pixels, since nothing is ever enlarged. Files, and " +
		"all of them together, are within limits in hub.yaml: what the host of the site takes. The " +
		"sizes and crops that the site makes of a picture count, too, each by the part of its pixels.",
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
					f.tooLarge(p, e, i, m)
					f.tooSmall(e, i, m)
				}
			}
		}
	},
	hub: func(f *finder) {
		if size := f.mediaInAll(); size > f.Settings.Limits.Site {
			f.warn(f.Settings.At("limits", "site"),
				"the media have %s or so with all their sizes, and the host takes %s for the whole site",
				sizeOf(size), sizeOf(f.Settings.Limits.Site)).Cure =
				"show large videos by url:, let posts expire, or correct limits: if the host takes more"
		}
	},
}

var wideSize = fmt.Sprintf("%d×%d", site.WideWidth, site.WideHeight)

// hosted finds files that the host of the site refuses.
func (f *finder) hosted(e *content.Edition, i int, m content.Media) {
	for _, file := range m.Files() {
		if file.Size > f.Settings.Limits.File {
			f.refuse(e.At("media", i), "the file %q has %s, and the host takes %s",
				file.File, sizeOf(file.Size), sizeOf(f.Settings.Limits.File)).Cure =
				"make it smaller, or show it by url: from where it is"
		}
	}
}

// mediaInAll is how many bytes the site has of all posts that are offered or will be. What
// several show counts once.
func (f *finder) mediaInAll() int64 {
	sizes := map[string]int64{}
	for _, p := range f.current() {
		for _, e := range p.Editions {
			for _, m := range e.Media {
				for _, file := range site.MediaFiles(m) {
					sizes[file.Path] = file.Size()
				}
			}
		}
	}
	sum := int64(0)
	for _, size := range sizes {
		sum += size
	}
	return sum
}

// tooLarge finds pictures that are too large for a network of the post.
func (f *finder) tooLarge(p *content.Post, e *content.Edition, i int, m content.Media) {
	var names []string
	least := m.Size
	for _, n := range f.Settings.Networks {
		if n.ImageBytes > 0 && m.Size > n.ImageBytes && showsOn(p, e, i, n.Name) {
			names = append(names, n.Title)
			least = min(least, n.ImageBytes)
		}
	}
	if len(names) > 0 {
		f.warn(e.At("media", i), "the image %q has %s, more than %s will take",
			m.File, sizeOf(m.Size), list(names)).Cure =
			"make it smaller than " + sizeOf(least) + ": 1920 pixels are wide enough"
	}
}

// showsOn reports whether any edition with an item of media, which a translation may have
// from its original, goes to a network.
func showsOn(p *content.Post, e *content.Edition, i int, network string) bool {
	at := e.At("media", i)
	return slices.ContainsFunc(p.Editions, func(other *content.Edition) bool {
		return other.At("media", i) == at && len(other.TextsFor(network)) > 0
	})
}

// tooSmall finds pictures that the wide crop would need more pixels of.
func (f *finder) tooSmall(e *content.Edition, i int, m content.Media) {
	if 0 < m.Width && m.Width < site.WideWidth || 0 < m.Height && m.Height < site.WideHeight {
		f.hint(e.At("media", i), "the image %q is %d×%d, smaller than the %s of a large card",
			m.File, m.Width, m.Height, wideSize).Cure =
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
