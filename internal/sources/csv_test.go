package sources

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"github.com/portevoix/portevoix/internal/metrics"
)

// inMemory is a file that a test makes.
func inMemory(name string, data []byte) File {
	return File{name, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func archived(t *testing.T, members map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, data := range members {
		m, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wide(t *testing.T, data []byte) []byte {
	t.Helper()
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const plausibleDays = `2026-07-01 read 2
  launch|fr|a|linkedin|spring|||visits=12
2026-07-02 read 1, no-tags 1
2026-07-03 read 1
  launch|en|b|x|spring|sales||visits=2
2026-07-04 read 0
`

// Exports of the known programs are read to the last number, and what is of nobody's share
// is told with its reason.
func TestImport(t *testing.T) {
	dashboard := map[string][]byte{
		"visitors.csv":     []byte("date,visitors,pageviews\n2026-07-01 00:00:00,3,4\n2026-07-01 01:00:00,1,1\n"),
		"utm_contents.csv": []byte("name,visitors,bounce_rate,visit_duration\nlaunch.fr.a,3,50,10\nbanner,1,50,10\n"),
		"utm_sources.csv":  []byte("name,visitors,bounce_rate,visit_duration\nlinkedin,3,50,10\n"),
	}
	sources := fixture(t, "imported_sources_20260701_20260704.csv")
	for _, test := range []struct {
		name, preset, mapping string
		file                  File
		want                  string
	}{
		{"a report, with a total first and a second table", "ga4", "", OnDisk("testdata/ga4-report.csv"), `2026-07-01 read 2, not-available 1
  launch|fr|a|linkedin|spring|||visits=120
  launch|fr|a|linkedin|spring|||conversions=3
2026-07-02 read 4, direct 1, grouped 1
  launch|fr|a|linkedin|spring|||visits=30
  launch|en|b|x|spring|||visits=7
  launch|en|b|x|spring|||conversions=1
2026-07-03 read 3, other-tags 2, unknown-post 1
`},
		{"an exploration in French", "ga4", "", OnDisk("testdata/ga4-explore-fr.csv"), `2026-07-01 read 1
  launch|fr|a|linkedin|spring|sales|k2p4a|visits=1204
  launch|fr|a|linkedin|spring|sales|k2p4a|conversions=12
2026-07-02 read 1, other-tags 1
`},
		{"a site of Plausible", "plausible", "", inMemory("export.zip", archived(t, map[string][]byte{
			"imported_sources_20260701_20260704.csv": sources, "imported_visitors_20260701_20260704.csv": []byte("date\n"),
			"utm_contents.csv": dashboard["utm_contents.csv"]})), plausibleDays},
		{"one file of it", "plausible", "", OnDisk("testdata/imported_sources_20260701_20260704.csv"), plausibleDays},
		{"a day of Plausible's dashboard", "plausible", "", inMemory("dashboard.zip", archived(t, dashboard)), `2026-07-01 read 2, other-tags 1
  launch|fr|a||spring|||visits=3
`},
		{"Matomo in UTF-16", "matomo", "", inMemory("m.csv", wide(t, fixture(t, "matomo.csv"))), `2026-07-01 read 2, no-tags 1
  launch|fr|a||spring|||visits=12
  launch|fr|a||spring|||conversions=2
2026-07-02 read 0
2026-07-03 read 1
  launch|en|b||spring|||visits=1
`},
		{"visits of Umami, in the hub's zone", "umami", "", OnDisk("testdata/website_event.csv"), `2026-07-01 read 3, no-tags 1, same-visit 1
  launch|fr|a|linkedin|spring|sales||visits=1
2026-07-02 read 1
  launch|fr|a|linkedin|spring|||visits=1
`},
		{"LinkedIn, after a spreadsheet", "linkedin", "", OnDisk("testdata/linkedin.csv"), `2026-07-30 read 1
  |||linkedin||||impressions=1300
  |||linkedin||||reactions=8
  |||linkedin||||comments=1
  |||linkedin||||reshares=2
2026-07-31 read 1
  |||linkedin||||impressions=300
  |||linkedin||||reactions=5
`},
		{"values that say nothing, in any letters", "ga4", "", inMemory("f.csv", []byte(
			"Date,Session source,Session manual ad content,Sessions\n20260701,(Other),(Other),1\n20260701,(Not Set),(NOT SET),1\n")),
			"2026-07-01 read 2, grouped 1, no-tags 1\n"},
		{"totals wherever they stand", "ga4", "", inMemory("f.csv", []byte("Date,Session source,Session manual ad content,Sessions\n"+
			"Grand total,,,9\n20260701,x,launch.fr.a,4\n,,RESERVED_TOTAL,9\n20260702,x,launch.fr.a,5\n,Totals,,9\n,,,9\n,,,9,Grand total\n")),
			"2026-07-01 read 1\n  launch|fr|a|x|spring|||visits=4\n2026-07-02 read 1\n  launch|fr|a|x|spring|||visits=5\n"},
		{"a table of one's own", "", "semicolons.yaml", OnDisk("testdata/semicolons.csv"), `2026-07-01 read 1
  launch|fr|a|linkedin|spring|||visits=1234
2026-07-02 read 2, skipped 1, unknown-post 1
2026-07-03 read 1
  winter|||||||visits=4
`},
		{"a row for each lead", "", "leads.yaml", OnDisk("testdata/leads.csv"), `2026-07-01 read 2, no-tags 1
  launch|fr|a|linkedin|spring|||leads=1
`},
	} {
		asked := smallHub(t)
		asked.Source.Preset, asked.Source.Mapping = test.preset, test.mapping
		first, err := Import(t.Context(), asked, []File{test.file})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, told(first)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		again, err := Import(t.Context(), asked, []File{test.file})
		if diff := cmp.Diff(first, again); err != nil || diff != "" {
			t.Errorf("%s, read twice: %v %s", test.name, err, diff)
		}
		if first.Badge != metrics.Imported || first.Kind != "csv" || first.Source != "web" || first.At != "2026-08-01T12:00:00Z" {
			t.Errorf("%s: it comes from %+v", test.name, first)
		}
	}
}

// What can't be read for certain stops the import, with file, line and cure.
func TestImportRefuses(t *testing.T) {
	const head = "Date,Session source / medium,Session campaign,Session manual ad content,Sessions\n"
	const row = "20260701,linkedin / social,spring,launch.fr.a,"
	const comments = "# 20260701-20260702\n"
	for _, test := range []struct{ name, preset, text, want string }{
		{"no days", "ga4", comments + "Session source / medium,Session manual ad content,Sessions\nx / social,launch.fr.a,3\n",
			"f.csv:2: found no column of days, and not the range of a single day; add the dimension Date to the table, and export it again"},
		{"no days, and no range", "ga4", "Session manual ad content,Sessions\nlaunch.fr.a,3\n", "f.csv:1: found no column of days"},
		{"no contents", "ga4", "Date,Sessions\n20260701,3\n",
			`f.csv: found no table with the columns "Session manual ad content" or "Landing page + query string" and "Sessions"; line 1 has "Date, Sessions"`},
		{"no numbers", "ga4", "Date,Session manual ad content\n20260701,launch.fr.a\n", "f.csv: found no table"},
		{"nothing", "ga4", "", "f.csv: found no table"},
		{"two columns of a name", "ga4", "Date,Session manual ad content,Sessions,sessions\n", `f.csv:1: columns 3 and 4 are both named "Sessions"`},
		{"a fraction", "ga4", head + row + "1\n" + row + "1.5\n", `f.csv:3: found "1.5" as visits: want a whole number of 0 or more`},
		{"a formula", "ga4", head + row + "=1+1\n", `f.csv:2: found "=1+1" as visits`},
		{"a thousand or one", "ga4", head + row + "1.000\n", `f.csv:2: found "1.000" as visits: it may be a thousand or one`},
		{"a month", "ga4", head + "202607,,,launch.fr.a,1\n", `f.csv:2: found "202607", want a day as YYYYMMDD or YYYY-MM-DD`},
		{"a day outside the range", "ga4", comments + head + "20260703,,,launch.fr.a,1\n", "f.csv:3: found the day 2026-07-03, want one from 2026-07-01 to 2026-07-02"},
		{"a day to come", "ga4", head + "20260901,,,launch.fr.a,1\n", "f.csv:2: found the day 2026-09-01, which has not come yet"},
		{"more than there are people", "ga4", head + row + "9999999999999999\n", `f.csv:2: found "9999999999999999" as visits`},
		{"a short row", "ga4", head + "20260701,x\n", "f.csv:2: found 2 cells, want 5 as in the heading"},
		{"a long row", "ga4", head + row + "1,2\n", "f.csv:2: found 6 cells, want 5 as in the heading"},
		{"a thousand years", "ga4", head + "10000101,,,launch.fr.a,1\n" + row + "1\n", "the table goes from 1000-01-01 to 2026-07-01, want at most 3660 days"},
		{"two tables of a day", "ga4", comments + head + row + "1\n\n" + comments + head + row + "1\n", "f.csv: two tables speak of 2026-07-01"},
		{"a web page", "ga4", "<html>", "f.csv:1: the file is a web page"},
		{"days and months the wrong way round", "linkedin", "Date,Impressions (total)\n30/07/2026,1\n", `f.csv:2: found "30/07/2026", want a day as MM/DD/YYYY`},
		{"self-hosted Umami", "umami", "x,y\nlinkedin,3\n", `f.csv: found no table with the columns "utm_content" and "visit_id"; line 1 has "x, y"`},
		{"days of Plausible's dashboard", "plausible", "name,visitors\nlaunch.fr.a,3\n", "f.csv:1: found no column of days, and not the range of a single day; export the whole site"},
		{"no preset", "", "", "nothing says what the columns hold"},
		{"unknown preset", "ga3", "", `there is no preset "ga3"; did you mean "ga4"?`},
	} {
		asked := smallHub(t)
		asked.Source.Preset = test.preset
		batch, err := Import(t.Context(), asked, []File{inMemory("f.csv", []byte(test.text))})
		if err == nil || !strings.Contains(err.Error(), test.want) || len(batch.Days) > 0 {
			t.Errorf("%s: %v\n%s, want %s", test.name, err, told(batch), test.want)
		}
	}
}

// All mistakes are told, of all files, up to ten of a table.
func TestImportTellsAllMistakes(t *testing.T) {
	asked := smallHub(t)
	asked.Source.Preset = "linkedin"
	text := "Date,Impressions (total)\n" + strings.Repeat("never,1\n", 12)
	_, err := Import(t.Context(), asked, []File{inMemory("a.csv", []byte(text)), inMemory("b.csv", []byte("x"))})
	for _, want := range []string{"a.csv:2: ", "a.csv:11: ", "a.csv: and 2 more", "b.csv: found no table"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: want %s", err, want)
		}
	}
}

// Files may overlap: a day is that of the last file which speaks of it, also where that one
// says there was nothing.
func TestImportLaterFilesWin(t *testing.T) {
	asked := smallHub(t)
	asked.Source.Preset = "ga4"
	const head = "Date,Session source / medium,Session manual ad content,Sessions\n"
	batch, err := Import(t.Context(), asked, []File{
		inMemory("a.csv", []byte("# 20260701-20260703\n"+head+"20260701,,launch.fr.a,1\n20260702,,launch.fr.a,2\n20260703,,launch.fr.a,3\n")),
		inMemory("b.csv", []byte("# 20260702-20260703\n"+head+"20260703,,launch.fr.a,4\n")),
	})
	want := "2026-07-01 read 1\n  launch|fr|a||spring|||visits=1\n2026-07-02 read 0\n2026-07-03 read 1\n  launch|fr|a||spring|||visits=4\n"
	if diff := cmp.Diff(want, told(batch)); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestCollectTables(t *testing.T) {
	asked := smallHub(t)
	asked.Source.Preset, asked.Source.Files = "matomo", []string{"mat*.csv"}
	batch, err := csvKind.Collect(t.Context(), asked)
	if err != nil || len(batch.Days) != 3 {
		t.Errorf("%s, %v", told(batch), err)
	}
	asked.Source.Preset, asked.Source.Files = "", nil
	if batch, err := csvKind.Collect(t.Context(), asked); err != nil || len(batch.Days) > 0 {
		t.Errorf("a source that is only imported: %s, %v", told(batch), err)
	}
	asked.Source.Preset, asked.Source.Files = "matomo", []string{"none*.csv"}
	if _, err := csvKind.Collect(t.Context(), asked); err == nil {
		t.Error("files that are missing were not missed")
	}
}

// What is in a table about one person goes nowhere.
func TestImportKeepsNobody(t *testing.T) {
	asked := smallHub(t)
	asked.Source.Mapping = "leads.yaml"
	batch, err := Import(t.Context(), asked, []File{OnDisk("testdata/leads.csv")})
	if err != nil || strings.Contains(told(batch), "Ada") || strings.Contains(told(batch), "Turing") {
		t.Errorf("%s, %v", told(batch), err)
	}
}
