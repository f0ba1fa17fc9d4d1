package portevoix_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/sources"
)

const visitsQuery = `SELECT day, address, count(*) AS visits FROM clicks
WHERE day BETWEEN '{from}' AND '{to}' GROUP BY day, address;
`

// The same clicks, in the log of a web server, in PostgreSQL and in ClickHouse, give the
// same page of results.
func TestServersWarehouses(t *testing.T) {
	postgres, clickhouse := startPostgres(t), startClickHouse(t)
	built, problems := buildHub(t, exampleHub(t))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	clicks := clicksOn(built.shareLinks(t))
	postgres.fill(t, clicks)
	clickhouse.fill(t, clicks)
	log := filepath.Join(t.TempDir(), "access.log")
	if err := os.WriteFile(log, accessLog(clicks), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOUSE_POSTGRES", postgres.address)
	t.Setenv("HOUSE_CLICKHOUSE", clickhouse.address)
	want := resultsOf(t, `{kind: logs, files: ["`+log+`"]}`)
	if !strings.Contains(want, strconv.Itoa(len(clicks))) {
		t.Errorf("the page does not say that there were %d visits", len(clicks))
	}
	for name, source := range map[string]string{
		"PostgreSQL": "{kind: postgres, address_env: HOUSE_POSTGRES, query: site/metrics/visits.sql}",
		"ClickHouse": "{kind: clickhouse, address_env: HOUSE_CLICKHOUSE, query: site/metrics/visits.sql}",
	} {
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(resultsOf(t, source), "\n")); diff != "" {
			t.Errorf("%s gives another page: %s", name, diff)
		}
	}
}

// A click is somebody who opens a link.
type click struct {
	day, address string
}

// clicksOn opens links on three days, some of them several times.
func clicksOn(links []string) (clicks []click) {
	for i, link := range links {
		for range 1 + i%3 {
			clicks = append(clicks, click{fmt.Sprintf("2026-11-%02d", 2+i%3), link})
		}
	}
	return clicks
}

// accessLog is what a web server writes of clicks, each from an address of its own, with
// a program on every day until yesterday.
func accessLog(clicks []click) []byte {
	var b bytes.Buffer
	line := func(day, from, path, agent string) {
		at, _ := time.Parse(time.DateOnly, day)
		fmt.Fprintf(&b, "%s - - [%s] \"GET %s HTTP/1.1\" 200 512 \"-\" \"%s\"\n", from, at.Add(12*time.Hour).Format("02/Jan/2006:15:04:05 -0700"), path, agent)
	}
	for day := time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC); day.Format(time.DateOnly) < "2026-11-22"; day = day.AddDate(0, 0, 1) {
		name := day.Format(time.DateOnly)
		line(name, "192.0.2.1", "/", "Googlebot/2.1")
		for i, c := range clicks {
			if c.day == name {
				line(name, fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255), strings.TrimPrefix(c.address, "https://portevoix.github.io"),
					"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
			}
		}
	}
	return b.Bytes()
}

// programs are told of by a log alone.
var programs = regexp.MustCompile(`(?s)<section class="exhibit" aria-labelledby="dropped">.*?</section>`)

// resultsOf is the page of results of the example hub with one source, collected today.
func resultsOf(t *testing.T, source string) string {
	t.Helper()
	files := overlay.FS{os.DirFS("."), fstest.MapFS{
		config.File:               {Data: []byte(withLines(mustRead(t, config.File), "metrics: {sources: {visits: "+source+"}}"))},
		"site/metrics/visits.sql": {Data: []byte(visitsQuery)},
	}}
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	asked := sources.Asked{
		Settings: hub.Settings, Library: hub.Library, Reader: share.NewReader(hub.Settings, hub.Library), Files: files,
		Now: exampleNow, Program: "test", Env: os.Getenv,
	}
	result := sources.Collect(t.Context(), asked, hub.Settings.Metrics.Sources, &metrics.Facts{})[0]
	if result.Err != nil {
		t.Fatal(result.Err)
	}
	for i := range result.Batch.Days {
		result.Batch.Days[i].Closed = true // a database is asked again for some days, a log is not
	}
	folder := t.TempDir()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := metrics.Replace(root, result.Batch); err != nil {
		t.Fatal(err)
	}
	pages, problems := buildHub(t, overlay.FS{files, os.DirFS(folder)})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return programs.ReplaceAllString(string(pages["en/metrics/index.html"]), "")
}
