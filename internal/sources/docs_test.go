package sources

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/tables"
)

var fenced = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// The document on other programs names all that there is, and its mappings are right.
func TestDocument(t *testing.T) {
	data, err := os.ReadFile("../../docs/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	text, mappings := string(data), 0
	for _, block := range fenced.FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(block[1], "metrics:") {
			continue
		}
		mappings++
		if _, list := parseMapping("docs/exports.md", []byte(block[1])); len(list) > 0 {
			t.Errorf("%v", list)
		}
	}
	if mappings < 2 {
		t.Errorf("%d mappings were found", mappings)
	}
	words := []string{"`plausible`", "`matomo`", "`umami`", "`ga4`", "`goatcounter`", instant}
	words = append(words, tables.Layouts...)
	for _, field := range fields {
		words = append(words, "`"+field+"`")
	}
	for _, p := range Presets() {
		words = append(words, "`"+p.Name+"`")
	}
	for _, m := range metrics.Measures {
		words = append(words, string(m))
	}
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("%s is not explained", word)
		}
	}
}
