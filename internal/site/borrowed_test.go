package site_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// Words that a language lacks are those of the hub's first language that has them, and the
// page says which that is.
func TestWordsAreBorrowedInTheHubsOrder(t *testing.T) {
	p := plan(t, `-- site/hub.yaml --
title: Hub
base_url: https://example.org/hub/
languages: [de, fr, ar]
networks: [linkedin]
tagline: {ar: كلمات, fr: Des mots}
topics: {cloud: {ar: السحابة, fr: Le nuage}, web: Web}
audiences: {all: {ar: الجميع, fr: Tout le monde}}
entities: {acme: {name: {ar: أكمي, fr: Acmé}}}
freezes: [{id: wait, topics: [cloud], reason: {ar: انتظر, fr: Attendez}}]
-- content/posts/neu.de.md --
---
title: Neu
entity: acme
topics: [cloud, web]
audience: [all]
link: https://example.org/neu
share: {any: [Neu.]}
---
`, site.Options{})
	page := view[site.PostPage](t, p, "de/posts/neu/index.html")
	facts := page.Card.Facts.View().(site.Facts)
	details := page.Details.View().(site.Details)
	for what, found := range map[string]site.Text{
		"Des mots":      page.Hub.Tagline,
		"Le nuage":      details.Topics[0].Title,
		"Tout le monde": facts.Audience[0],
		"Acmé":          page.Card.Entity.Name,
		"Attendez":      page.Freezes[0].Reason,
	} {
		if want := (site.Text{Words: what, Lang: "fr", Dir: "ltr", Foreign: "Français"}); found != want {
			t.Errorf("found %+v, want %+v", found, want)
		}
	}
	if all := details.Topics[1].Title; all.Foreign != "" || all.Lang != "de" {
		t.Errorf("a text for all languages is found as one of another: %+v", all)
	}
	if arabic := view[site.HomePage](t, p, "ar/index.html").Hub.Tagline; arabic.Words != "كلمات" || arabic.Foreign != "" {
		t.Errorf("in Arabic found the tagline %+v", arabic)
	}
	for _, choice := range page.Languages {
		if choice.Lang == "de" && choice.Name != "Deutsch" {
			t.Errorf("the language without words is called %q, want its own name", choice.Name)
		}
	}
}
