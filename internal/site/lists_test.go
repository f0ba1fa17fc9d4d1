package site_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// Posts stand on the lists of their topics, kind and networks, in every language; what
// nobody is told of stands on none, and a kind without posts has none.
func TestListsByKind(t *testing.T) {
	p := plan(t, settings+post("a.en.md", "kind: people\ntopics: [cloud]\n")+post("b.en.md", "kind: event\n")+
		post("c.ar.md", "kind: people\n")+post("later.en.md", "kind: job\npublish: 2027-01-01\n"), site.Options{})
	var lists []string
	for _, page := range p.Pages {
		if strings.Contains(page.Path, "/kinds/") {
			lists = append(lists, page.Path)
		}
	}
	want := []string{"ar/kinds/event/index.html", "ar/kinds/people/index.html", "en/kinds/event/index.html", "en/kinds/people/index.html"}
	if !slices.Equal(lists, want) {
		t.Fatalf("there are %q, want %q", lists, want)
	}
	page := view[site.ListPage](t, p, "en/kinds/people/index.html")
	if page.Heading.Words != "People" || len(page.Cards) != 2 {
		t.Errorf("the list of %q has %d posts, want People and 2", page.Heading.Words, len(page.Cards))
	}
	filters := page.Filters.View().(site.Filters)
	chosen := []site.KindChoice{{Kind: "people", Href: "/hub/en/kinds/people/", Current: true}, {Kind: "event", Href: "/hub/en/kinds/event/"}}
	if !slices.Equal(filters.Kinds, chosen) {
		t.Errorf("the list can be narrowed to %+v, want %+v", filters.Kinds, chosen)
	}
}
