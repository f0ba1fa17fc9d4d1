package content

import (
	"strings"
	"unicode"

	"github.com/portevoix/portevoix/internal/problem"
)

// A Document is what every Markdown file has: an id and a language, a title, a
// summary and a body.
type Document struct {
	ID, Lang       string
	Title, Summary string
	Body           []byte  // Markdown
	Source         *Source // nil where it was not read from a file
}

func (f *file) document(title, summary string) Document {
	return Document{
		ID: f.id, Lang: f.lang, Source: f.source, Body: f.source.Body(),
		Title: strings.TrimSpace(title), Summary: strings.TrimSpace(summary),
	}
}

// checkHead wants a title, and title and summary on one line: they go into lists,
// feeds and mail subjects.
func (f *file) checkHead(title, summary string) problem.List {
	var list problem.List
	if strings.TrimSpace(title) == "" {
		list = append(list, problem.Errorf(f.source.At("title"), ruleFrontMatter, "the title is missing").
			WithCure("write title: and a sentence"))
	}
	for _, v := range []struct{ key, text string }{{"title", title}, {"summary", summary}} {
		if strings.ContainsFunc(strings.TrimSpace(v.text), unicode.IsControl) {
			list = append(list, problem.Errorf(f.source.At(v.key), ruleFrontMatter, "the %s is more than one line", v.key))
		}
	}
	return list
}
