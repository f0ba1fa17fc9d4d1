package share_test

import (
	"strings"
	"testing"
)

// A post speaks for its entity, unless it says something itself.
func TestDisclosureOfTheEntity(t *testing.T) {
	for _, test := range []struct{ entity, own, want string }{
		{"lyon", "", "I work for Lyon."},
		{"lyon", "standard", "I work for Example."},
		{"lyon", "none", ""},
		{"lyon", "standrad", "I work for Lyon."},
		{"rabat", "", "I work for Example."}, // which names none
		{"silent", "", ""},
		{"silent", "standard", "I work for Example."},
		{"lyons", "", "I work for Example."}, // which the hub does not have
	} {
		h := newHub().with(t, "site/hub.yaml", "disclosures:\n", `entities:
  lyon: {name: Lyon, disclosure: lyon, domains: [lyon.example]}
  rabat: {name: Rabat}
  silent: {name: Silent, disclosure: none}
disclosures:
  lyon: {en: {long: I work for Lyon., short: "#Lyon"}}
`).with(t, postFile, "campaign: rabat\n", "entity: "+test.entity+"\ndisclosure: "+test.own+"\n").
			with(t, postFile, "https://www.example.org/", "https://www.lyon.example/").
			with(t, postFile, "hashtags: [Rabat, Cloud]\n", "")
		got := h.on(t, "x")
		if _, told, _ := strings.Cut(got.Text, "\n\n"); told != test.want {
			t.Errorf("a post of %s that says %q discloses %q, want %q", test.entity, test.own, told, test.want)
		}
		if !strings.Contains(got.Link, "utm_source=x") {
			t.Errorf("a link to an entity's domain is %s", got.Link)
		}
	}
}
