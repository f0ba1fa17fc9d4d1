package sources

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/weblog"
)

// Each line that is no visit of a post has its reason.
func TestWhatIsNoVisit(t *testing.T) {
	const at = "18 12:00:00"
	for _, test := range []struct {
		name string
		line any
		want string
	}{
		{"a person", hit{}, ""},
		{"a redirect", hit{status: 301}, ""},
		{"what the browser had", hit{status: 304}, ""},
		{"a document", hit{request: "/report.pdf" + launch[5:]}, ""},
		{"not found", hit{status: 404}, failed},
		{"a fault", hit{status: 502}, failed},
		{"only asked about", hit{request: "HEAD " + launch}, notPage},
		{"a form", hit{request: "POST " + launch}, notPage},
		{"a style", hit{request: "/style.css?v=7"}, notPage},
		{"another language", "192.0.2.1 - - [18/Jul/2026:12:00:00 +0000] \"\\x16\\x03\" 200 1 \"-\" \"-\"\n", notPage},
		{"a preview", hit{agent: "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)"}, byRobot},
		{"a health check", hit{agent: "kube-probe/1.31", request: "/"}, byRobot},
		{"nobody", hit{agent: "-"}, byRobot},
		{"no tags", hit{request: "/news.html?id=7"}, "no-tags"},
		{"other tags", hit{request: "/?utm_source=newsletter"}, "other-tags"},
		{"another post", hit{request: "/?utm_content=moon.fr.a"}, "unknown-post"},
		{"a broken line", "GET / HTTP/1.1\n", badLine},
		{"the year 2036", strings.Replace(hit{at: at}.String(), "2026", "2036", 1), badLine},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := fmt.Sprint(test.line)
			if h, ok := test.line.(hit); ok {
				h.at = at
				text = h.String()
			}
			asked := asking(t, map[string][]byte{"a.log": []byte(text + hit{at: "19 12:00:00", request: "/"}.String())})
			want := "2026-07-18 read 1, " + test.want + " 1\n"
			if test.want == "" {
				want = "2026-07-18 read 1\n  launch|fr|a|x|spring|||visits=1\n"
			}
			if test.want == badLine { // it says no day, so it is of the first that is told
				want = "2026-07-19 read 2, broken 1, no-tags 1\n"
			}
			if got := readLogs(t, asked); !strings.HasPrefix(got, want) {
				t.Errorf("read as\n%swant\n%s", got, want)
			}
		})
	}
}

// A visitor is an address with an agent. Whoever comes back to the same tags in half an
// hour is on the same visit, which goes on as long as that happens.
func TestVisits(t *testing.T) {
	const first = "18 10:00:00"
	for _, test := range []struct {
		name string
		next []hit
		want int
	}{
		{"again", []hit{{at: "18 10:30:00"}}, 1},
		{"later", []hit{{at: "18 10:30:01"}}, 2},
		{"again and again", []hit{{at: "18 10:29:00"}, {at: "18 10:58:00"}, {at: "18 11:27:00"}}, 1},
		{"a moment before, by another clock", []hit{{at: "18 09:59:58"}}, 1},
		{"then half an hour after both", []hit{{at: "18 09:59:58"}, {at: "18 10:29:59"}}, 1},
		{"another address", []hit{{at: first, from: "192.0.2.2"}}, 2},
		{"another browser", []hit{{at: first, agent: chrome}}, 2},
		{"other tags", []hit{{at: first, request: winter}}, 2},
		{"by way of a redirect", []hit{{at: first, status: 301}}, 1},
		{"the same tags of another page", []hit{{at: first, request: "/fr" + launch}}, 1},
		{"across midnight", []hit{{at: "18 21:59:00"}, {at: "18 22:01:00"}}, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked := asking(t, map[string][]byte{"a.log": logOf(append([]hit{{at: first}}, test.next...)...)})
			batch, err := collectLogs(t.Context(), asked)
			if err != nil {
				t.Fatal(err)
			}
			visits := 0
			for _, f := range batch.Facts {
				visits += int(f.Value)
			}
			if visits != test.want {
				t.Errorf("%d visits, want %d", visits, test.want)
			}
		})
	}
}

// Of a day that is over nobody is remembered, however many days a log tells of.
func TestVisitorsOfPastDays(t *testing.T) {
	l := newLogbook(asking(t, nil))
	for _, day := range []int64{0, 1, 2} {
		for second := range int64(100) {
			l.read(&weblog.Request{
				Time: day*tomorrow + hour + second, Client: fmt.Append(nil, second), Method: []byte("GET"), Status: 200,
				Target: []byte(launch), Agent: []byte(safari),
			})
		}
	}
	remembered := 0
	for _, d := range l.days {
		remembered += len(d.visitors.last)
	}
	if len(l.days) != 3 || remembered > 200 { // of yesterday some lines may come late
		t.Errorf("after %d days %d visitors are remembered", len(l.days), remembered)
	}
}

// A visit goes on where the log does: of several servers, and in the next file.
func TestVisitsOfSeveralServers(t *testing.T) {
	asked := asking(t, map[string][]byte{
		"a.log": logOf(hit{at: "18 10:00:00"}, hit{at: "18 10:50:00"}),
		"b.log": logOf(hit{at: "18 10:25:00"}),
		"c.log": logOf(hit{at: "18 11:15:00"}),
	})
	if got := readLogs(t, asked); !strings.Contains(got, "same-visit 3\n") {
		t.Errorf("read as %s", got)
	}
}

