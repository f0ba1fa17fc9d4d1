package audit

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The archive is whole: sums match, every link leads to a file of it, nothing outside is
// asked for, programs can read their part, and the same history gives the same bytes.
func TestArchive(t *testing.T) {
	w := story(t)
	for _, language := range []string{"en", "fr", "ar"} {
		r := w.record(language, "09", "20")
		files := w.archive(r)
		checkSums(t, files)
		linked := map[string]bool{"index.html": true, sums: true}
		for name, text := range files {
			if path.Ext(name) == ".html" {
				checkLinks(t, files, name, text, linked)
			}
		}
		for name := range files {
			if !linked[name] {
				t.Errorf("%s: nothing leads to %s", language, name)
			}
		}
		var told Record
		if err := json.Unmarshal([]byte(files["record.json"]), &told); err != nil || len(told.Offers) != len(r.Offers) {
			t.Errorf("record.json has %d offers, %v", len(told.Offers), err)
		}
		for _, name := range []string{"offers.csv", "approvals.csv"} {
			rows, err := csv.NewReader(strings.NewReader(files[name])).ReadAll()
			if err != nil || len(rows) != 3 {
				t.Errorf("%s has %d rows, %v", name, len(rows), err)
			}
		}
	}
	var one, two bytes.Buffer
	w.must(w.record("en", "09", "20").Write(&one))
	w.must(w.record("en", "09", "20").Write(&two))
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two records of one time differ")
	}
}

func checkSums(t *testing.T, files map[string]string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(files[sums]), "\n")
	if len(lines) != len(files)-1 {
		t.Errorf("there are %d sums of %d files", len(lines), len(files))
	}
	for _, line := range lines {
		sum, name, _ := strings.Cut(line, "  ")
		if sumOf([]byte(files[name])) != sum {
			t.Errorf("the sum of %s is another", name)
		}
	}
}

// checkLinks marks what a page leads to.
func checkLinks(t *testing.T, files map[string]string, name, text string, linked map[string]bool) {
	t.Helper()
	ids := map[string]bool{}
	var anchors []string
	for tokens := html.NewTokenizer(strings.NewReader(text)); tokens.Next() != html.ErrorToken; {
		token := tokens.Token()
		if token.Data == "script" || token.Data == "b" {
			t.Errorf("%s has a %s", name, token.Data)
		}
		for _, a := range token.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key != "href" && a.Key != "src":
			case strings.HasPrefix(a.Val, "#"):
				anchors = append(anchors, a.Val[1:])
			default:
				to := path.Join(path.Dir(name), a.Val)
				if linked[to] = true; !fs.ValidPath(to) || files[to] == "" {
					t.Errorf("%s leads to %s, which is not there", name, a.Val)
				}
			}
		}
	}
	for _, anchor := range anchors {
		if !ids[anchor] {
			t.Errorf("%s leads to #%s, which is not there", name, anchor)
		}
	}
}
