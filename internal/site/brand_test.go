package site_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/site"
)

const group = settings + `
contacts: {comms: {name: Comms, url: "mailto:comms@example.org"}}
entities:
  lyon: {name: {en: Example Lyon}, brand: {color: "#7a1f3d", logo: lyon.svg}, contact: comms}
-- site/static/lyon.svg --
<svg/>
-- content/posts/p.en.md --
---
title: P
link: https://example.org/
entity: lyon
share: {any: [One.]}
---
`

// A post shows whom it speaks for, and its page wears their colours.
func TestEntity(t *testing.T) {
	p := plan(t, group, site.Options{Assets: "assets/x"})
	page := view[site.PostPage](t, p, "en/posts/p/index.html")
	want := &site.Entity{ID: "lyon", Name: site.Text{Words: "Example Lyon", Lang: "en", Dir: "ltr"}, Logo: "/hub/assets/x/lyon.svg"}
	if diff := cmp.Diff(want, page.Card.Entity); diff != "" {
		t.Error(diff)
	}
	if owner := page.Details.View().(site.Details).Owner; owner == nil || owner.Name != "Comms" {
		t.Errorf("whom to ask about a post without owner is %v, want its entity's contact", owner)
	}
	_, lyon, found := strings.Cut(string(view[site.Raw](t, p, "assets/x/brand.css")), "\n[data-entity=\"lyon\"] {\n")
	if !found || !strings.HasPrefix(lyon, "  --brand: #7a1f3d;\n  --on-brand: #ffffff;\n") {
		t.Errorf("its colours are %q", lyon)
	}
}

// The grounds that the palette is made for are those of the style sheet.
func TestPaletteStandsOnTheStyleSheet(t *testing.T) {
	sheet, err := os.ReadFile("../../site/static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark := config.Brand{}.Light(), config.Brand{}.Dark()
	for name, value := range map[string]string{
		"paper":   "light-dark(" + light.Paper + ", " + dark.Paper + ")",
		"surface": "light-dark(" + light.Surface + ", " + dark.Surface + ")",
		"ink":     "light-dark(#1b2426, #e9eeed)", // as in the palette's own test
		"muted":   "light-dark(#566265, #a3b0b1)",
		"stop":    "light-dark(#a3200d, #ffb4a4)",
	} {
		if want := "--" + name + ": " + value + ";"; !strings.Contains(string(sheet), want) {
			t.Errorf("style.css does not say %s", want)
		}
	}
}
