package sources

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/portevoix/portevoix/internal/config"
)

var plausibleRemote = remote{
	kind: plausibleKind, source: config.Source{Site: "example.org"}, usual: "plausible.io",
	refusal: `{"error": "Invalid API key TOKEN"}`,
	strict: func(t *testing.T) http.Handler {
		return strictPlausible(t, 2, [][]any{
			{"2026-07-05", "linkedin", "social", "spring", "launch.fr.a", "sales", 12},
			{"2026-07-05", "(not set)", "(not set)", "(not set)", "(not set)", "(not set)", 900},
			{"2026-07-07", "x", "social", "spring", "gone.en.b", "(not set)", 4},
			{"2026-07-07", "x", "social", "advocacy", "winter.en.b", "(not set)", 3},
		})
	},
	want: `2026-07-05 read 2, no-tags 1
  launch|fr|a|linkedin|spring|sales||visits=12
2026-07-06 read 0
2026-07-07 read 2, unknown-post 1
  winter|en|b|x||||visits=3
`,
}

// strictPlausible is version 2 of the Stats API, for a question of visits by day and tags;
// it gives at most some rows at a time.
func strictPlausible(t *testing.T, most int, rows [][]any) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var q plausibleQuestion
		if r.Method != http.MethodPost || r.URL.String() != "https://plausible.io/api/v2/query" || r.Header.Get("Authorization") != "Bearer "+secret {
			refuse(t, w, "%s %s", r.Method, r.URL)
			return
		}
		if !question(t, w, r, &q) {
			return
		}
		dimensions := strings.Join(q.Dimensions, " ")
		if q.Site != "example.org" || len(q.Order) != len(q.Dimensions) || !slices.Equal(q.Metrics, []string{"visits"}) ||
			q.Range != [2]string{"2026-07-05", "2026-07-07"} || q.Pagination.Limit < 1 || q.Pagination.Limit > 10000 ||
			dimensions != "time:day visit:utm_source visit:utm_medium visit:utm_campaign visit:utm_content visit:utm_term" {
			refuse(t, w, "%+v", q)
			return
		}
		results := []map[string]any{}
		for _, row := range rows[min(q.Pagination.Offset, len(rows)):min(q.Pagination.Offset+most, len(rows))] {
			results = append(results, map[string]any{"dimensions": row[:6], "metrics": row[6:]})
		}
		write(w, map[string]any{"results": results, "meta": map[string]any{"total_rows": len(rows)}, "query": map[string]any{}})
	})
}

// A list that is not whole is an error, whichever way it is not.
func TestPlausiblePages(t *testing.T) {
	row := `{"dimensions": ["2026-07-05", "x", "social", "c", "launch.fr.a", "t"], "metrics": [1]}`
	for _, test := range []struct{ name, answer, want string }{
		{"no rows are told of", `{"results": [` + row + `], "meta": {}}`, ""},
		{"rows that are missing", `{"results": [], "meta": {"total_rows": 3}}`, "0 rows came, want 3"},
		{"rows too many", `{"results": [` + row + `], "meta": {"total_rows": 0}}`, "1 rows came, want 0"},
		{"without end", `{"results": [` + row + `], "meta": {"total_rows": 999999}}`, "the list has more than 1000 pages"},
		{"an error as an answer", `{"error": "no"}`, "the answer has no results"},
		{"a row cut short", `{"results": [{"dimensions": ["2026-07-05"], "metrics": [1]}]}`, "found a row of 1 dimensions, want 6"},
		{"a day that is none", strings.Replace(`{"results": [`+row+`]}`, "2026-07-05", "yesterday", 1), `found "yesterday", want a day`},
		{"words for numbers", `{"results": [{"dimensions": [], "metrics": ["1"]}]}`, "the answer is not what was asked for"},
	} {
		synctest.Test(t, func(t *testing.T) {
			asked, _ := plausibleRemote.asked(t, text(200, "application/json", test.answer))
			_, err := collectPlausible(t.Context(), asked)
			if got := fmt.Sprint(err); (err == nil) != (test.want == "") || !strings.Contains(got, test.want) && test.want != "" {
				t.Errorf("%s: %v, want %s", test.name, err, test.want)
			}
		})
	}
}
