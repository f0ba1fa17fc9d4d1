package sources

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
)

var matomoRemote = remote{
	kind: matomoKind, source: config.Source{Site: "3", Address: "https://matomo.example.org/stats/"}, usual: "matomo.example.org",
	refusal: `{"result": "error", "message": "token TOKEN is not valid"}`,
	strict:  strictMatomo,
	want: `2026-07-05 read 2, other-tags 1
  launch|fr|a|linkedin|spring|||visits=9
  launch|fr|a|x|spring|||visits=1
  launch|fr|a||spring|||visits=2
2026-07-06 read 0
2026-07-07 read 1
  winter|en|b|x||||visits=4
`,
}

// strictMatomo is the method getContent of the plugin, over all days in a range.
func strictMatomo(t *testing.T) http.Handler {
	answers := map[string]string{
		"": `{"2026-07-05": [{"label": "launch.fr.a", "nb_visits": 12, "nb_uniq_visitors": 3}, {"label": 2026, "nb_visits": "5"}],
			"2026-07-06": [], "2026-07-07": [{"label": "winter.en.b", "nb_visits": 4}]}`,
		"campaignSource==linkedin": `{"2026-07-05": [{"label": "launch.fr.a", "nb_visits": 9}], "2026-07-06": [], "2026-07-07": []}`,
		"campaignSource==x": `{"2026-07-05": [{"label": "launch.fr.a", "nb_visits": 1}], "2026-07-06": [],
			"2026-07-07": [{"label": "winter.en.b", "nb_visits": 4}]}`,
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := r.ParseForm()
		segment := r.PostForm.Get("segment")
		want := url.Values{
			"module": {"API"}, "method": {"MarketingCampaignsReporting.getContent"}, "idSite": {"3"}, "period": {"day"},
			"date": {"2026-07-05,2026-07-07"}, "format": {"JSON"}, "filter_limit": {"-1"}, "token_auth": {secret},
		}
		if segment != "" {
			want.Set("segment", segment)
		}
		if diff := cmp.Diff(want, r.PostForm); err != nil || diff != "" || answers[segment] == "" ||
			r.URL.String() != "https://matomo.example.org/stats/index.php" || r.Header.Get("Authorization") != "" {
			refuse(t, w, "%s %s", r.URL, diff)
			return
		}
		text(200, "application/json", answers[segment])(w, r)
	})
}

// Matomo says its errors as if nothing were wrong; days that are missing are no days
// without visits.
func TestMatomoAnswers(t *testing.T) {
	for _, test := range []struct{ answer, want string }{
		{`{"result": "error", "message": "You can't access this resource, ` + secret + `"}`,
			`ask matomo.example.org: it answered "You can't access this resource, hidden"`},
		{`{}`, "read 2026-07-05 of matomo.example.org: the answer lacks this day"},
		{`{"2026-07-05": {}}`, "read 2026-07-05 of matomo.example.org: "},
		{`{"2026-07-05": [{"label": "launch.fr.a"}]}`, `found "" visits`},
		{`{"2026-07-05": [{"label": "launch.fr.a", "nb_visits": -1}]}`, `found "-1" visits`},
		{`[]`, "the answer is not what was asked for"},
	} {
		synctest.Test(t, func(t *testing.T) {
			asked, _ := matomoRemote.asked(t, text(200, "application/json", test.answer))
			if _, err := collectMatomo(t.Context(), asked); !strings.Contains(fmt.Sprint(err), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}
