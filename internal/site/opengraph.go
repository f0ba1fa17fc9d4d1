package site

import (
	"regexp"
	"strings"
)

// pageKind is what networks take a page for: an article that someone wrote, in the
// languages they wrote it in, or a part of the site. https://ogp.me/#types
func (f frame) pageKind() string {
	if f.langs != nil {
		return "article"
	}
	return "website"
}

// social is what networks are told of the page besides its own words: its picture, else
// that of its language.
func (f frame) social() Part {
	shown := f.image
	if shown == nil {
		shown = f.locale.image
	}
	return f.part("shown", func(k *Key) { image(k, shown) }, func() any {
		return Social{f.hub.Title, territory(f.lang), shown}
	})
}

// territories are the languages that Open Graph names with a country by the one that
// Facebook knows them by; for others only a tag with a country tells.
var territories = map[string]string{
	"ar": "ar_AR", "bg": "bg_BG", "ca": "ca_ES", "cs": "cs_CZ", "da": "da_DK", "de": "de_DE", "el": "el_GR",
	"en": "en_US", "es": "es_ES", "et": "et_EE", "fa": "fa_IR", "fi": "fi_FI", "fr": "fr_FR", "he": "he_IL",
	"hi": "hi_IN", "hr": "hr_HR", "hu": "hu_HU", "id": "id_ID", "it": "it_IT", "ja": "ja_JP", "ko": "ko_KR",
	"lt": "lt_LT", "lv": "lv_LV", "nb": "nb_NO", "nl": "nl_NL", "pl": "pl_PL", "pt": "pt_PT", "ro": "ro_RO",
	"ru": "ru_RU", "sk": "sk_SK", "sl": "sl_SI", "sv": "sv_SE", "tr": "tr_TR", "uk": "uk_UA", "vi": "vi_VN",
}

// withCountry is a tag of a hub's settings that names a country, after its script if that
// is named: pt-br, zh-hant-tw.
var withCountry = regexp.MustCompile(`^([a-z]{2,3})(?:-[a-z]{4})?-([a-z]{2})$`)

// territory is a language tag as Open Graph writes it, empty where it can't.
func territory(lang string) string {
	if tag := withCountry.FindStringSubmatch(lang); tag != nil {
		return tag[1] + "_" + strings.ToUpper(tag[2])
	}
	return territories[lang]
}
