package weblog

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A said is a request with strings, to compare.
type said struct {
	Time                 int64
	Client, Forwarded    string
	Method, Host, Target string
	Status               int
	Agent, Purpose       string
}

// say reads a log; a broken line is nil.
func say(t testing.TB, format, log string) []*said {
	t.Helper()
	f, err := NewFormat(format)
	if err != nil {
		t.Fatal(err)
	}
	var all []*said
	for r, err := range Read(strings.NewReader(log), f) {
		switch err {
		case nil:
			all = append(all, &said{r.Time, string(r.Client), string(r.Forwarded), string(r.Method), string(r.Host),
				string(r.Target), r.Status, string(r.Agent), string(r.Purpose)})
		case ErrBroken:
			all = append(all, nil)
		default:
			t.Fatal(err)
		}
	}
	return all
}

const (
	noon    = 1794999600 // 18/Nov/2026:12:00:00 +0100
	firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
)

func visit(change func(*said)) []*said {
	r := &said{Time: noon, Client: "192.0.2.7", Method: "GET", Target: "/news?id=7&utm_source=x", Status: 200, Agent: firefox}
	change(r)
	return []*said{r}
}

// One line of each server, as each of them writes it.
func TestFormats(t *testing.T) {
	same := func(*said) {}
	const ours = `192.0.2.7 - - [18/Nov/2026:12:00:00 +0100] "GET /news?id=7&utm_source=x HTTP/1.1" 200 2326 "-" "` + firefox + `"`
	for _, test := range []struct {
		name, format, log string
		want              []*said
	}{
		{"nginx", "", ours, visit(same)},
		{"nginx's main", "combined", ours + ` "198.51.100.1"`, visit(same)},
		{"with times", "combined", ours + " 0.003 0.001 .", visit(same)},
		{"line ends of Windows", "combined", ours + "\r\n", visit(same)},
		{"Apache", "combined", strings.Replace(ours, "200 2326", "304 -", 1), visit(func(r *said) { r.Status = 304 })},
		{"Apache with its hosts", "vhost_combined", "www.example.org:443 " + ours, visit(func(r *said) { r.Host = "www.example.org:443" })},
		{"IPv6 and a user", "combined", strings.Replace(ours, "192.0.2.7 - -", "2001:db8::1 - jane doe", 1),
			visit(func(r *said) { r.Client = "2001:db8::1" })},
		{"quotes of nginx", "combined", strings.Replace(ours, "Mozilla/5.0", `a \x22b\x5C`, 1),
			visit(func(r *said) { r.Agent = `a "b\` + firefox[11:] })},
		{"quotes of Apache", "combined", strings.Replace(ours, "Mozilla/5.0", `a \"b\" \\`, 1),
			visit(func(r *said) { r.Agent = `a "b" \` + firefox[11:] })},
		{"no agent", "combined", strings.Replace(ours, firefox, "-", 1), visit(func(r *said) { r.Agent = "" })},
		{"behind a power cut", "combined", strings.Repeat("\x00", 300) + ours + "\n" + strings.Repeat("\x00", 300) + "\n", visit(same)},
		{"a proxy's request", "combined", strings.Replace(ours, "GET /", "GET https://www.example.org/", 1), visit(same)},
		{"spaces in the address", "combined", strings.Replace(ours, "id=7", "id=7 8", 1),
			visit(func(r *said) { r.Target = "/news?id=7 8&utm_source=x" })},
		{"no request", "combined", strings.Replace(ours, "GET /news?id=7&utm_source=x HTTP/1.1", "-", 1),
			visit(func(r *said) { r.Method, r.Target = "", "" })},
		{"another protocol", "combined", strings.Replace(ours, "GET /news?id=7&utm_source=x HTTP/1.1", `\x16\x03\x01\x02\x00`, 1),
			visit(func(r *said) { r.Method, r.Target = "", "" })},

		{"nginx's own", `$http_host|${remote_addr}|$msec|$status|$request_method|$uri|$args|$http_user_agent|$http_sec_purpose`,
			"example.org|192.0.2.7|1794999600.123|200|HEAD|/news|id=7|curl/8|prefetch;prerender",
			visit(func(r *said) {
				r.Host, r.Method, r.Target, r.Agent, r.Purpose = "example.org", "HEAD", "/news?id=7", "curl/8", "prefetch;prerender"
			})},
		{"no query", `$remote_addr $time_iso8601 $status $uri?$args "$http_user_agent"`,
			`192.0.2.7 2026-11-18T12:00:00+01:00 200 /news?- "curl/8"`, visit(func(r *said) { r.Target, r.Agent = "/news", "curl/8" })},
		{"nginx's JSON", `{"t": "$time_iso8601", "ip":"$remote_addr","s": $status,"u":"$request_uri","via":"$http_x_forwarded_for","a":"$http_user_agent"}`,
			`{"x":{},"t":"2026-11-18T11:00:00Z","ip":"192.0.2.7","s":200,"u":"\/news\u003fid=7","via":"10.0.0.1, 10.0.0.2","a":"a \"b\""}`,
			visit(func(r *said) { r.Target, r.Forwarded, r.Agent = "/news?id=7", "10.0.0.1, 10.0.0.2", `a "b"` })},
		{"Caddy", "caddy", `{"level":"info","ts":1794999600.7382238,"logger":"http.log.access.log0","msg":"handled request","request":` +
			`{"remote_ip":"192.0.2.7","remote_port":"41342","client_ip":"192.0.2.7","proto":"HTTP/2.0","method":"GET","host":"www.example.org",` +
			`"uri":"/news?id=7&utm_source=x","headers":{"User-Agent":["` + firefox + `"],"Sec-Purpose":["prefetch"],"X-Forwarded-For":["10.1.1.1"]},` +
			`"tls":{"resumed":false}},"bytes_read":0,"user_id":"","duration":0.000929675,"size":10900,"status":200,"resp_headers":{"Server":["Caddy"]}}`,
			visit(func(r *said) { r.Host, r.Purpose, r.Forwarded = "www.example.org", "prefetch", "10.1.1.1" })},
		{"Caddy says something else", "caddy", `{"level":"info","ts":1794999600.1,"logger":"tls","msg":"cleaning storage unit"}`, []*said{nil}},
		{"CloudFront", "cloudfront", "#Version: 1.0\n" +
			"#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-host-header\n" +
			"2026-11-18\t11:00:00\tCDG50-C1\t9712\t192.0.2.7\tGET\td1.cloudfront.net\t/news\t200\t-\t" +
			strings.ReplaceAll(firefox, " ", "%20") + "\tid=7&utm_source=x\twww.example.org\n",
			visit(func(r *said) { r.Host = "d1.cloudfront.net" })},
		{"CloudFront, escaped twice", "cloudfront", "#Fields: sc-status date time c-ip cs-uri-stem cs(User-Agent) cs-uri-query\n" +
			"404\t2026-11-18\t11:00:00\t192.0.2.7\t/news\t" + strings.ReplaceAll(firefox, " ", "%2520") + "\tid=%2520\n" +
			"#Fields: date time c-ip cs-uri-stem cs(User-Agent) cs-uri-query sc-status\n" +
			"2026-11-18\t11:00:00\t192.0.2.7\t/news\t-\t-\t200\n",
			append(visit(func(r *said) { r.Status, r.Target = 404, "/news?id=%20" }),
				visit(func(r *said) { r.Target, r.Agent = "/news", "" })...)},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, say(t, test.format, test.log)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What can't be a line of the log is broken, and the lines around it are read.
func TestBrokenLines(t *testing.T) {
	const ours = `192.0.2.7 - - [18/Nov/2026:12:00:00 +0100] "GET /news?id=7&utm_source=x HTTP/1.1" 200 2326 "-" "` + firefox + `"`
	with := func(old, new string) string { return strings.Replace(ours, old, new, 1) }
	for name, line := range map[string]string{
		"binary":              "\x16\x03\x01\x00\xff\xfe",
		"NUL":                 "\x00\x00" + ours[:30] + "\x00\x00",
		"half of it":          ours[:60],
		"no end":              ours[:len(ours)-1],
		"no time":             with("18/Nov/2026:12:00:00 +0100", "-"),
		"no such day":         with("18/Nov", "48/Nov"),
		"no such month":       with("18/Nov", "18/Nvo"),
		"no such hour":        with(":12:", ":25:"),
		"letters in a number": with("2026:12", "2o26:12"),
		"no status":           with(" 200 ", " OK "),
		"a long status":       with(" 200 ", " 2000 "),
		"JSON":                `{"ts": 1}`,
		"a user made of a line": with("192.0.2.7 - -",
			`192.0.2.7 - x [18/Nov/2026:12:00:00 +0100] \x22GET / HTTP/1.1\x22 200 1 \x22-\x22 \x22a\x22`),
		"longer than the longest": with("Mozilla", strings.Repeat("a", maxLine)),
		"endless":                 strings.Repeat("a", 10*maxLine),
	} {
		t.Run(name, func(t *testing.T) {
			want := append(append(visit(func(*said) {}), nil), visit(func(*said) {})...)
			if diff := cmp.Diff(want, say(t, "", ours+"\n"+line+"\n\n"+ours)); diff != "" {
				t.Error(diff)
			}
			if got := say(t, "", line+"\n"+line); len(got) != 2 || got[0] != nil || got[1] != nil {
				t.Errorf("twice, at the end of a log, it is read as %v", got)
			}
		})
	}
	for format, log := range map[string]string{
		"caddy": `{"ts":1,"status":200` + "\n[1]\nnull\n7\n{}\n",
		"cloudfront": "2026-11-18\t11:00:00\n#Fields: date time sc-status x\n2026-11-18\t11:00:00\t200\n" +
			"#Fields: date time sc-status\n2026-11-18\t11:00:00\n2026-11-18\t11:00:00\t200\t1\n2026\t11\t200\n-\t-\t-\n",
	} {
		for i, line := range say(t, format, log) {
			if line != nil {
				t.Errorf("%s: line %d is read as %v", format, i+1, line)
			}
		}
	}
}

// A line just as long as lines may be is a line.
func TestLongestLine(t *testing.T) {
	line := `192.0.2.7 - - [18/Nov/2026:12:00:00 +0100] "GET / HTTP/1.1" 200 1 "-" "`
	line += strings.Repeat("a", maxLine-len(line)-2) + "\"\n"
	if got := say(t, "", line+line); len(got) != 2 || got[0] == nil || got[1] == nil {
		t.Errorf("a line of %d bytes is read as %v", len(line), got)
	}
}

func TestTimes(t *testing.T) {
	for text, want := range map[string]int64{
		"18/Nov/2026:12:00:00 +0100": noon, "18/Nov/2026:07:30:00 -0330": noon, "2026-11-18T12:00:00+01:00": noon,
		"2026-11-18T11:00:00.5Z": noon, "2026-11-18T12:00:00.123+0100": noon, "1794999600": noon, "1794999600.999": noon,
		"1794999600123": noon, "1.794999600123e9": noon, "1794999600123456789": noon,
		"29/Feb/2028:00:00:00 +0000": 1835395200, "01/Jan/1970:00:00:00 +0000": 0,
		"": -1, "-": -1, "NaN": -1, "Inf": -1, "-1": -1, "now": -1, "2026-11-18": -1, "2026-13-18T12:00:00+01:00": -1,
		"18-Nov-2026:12:00:00 +0100": -1, "18/Nov/2026 12:00:00 +0100": -1, "18/ovD/2026:12:00:00 +0100": -1,
	} {
		got, ok := parseTime([]byte(text))
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q is read as %d, want %d", text, got, want)
		}
	}
}

// Whoever writes a format wrongly is told what and how.
func TestMistakesInFormats(t *testing.T) {
	for format, want := range map[string]string{
		"combind":     `format "combind" is not known: write combined, vhost_combined, caddy or cloudfront, or a log_format of nginx with its $variables`,
		"%h %l %u %t": `is not known: write combined,`,
		"$ ":          `is not known`,
		`$remote_addr [$time_local] "$request" $status`:                 `has no $http_user_agent: visits can't be told without it`,
		`[$time_local] "$request" $status "$http_user_agent"`:           `has no $remote_addr`,
		`$remote_addr$time_local "$request" $status "$http_user_agent"`: `has nothing between two of its variables: a space`,
		`{"a": "$remote_addr"`:                                          `is no JSON: unexpected end`,
		`{"a": "$remote_addr"}`:                                         `has no $time_local`,
		`{}`:                                                            `is not known`,
	} {
		if _, err := NewFormat(format); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("of %q is said %v, want %q", format, err, want)
		}
	}
}

// The example in docs/logs.md is a format.
func TestDocumentedFormat(t *testing.T) {
	text, err := os.ReadFile("../../docs/logs.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(text), "format: >-\n")
	example, _, _ = strings.Cut(example, "```")
	if _, err := NewFormat(strings.Join(strings.Fields(example), " ")); !found || err != nil {
		t.Errorf("%q: %v", example, err)
	}
}
