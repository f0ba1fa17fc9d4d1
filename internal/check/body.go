package check

import (
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

var body = Rule{
	Name: "body",
	Doc: "What is written in Markdown reaches the page: HTML and addresses other than http, " +
		"https, mailto and those of the hub are left out there. A page without a word is none to " +
		"publish.",
	Example: `
-- content/posts/script.en.md --
---
title: Look
---
Read [this](javascript:alert(1)).
-- finding --
content/posts/script.en.md:4:6: error: the address "javascript:alert(1)" is left out: found the scheme "javascript", want http, https, mailto or a relative address [body]
`,
	text: (*finder).leftOut,
	hub: func(f *finder) {
		for _, d := range f.documents() {
			f.empty(d)
		}
	},
}

// empty finds a page that says nothing yet: comments are not shown. A poll is its
// question.
func (f *finder) empty(d document) {
	if html, err := d.HTML("/"); err == nil && strings.TrimSpace(string(html)) == "" && !strings.Contains(d.url, "/polls/") {
		f.warn(d.Source.At("title"), "the page %q is empty", d.Title).Cure = "write it, or remove the file"
	}
}

func (f *finder) leftOut(d *content.Document) {
	for _, p := range d.Problems() {
		p.Rule = f.rule.Name
		f.note(p)
	}
}
