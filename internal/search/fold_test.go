package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/search"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "",
		"L’énergie des régions":       "energie des region",
		"l'IA, aujourd'hui":           "ia aujourd hui",
		"jusqu’à ce qu'elle":          "jusqu ce elle",
		"The company's access":        "the company access",
		"réseaux, réseau; les enjeux": "reseau reseau les enjeu",
		"Cœur, Straße, CO₂, ﬁn":       "coeur strasse co2 fin",
		"ΟΔΌΣ":                        "οδοσ",
		"İstanbul IŞIK ısı":           "istanbul isik isi",
		"½ litre":                     "1 2 litre",
		"الطاقة طاقة وَالطَّاقـة":       "طاقه طاقه طاقه",
		"أمن إلى آخر ٱلأمن":             "امن الي اخر امن",
		"مسؤولية شؤون هيئة سماء":        "مسووليه شوون هييه سما",
		"للطاقة بالطاقة كالطاقة":        "طاقه طاقه طاقه",
		"ال، الله":                      "ال الله",
		"٢٠٢٦ ۲۰۲۶":                     "2026 2026",
		"co\u00adopération":             "cooperation",
		strings.Repeat("a", 30):         strings.Repeat("a", 24),
		"region-42 @topic:x snake_case": "region 42 topic x snake case",
	} {
		if got := search.Words(text); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("the words of %q are %q, want %q", text, got, want)
		}
	}
}
