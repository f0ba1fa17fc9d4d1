package config_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/config"
)

func TestLocalizedBorrowsInTheHubsOrder(t *testing.T) {
	order := []string{"de", "fr", "ar"}
	for _, test := range []struct {
		words      config.Localized
		lang       string
		text, from string
	}{
		{config.Localized{"ar": "سحابة", "fr": "Nuage"}, "ar", "سحابة", "ar"},
		{config.Localized{"ar": "سحابة", "fr": "Nuage"}, "de", "Nuage", "fr"},
		{config.Localized{"": "Cloud", "fr": "Nuage"}, "de", "Cloud", "de"},
		{config.Localized{"ar": "سحابة"}, "fr", "سحابة", "ar"},
		{nil, "fr", "", "fr"},
	} {
		text, from := test.words.In(test.lang, order), test.words.Borrowed(test.lang, order)
		if text != test.text || from != test.from {
			t.Errorf("%v in %s: found %q of %q, want %q of %q", test.words, test.lang, text, from, test.text, test.from)
		}
	}
}
