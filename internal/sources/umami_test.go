package sources

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

const umamiSite = "94db1cb1-74f4-4a40-ad6c-962362670409"

var umamiRemote = remote{
	kind: umamiKind, source: config.Source{Site: umamiSite}, usual: "api.umami.is",
	refusal: `{"error": {"message": "bad key TOKEN", "status": 401}}`,
	strict:  strictUmami,
	want: `2026-07-05 read 501, other-tags 500
  launch|fr|a|linkedin|spring|||visits=9
  launch|fr|a||spring|||visits=3
2026-07-06 read 0
2026-07-07 read 1, other-tags 1
`,
}

// strictUmami is the list of contents of a website over a day in the hub's zone.
func strictUmami(t *testing.T) http.Handler {
	many := []map[string]any{{"x": "launch.fr.a", "y": 12}, {"x": nil, "y": 7}}
	for i := range 500 {
		many = append(many, map[string]any{"x": fmt.Sprint("other", i), "y": 1})
	}
	rows := map[string][]map[string]any{
		"2026-07-05": many, "2026-07-05 linkedin": {{"x": "launch.fr.a", "y": 9}}, "2026-07-05 x": {},
		"2026-07-06": {}, "2026-07-07": {{"x": "banner", "y": 3}},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		var from, to, offset, limit int64
		_, err := fmt.Sscan(q.Get("startAt")+" "+q.Get("endAt")+" "+q.Get("offset")+" "+q.Get("limit"), &from, &to, &offset, &limit)
		zone, _ := time.LoadLocation("Europe/Paris")
		start := time.UnixMilli(from).In(zone)
		key := strings.TrimSpace(start.Format(time.DateOnly) + " " + q.Get("utmSource"))
		all, known := rows[key]
		if err != nil || !known || start.Hour() != 0 || to-from != 24*3600*1000-1 || q.Get("type") != "utmContent" || len(q) != 5+len(q["utmSource"]) ||
			r.URL.Host+r.URL.Path != "api.umami.is/v1/websites/"+umamiSite+"/metrics" || r.Method != http.MethodGet ||
			r.Header.Get("x-umami-api-key") != secret || r.Header.Get("Authorization") != "" {
			refuse(t, w, "%s %s of %s", r.Method, r.URL, key)
			return
		}
		write(w, all[min(offset, int64(len(all))):min(offset+limit, int64(len(all)))])
	})
}

// An Umami of one's own takes the token as most programs do.
func TestUmamiOfOnesOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked, w := umamiRemote.asked(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "Bearer "+secret || r.Header.Get("x-umami-api-key") != "" || !strings.HasPrefix(r.URL.Path, "/api/websites/") {
				refuse(t, w, "%s %v", r.URL, r.Header)
			}
			write(w, []string{})
		}))
		asked.Source.Address = "https://umami.example.org/api"
		if batch, err := collectUmami(t.Context(), asked); err != nil || len(batch.Days) != 3 || w.hosts["umami.example.org"] != 3 {
			t.Errorf("%s, %v", told(batch), err)
		}
	})
}

func TestUmamiAnswers(t *testing.T) {
	full := "[" + strings.Repeat(`{"x": "a", "y": 1},`, umamiRows-1) + `{"x": "a", "y": 1}]`
	for _, test := range []struct{ answer, want string }{
		{full, "the list has more than 1000 pages"},
		{`[{"x": "a"}]`, "the answer has a row without a number"},
		{`[{"x": "a", "y": -1}]`, "the answer has a row without a number"},
		{`{}`, "the answer is not what was asked for"},
	} {
		synctest.Test(t, func(t *testing.T) {
			asked, _ := umamiRemote.asked(t, text(200, "application/json", test.answer))
			if _, err := collectUmami(t.Context(), asked); !strings.Contains(fmt.Sprint(err), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}
