package check

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/content"
)

var alt = Rule{
	Name: "alt",
	Doc: "Every image has an alternative text, in the language of its post: a sentence that " +
		"says to whoever can't see it what it shows. A file's name says nothing, and networks " +
		"take at most 1,000 characters.",
	Example: `
-- content/posts/roof.jpg --
not looked into
-- content/posts/roof.en.md --
---
title: Our roof
media:
  - {file: roof.jpg, rights: {source: own, people: []}}
---
-- finding --
content/posts/roof.en.md:4:5: error: the image "roof.jpg" has no alternative text [alt]
    → say in a sentence what the image shows
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			if original := p.Original(); len(e.Media) > 0 && e != original && !has(e, "media") {
				f.warn(e.Source.At("title"),
					"the alternative texts are those of the edition in %q", original.Lang).Cure =
					"write media: here, too, with the same files and their texts in " + e.Lang
				continue
			}
			for i, m := range e.Media {
				f.alternative(e, i, m)
			}
			f.pictures(e)
		}
	},
}

const longestAlt = 1000 // characters: what X and Instagram take

// camera names files as cameras, phones and programs do.
var camera = regexp.MustCompile(`(?i)^(img|dsc[nf]?|pxl|image|photo|screenshot|capture)?[ _-]?[0-9_-]{3,}$`)

const sayIt = "say in a sentence what the image shows"

func (f *finder) alternative(e *content.Edition, i int, m content.Media) {
	name := path.Base(m.Name())
	stem := stemOf(name)
	switch n := utf8.RuneCountInString(m.Alt); {
	case m.Alt == "":
		f.refuse(e.At("media", i, "alt"), "the image %q has no alternative text", m.Name()).Cure = sayIt
	case strings.EqualFold(m.Alt, name), strings.EqualFold(m.Alt, stem), camera.MatchString(m.Alt):
		f.warn(e.At("media", i, "alt"), "the alternative text is the name of the file").Cure = sayIt
	case n > longestAlt:
		f.warn(e.At("media", i, "alt"),
			"the alternative text has %d characters, want at most %d", n, longestAlt).Cure =
			"say the essential, and the rest in the briefing"
	}
}

// stemOf is a file's name without its ending.
func stemOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// pictures looks at the images of the briefing.
func (f *finder) pictures(e *content.Edition) {
	for _, l := range f.linksIn(&e.Document) {
		if l.Image && strings.TrimSpace(l.Alt) == "" {
			f.refuse(l.Pos,
				"the image %q has no alternative text", l.URL).Cure =
				"write it between the brackets of ![…](…)"
		}
	}
}
