package sources

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/overlay"
)

const visitsSQL = "SELECT day, content, count(*) AS visits FROM v WHERE day BETWEEN '{from}' AND '{to}' GROUP BY day, content;\n"

// warehouseOf is a hub that asks a database at an address.
func warehouseOf(t *testing.T, kind, address, query string) Asked {
	t.Helper()
	asked := smallHub(t)
	asked.Now = time.Date(2026, 7, 7, 12, 0, 0, 0, time.UTC)
	asked.Closed = func(day string) bool { return day < "2026-07-05" }
	asked.Source = config.Source{Name: "house", Kind: kind, AddressEnv: "HOUSE", Query: "site/metrics/visits.sql"}
	asked.Files = overlay.FS{asked.Files, fstest.MapFS{"site/metrics/visits.sql": {Data: []byte(query)}}}
	asked.Env = func(name string) string { return map[string]string{"HOUSE": address}[name] }
	return asked
}

// ClickHouse is asked for the days that are not closed, as whoever the address names, in a
// way that only reads; what it answers becomes facts.
func TestClickHouse(t *testing.T) {
	var got []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		user, password, _ := r.BasicAuth()
		got = append(got, r.URL.RawQuery, user+":"+password, string(body))
		_, _ = w.Write([]byte("\"day\",\"content\",\"visits\"\n\"2026-07-05\",\"winter.en.a\",7\n\"2026-07-06\",\"elsewhere\",2\n"))
	}))
	defer server.Close()
	asked := warehouseOf(t, "clickhouse", strings.Replace(server.URL, "http://", "http://ana:pass@", 1)+"/?database=web", visitsSQL)
	batch, err := collectClickHouse(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	if got[0] != "database=web&max_execution_time=60&readonly=1" || got[1] != "ana:pass" ||
		!strings.Contains(got[2], "BETWEEN '2026-07-05' AND '2026-07-06' GROUP BY day, content\nFORMAT CSVWithNames") {
		t.Errorf("it was asked %q", got)
	}
	if len(batch.Facts) != 1 || batch.Facts[0].Value != 7 || batch.Facts[0].Post != "winter" || len(batch.Days) != 2 {
		t.Errorf("it said %s", told(batch))
	}
}

// What goes wrong with a database is said, and its password never.
func TestWarehouseMistakes(t *testing.T) {
	answers := map[string]http.HandlerFunc{
		"broken": func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "Code: 62, e.displayText() = DB::Exception: Syntax error", http.StatusInternalServerError)
		},
		"late": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte("day,content,visits\n\nCode: 159. DB::Exception: Timeout"))
		},
		"other": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("date,n\n2026-07-05,1\n")) },
		"early": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte("day,content,visits\n2026-06-01,winter.en.a,1\n"))
		},
		"silent": func(http.ResponseWriter, *http.Request) {},
		"forward": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://elsewhere.example/", http.StatusTemporaryRedirect)
		},
	}
	for _, test := range []struct{ name, kind, address, query, want string }{
		{"no days", "clickhouse", "http://localhost/", "SELECT 1", "site/metrics/visits.sql: found no {from}"},
		{"no address", "clickhouse", "", visitsSQL, "the environment variable HOUSE holds no address"},
		{"in clear", "clickhouse", "http://db.example/", visitsSQL, "the environment variable HOUSE holds no address"},
		{"no address", "postgres", "", visitsSQL, "the environment variable HOUSE holds no address"},
		{"in clear", "postgres", "postgres://ana:pass@db.example/web?sslmode=disable", visitsSQL, "turns encryption off"},
		{"nobody there", "postgres", "postgres://ana:pass@127.0.0.1:1/web", visitsSQL, "reach PostgreSQL"},
		{"nobody there", "clickhouse", "http://ana:pass@127.0.0.1:1/", visitsSQL, "reach ClickHouse"},
		{"broken", "clickhouse", "", visitsSQL, "it answered 500: \"Code: 62"},
		{"late", "clickhouse", "", visitsSQL, "it answered 200"},
		{"other", "clickhouse", "", visitsSQL, `found no table with the columns "day"`},
		{"early", "clickhouse", "", visitsSQL, "the answer speaks of 2026-06-01, want days from 2026-07-05 to 2026-07-06"},
		{"silent", "clickhouse", "", visitsSQL, "the answer has no heading"},
		{"forward", "clickhouse", "", visitsSQL, "it answered 307"},
	} {
		t.Run(test.kind+" "+test.name, func(t *testing.T) {
			if answer := answers[test.name]; answer != nil {
				server := httptest.NewServer(answer)
				defer server.Close()
				test.address = strings.Replace(server.URL, "http://", "http://ana:pass@", 1)
			}
			_, err := collect(t.Context(), warehouseOf(t, test.kind, test.address, test.query))
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "pass") {
				t.Errorf("the error is %v, want %q and no password", err, test.want)
			}
		})
	}
}

// A query ends where COPY puts its bracket, whatever its last line is.
func TestQuestion(t *testing.T) {
	asked := warehouseOf(t, "postgres", "", "SELECT '{from}', '{to}' ; \n\n;\n")
	got, err := asked.question(asked.window(3))
	if err != nil || got != "SELECT '2026-07-05', '2026-07-06'" {
		t.Errorf("the query is %q: %v", got, err)
	}
}
