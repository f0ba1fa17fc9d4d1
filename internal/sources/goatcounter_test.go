package sources

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/portevoix/portevoix/internal/config"
)

var goatcounterRemote = remote{
	kind: goatcounterKind, source: config.Source{Address: "https://my.goatcounter.com"}, usual: "my.goatcounter.com",
	refusal: `{"error": "unknown token TOKEN"}`,
	strict:  strictGoatCounter,
	want: `2026-07-05 read 4, other-tags 1
  |||linkedin|spring|||visits=12
  |||x|spring|||visits=3
  ||||spring|||visits=1
2026-07-06 read 0
2026-07-07 read 1
  |||linkedin||||visits=2
`,
}

// strictGoatCounter is the statistics of campaigns, and of the sources of one, over a day
// in the hub's zone; it gives two at a time.
func strictGoatCounter(t *testing.T) http.Handler {
	days := map[string]string{
		"2026-07-04T22:00:00Z 2026-07-05T21:59:59Z": "5", "2026-07-05T22:00:00Z 2026-07-06T21:59:59Z": "6",
		"2026-07-06T22:00:00Z 2026-07-07T21:59:59Z": "7",
	}
	lists := map[string][]goatStat{
		"5/campaigns": {{"1", "spring", 16}, {"2", "cyber monday", 40}}, "5/campaigns/1": {{"", "linkedin", 12}, {"", "x", 3}, {"", "t.co", 1}},
		"6/campaigns": {}, "7/campaigns": {{"3", "advocacy", 2}}, "7/campaigns/3": {{"", "linkedin", 2}},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		path, ours := strings.CutPrefix(r.URL.Path, "/api/v0/stats/")
		list, known := lists[days[q.Get("start")+" "+q.Get("end")]+"/"+path]
		offset, err := strconv.Atoi(q.Get("offset"))
		limit, err2 := strconv.Atoi(q.Get("limit"))
		if !ours || !known || err != nil || err2 != nil || limit < 1 || limit > 100 || len(q) != 4 || r.Method != http.MethodGet ||
			r.Header.Get("Authorization") != "Bearer "+secret {
			refuse(t, w, "%s %s", r.Method, r.URL)
			return
		}
		end := min(offset+2, len(list))
		write(w, goatAnswer{list[offset:end], end < len(list)})
	})
}

func TestGoatCounterAnswers(t *testing.T) {
	for _, test := range []struct{ answer, want string }{
		{`{"stats": [{"id": "1", "name": "other", "count": 1}], "more": true}`, "the list has more than 1000 pages"},
		{`{"stats": [], "more": true}`, "the list has more than 1000 pages"},
		{`{}`, "the answer has no stats"},
		{`{"stats": [{"id": 1}]}`, "the answer is not what was asked for"},
	} {
		synctest.Test(t, func(t *testing.T) {
			asked, _ := goatcounterRemote.asked(t, text(200, "application/json", test.answer))
			if _, err := collectGoatCounter(t.Context(), asked); !strings.Contains(fmt.Sprint(err), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}

// GoatCounter says in a header of its own when it may be asked again.
func TestGoatCounterHaste(t *testing.T) {
	h := http.Header{"X-Rate-Limit-Reset": {"3"}}
	if wait := retryAfter(h); wait.Seconds() != 3 {
		t.Error(wait)
	}
}
