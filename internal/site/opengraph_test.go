package site_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// Pages say in which languages they can be had, as networks name them.
func TestLocales(t *testing.T) {
	p := plan(t, settings+post("one.en.md", "")+campaign, site.Options{})
	one := view[site.PostPage](t, p, "en/posts/one/index.html").Base
	locale := func(b site.Base) string { return b.Social.View().(site.Social).Locale }
	other := one.Languages[1]
	if one.Kind != "article" || locale(one) != "en_US" || other.Locale != "ar_AR" || other.Other {
		t.Errorf("a post of one language is %s in %s, others %+v", one.Kind, locale(one), one.Languages)
	}
	list := view[site.ListPage](t, p, "ar/campaigns/c/index.html").Base
	if list.Kind != "website" || locale(list) != "ar_AR" {
		t.Errorf("a list is %s in %s", list.Kind, locale(list))
	}
}

// A hub's languages are written in lower case, Open Graph's countries are not.
func TestLocalesOfCountries(t *testing.T) {
	for lang, want := range map[string]string{
		"fr": "fr_FR", "en": "en_US", "pt-br": "pt_BR", "fr-ca": "fr_CA", "fil-ph": "fil_PH",
		"zh-hant-tw": "zh_TW", "zh-hans": "", "es-419": "", "tlh": "",
	} {
		p := plan(t, strings.Replace(settings, "[en, ar]", "["+lang+"]", 1), site.Options{})
		social := view[site.HomePage](t, p, lang+"/index.html").Base.Social.View().(site.Social)
		if social.Locale != want {
			t.Errorf("pages in %s are in %q, want %q", lang, social.Locale, want)
		}
	}
}