// Of the hub itself, who reads it is counted, in the language that they come to.
func TestHubReaders(t *testing.T) {
	asked := asking(t, map[string][]byte{"a.log": logOf(
		hit{at: "18 10:00:00", request: "/staff/fr/"}, hit{at: "18 10:01:00", request: "/staff/en/posts/launch/"},
		hit{at: "18 10:01:00", request: "/staff/", from: "192.0.2.2"}, hit{at: "18 10:01:00", request: "/staff/xx/index.html", from: "192.0.2.3"},
		hit{at: "18 10:02:00", request: "/staff/assets/hub.css"}, hit{at: "18 10:03:00", request: "/other/", from: "192.0.2.3"},
		hit{at: "18 10:03:00", request: "/staff/fr/" + launch[5:], from: "192.0.2.4"},
	)})
	asked.Source.Host = "hub.example.org"
	const want = `2026-07-18 read 7, no-tags 1, not-a-page 1, same-visit 1
  |||||||hub_readers=2
  |fr||||||hub_readers=2
  launch|fr|a|x|spring|||visits=1
`
	if diff := cmp.Diff(want, readLogs(t, asked)); diff != "" {
		t.Error(diff)
	}
	asked.Source.Host = ""
	if got := readLogs(t, asked); strings.Contains(got, "hub_readers") {
		t.Errorf("without a host nobody knows whose pages they are, yet it is read as\n%s", got)
	}
}

// Where the log names the hosts, those of other sites are left out.
func TestSites(t *testing.T) {
	line := func(host, from string) string { return host + " " + hit{at: "18 10:00:00", from: from}.String() }
	asked := asking(t, map[string][]byte{"a.log": []byte(line("www.example.org", "1") + line("WWW.Example.org:443", "2") +
		line("www.example.org.evil.test", "3") + line("other.example.org", "4") + line("-", "5"))})
	asked.Source.Format, asked.Source.Host = "vhost_combined", "www.example.org"
	if got := readLogs(t, asked); !strings.Contains(got, "read 5, elsewhere 2\n") || !strings.Contains(got, "visits=3") {
		t.Errorf("read as %s", got)
	}
}

// Whatever visitors write into addresses, a day keeps no more tags than this.
func TestTooManyTags(t *testing.T) {
	var lines bytes.Buffer
	for i := range maxTags + 7 {
		lines.WriteString(hit{at: "18 10:00:00", request: fmt.Sprintf("%s%d", launch, i)}.String())
	}
	batch, err := collectLogs(t.Context(), asking(t, map[string][]byte{"a.log": lines.Bytes()}))
	if err != nil || len(batch.Facts) != maxTags || batch.Days[0].Dropped[tooMany] != 7 {
		t.Errorf("%d facts of %+v, %v", len(batch.Facts), batch.Days, err)
	}
}

// Who left is forgotten, and nobody else: in memory are those of the busiest hour or two,
// not of the day.
func TestVisitorsAreForgotten(t *testing.T) {
	v, of := newVisitors(), share.Attribution{Post: "launch"}
	came := func(second int64) *weblog.Request {
		return &weblog.Request{Time: second, Client: fmt.Append(nil, second), Agent: []byte(safari)}
	}
	most := 0
	for second := range int64(24 * hour) {
		v.come(came(second), of)
		most = max(most, len(v.last))
		if _, known := v.last[v.key(came(max(0, second-visitEnds)), of)]; !known {
			t.Fatalf("at %d who came half an hour ago is forgotten", second)
		}
	}
	if limit := 2*hour*2 + minVisitors; most > limit {
		t.Errorf("%d visitors are remembered, one came each second, want at most %d", most, limit)
	}
}

// Robots write of themselves what they like, so few of them are remembered.
func TestAgentsAreForgotten(t *testing.T) {
	rules := newVisitRules(asking(t, nil))
	for i := range 3 * maxAgents {
		if !rules.isRobot(fmt.Append(nil, "curl/", i)) || len(rules.robots) > maxAgents {
			t.Fatalf("after %d agents %d are remembered", i, len(rules.robots))
		}
	}
}

// A format may tell more than addresses: who is behind a proxy, and what a browser asked
// for ahead of time.
func TestWhatAFormatTells(t *testing.T) {
	asked := asking(t, nil)
	asked.Source.Format = `$remote_addr|$http_x_forwarded_for|$time_iso8601|$request|$status|$http_user_agent|$http_sec_purpose`
	line := func(behind, purpose string) string {
		return "10.0.0.1|" + behind + "|2026-07-18T12:00:00Z|GET " + launch + " HTTP/2.0|200|" + safari + "|" + purpose + "\n"
	}
	asked.Files = fstest.MapFS{"a.log": {Data: []byte(
		line("192.0.2.1", "-") + line("192.0.2.2", "") + line("192.0.2.2", "-") + line("192.0.2.3", "prefetch;prerender"))}}
	const want = "2026-07-18 read 4, prefetch 1, same-visit 1\n  launch|fr|a|x|spring|||visits=2\n"
	if diff := cmp.Diff(want, readLogs(t, asked)); diff != "" {
		t.Error(diff)
	}
}
