package portevoix_test

import (
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/search"
	"github.com/portevoix/portevoix/internal/search/searchtest"
	"github.com/portevoix/portevoix/internal/site"
)

// Every word that the page of a post shows of it finds the post, and nothing else does:
// what no page shows is in no file of the index.
func TestSearchFindsWhatPagesShow(t *testing.T) {
	w, problems := buildHub(t, exampleHub(t))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	found := termsOf(t, w)
	around := namesOf(t)
	shown := map[string][]string{} // words, by post
	for _, page := range w.pages(t) {
		for n := range page.Descendants() {
			id := attribute(n, "data-post")
			if id == "" {
				continue
			}
			shown[id] = append(shown[id], search.Words(told(n, true))...)
			for _, word := range search.Words(told(n, false)) {
				if !slices.Contains(found[id], word) {
					t.Errorf("%q does not find %s", word, id)
				}
			}
		}
	}
	if len(found) < 15 || len(shown) != len(found) {
		t.Errorf("%d posts are found, and %d are shown", len(found), len(shown))
	}
	for id, words := range found {
		for _, word := range words {
			if strings.HasPrefix(word, "@") || len(word) == 1 { // the numbers of a list are not in its text
				continue
			}
			if !slices.Contains(shown[id], word) && !slices.Contains(around, word) {
				t.Errorf("%q finds %s, which does not show it", word, id)
			}
		}
	}
}

// termsOf are the terms of each post, by its id.
func termsOf(t *testing.T, w website) map[string][]string {
	t.Helper()
	var m search.Manifest
	var ids []string
	if err := json.Unmarshal(w["search/en.json"], &m); err != nil {
		t.Fatal(err)
	}
	for name := range names(m.Cards.Names) {
		var cards []search.Card
		if err := json.Unmarshal(w["search/"+name+".json"], &cards); err != nil {
			t.Fatal(err)
		}
		for _, card := range cards {
			ids = append(ids, card.ID)
		}
	}
	terms := map[string][]string{}
	for name := range names(m.Terms.Names) {
		for _, term := range searchtest.Shard(t, w["search/"+name+".json"]) {
			for _, post := range term.Posts {
				terms[ids[post.Number]] = append(terms[ids[post.Number]], term.Term)
			}
		}
	}
	return terms
}

// names are the names of files that stand in one string.
func names(joined string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range slices.Chunk([]byte(joined), search.NameLength) {
			if !yield(string(name)) {
				return
			}
		}
	}
}

// told is the title, the summary and the briefing of a post, with or without texts that
// have addresses in them.
func told(post *html.Node, addresses bool) string {
	var text strings.Builder
	for n := range post.Descendants() {
		within := func(name, class string) bool {
			for a := range n.Ancestors() {
				if a.Data == name && attribute(a, "class") == class {
					return true
				}
			}
			return false
		}
		heading := n.Parent.Data == "h2" && attribute(n.Parent, "id") == "briefing"
		shown := within("h1", "") || within("p", "lead") || within("section", "prose briefing") && !heading
		if n.Type == html.TextNode && shown && (addresses || !strings.Contains(n.Data, "://")) {
			text.WriteString(n.Data + " ")
		}
	}
	return text.String()
}

// namesOf are the words of names of topics, companies and campaigns, in every language.
func namesOf(t *testing.T) []string {
	t.Helper()
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: exampleHub(t)})
	var names []string
	for _, name := range namesIn(hub.Settings) {
		for _, text := range name {
			names = append(names, search.Words(text)...)
		}
	}
	for _, c := range hub.Library.Campaigns {
		for _, e := range c.Editions {
			names = append(names, search.Words(e.Title)...)
		}
	}
	return names
}
