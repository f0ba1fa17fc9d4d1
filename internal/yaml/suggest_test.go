package yaml_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/yaml"
)

func TestSuggest(t *testing.T) {
	known := []string{"linkedin", "mastodon", "x", "any"}
	tests := []struct{ word, want string }{
		{"linkdin", `did you mean "linkedin"?`},
		{"linekdin", `did you mean "linkedin"?`},
		{"Mastodon", `did you mean "mastodon"?`},
		{"an", `did you mean "any"?`},
		{"whatever", "want one of any, linkedin, mastodon, x"},
		{strings.Repeat("linkedin", 100), "want one of any, linkedin, mastodon, x"},
	}
	for _, test := range tests {
		if got := yaml.Suggest(test.word, known); got != test.want {
			t.Errorf("Suggest(%.20q) is %q, want %q", test.word, got, test.want)
		}
	}
	if got := yaml.Suggest("x", nil); got != "there is none yet: add it, or leave this out" {
		t.Errorf("with nothing known: %q", got)
	}
}
