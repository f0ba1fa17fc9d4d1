package sources

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
)

var ga4Remote = remote{
	kind: ga4Kind, source: config.Source{Site: "123456789"}, usual: "analyticsdata.googleapis.com",
	refusal: `{"error": {"code": 401, "message": "Request had invalid authentication credentials TOKEN", "status": "UNAUTHENTICATED"}}`,
	strict:  strictGA4,
	want: `2026-07-05 read 3, grouped 1, no-tags 1
  launch|fr|a|linkedin|spring|sales||visits=12
  launch|fr|a|linkedin|spring|sales||conversions=2
2026-07-06 read 0
2026-07-07 read 1
  launch|en|b|x|spring|||visits=7
`,
}

const ga4Body = `{"dateRanges": [{"startDate": "2026-07-05", "endDate": "2026-07-07"}],
	"dimensions": [{"name": "date"}, {"name": "sessionManualSource"}, {"name": "sessionManualMedium"},
		{"name": "sessionManualCampaignName"}, {"name": "sessionManualAdContent"}, {"name": "sessionManualTerm"}],
	"metrics": [{"name": "sessions"}, {"name": "keyEvents"}],
	"orderBys": [{"dimension": {"dimensionName": "date"}}, {"dimension": {"dimensionName": "sessionManualSource"}},
		{"dimension": {"dimensionName": "sessionManualMedium"}}, {"dimension": {"dimensionName": "sessionManualCampaignName"}},
		{"dimension": {"dimensionName": "sessionManualAdContent"}}, {"dimension": {"dimensionName": "sessionManualTerm"}}],
	"limit": "100000"}`

// strictGA4 is the method runReport, which gives two rows at a time.
func strictGA4(t *testing.T) http.Handler {
	rows := []string{
		"20260705 linkedin social spring launch.fr.a sales 12 2.0",
		"20260705 (not_set) (not_set) (not_set) (not_set) (not_set) 900 4",
		"20260705 (other) (other) (other) (other) (other) 30 0",
		"20260707 x social spring launch.en.b (not_set) 7 0",
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var got, want map[string]any
		if !question(t, w, r, &got) {
			return
		}
		offset, err := strconv.Atoi(fmt.Sprint(got["offset"]))
		delete(got, "offset")
		_ = json.Unmarshal([]byte(ga4Body), &want)
		if diff := cmp.Diff(want, got); err != nil || diff != "" || r.Header.Get("Authorization") != "Bearer "+secret ||
			r.URL.String() != "https://analyticsdata.googleapis.com/v1beta/properties/123456789:runReport" {
			refuse(t, w, "%s %s", r.URL, diff)
			return
		}
		answer := ga4Answer{Kind: "analyticsData#runReport", RowCount: len(rows)}
		for _, row := range rows[min(offset, len(rows)):min(offset+2, len(rows))] {
			var values []ga4Value
			for _, v := range strings.Fields(row) {
				values = append(values, ga4Value{strings.ReplaceAll(v, "_", " ")})
			}
			answer.Rows = append(answer.Rows, ga4Row{values[:6], values[6:]})
		}
		write(w, answer)
	})
}

func TestGA4Answers(t *testing.T) {
	row := func(day, sessions string) string {
		return `{"dimensionValues": [{"value": "` + day + `"}, {"value": "x"}, {"value": "social"}, {"value": "spring"}, {"value": "launch.fr.a"}, {"value": ""}],
			"metricValues": [{"value": "` + sessions + `"}, {"value": "0"}]}`
	}
	answer := func(count int, rows ...string) string {
		return fmt.Sprintf(`{"kind": "analyticsData#runReport", "rowCount": %d, "rows": [%s]}`, count, strings.Join(rows, ","))
	}
	for _, test := range []struct{ name, answer, want string }{
		{"no rows at all", `{"kind": "analyticsData#runReport", "metadata": {}}`, ""},
		{"no report", `{}`, "the answer is no report"},
		{"rows that are missing", answer(3), "0 rows came, want 3"},
		{"rows too many", answer(1, row("20260705", "1"), row("20260705", "1")), "2 rows came, want 1"},
		{"without end", answer(1<<30, row("20260705", "1")), "the list has more than 1000 pages"},
		{"no day", answer(1, row("(other)", "1")), `found "(other)", want a day`},
		{"no number", answer(1, row("20260705", "many")), `found "many" as visits`},
		{"a row cut short", answer(1, `{"dimensionValues": [], "metricValues": []}`), "found a row of 0 dimensions, want 6"},
	} {
		synctest.Test(t, func(t *testing.T) {
			asked, _ := ga4Remote.asked(t, text(200, "application/json", test.answer))
			_, err := collectGA4(t.Context(), asked)
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s", test.name, err, test.want)
			}
		})
	}
	asked, w := ga4Remote.asked(t, http.NotFoundHandler())
	asked.Source.Site = "UA-1234-1"
	if _, err := collectGA4(t.Context(), asked); err == nil || len(w.hosts) > 0 {
		t.Errorf("a property of the old Analytics: %v", err)
	}
}
