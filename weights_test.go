package portevoix_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"testing"
)

const (
	mostScript = 40_000 // bytes that all scripts of a page of a post may have, compressed one by one
	mostStyle  = 20_000
)

// What the page of a post loads stays small. What is loaded when it is asked for does not
// count.
func TestWeights(t *testing.T) {
	pages, problems := buildHub(t, exampleHub(t))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	page := string(pages["fr/posts/wcag-22/index.html"])
	scripts := weigh(t, pages, page, regexp.MustCompile(`<script type="module" src="[^"]*/(assets/[^"]+)"`))
	styles := weigh(t, pages, page, regexp.MustCompile(`<link rel="stylesheet" href="[^"]*/(assets/[^"]+)"`))
	t.Logf("scripts %d bytes, style %d bytes", scripts, styles)
	if scripts == 0 || scripts > mostScript {
		t.Errorf("the scripts of a post have %d bytes, want at most %d", scripts, mostScript)
	}
	if styles == 0 || styles > mostStyle {
		t.Errorf("the style has %d bytes, want at most %d", styles, mostStyle)
	}
}

// imported is what a module names at its top.
var imported = regexp.MustCompile(`(?m)^(?:import|export) (?:[^;]* from )?"(\.[^"]+)";`)

// weigh adds up the files of a site that a page names, and those that these import.
func weigh(t *testing.T, site map[string][]byte, page string, named *regexp.Regexp) (sum int) {
	t.Helper()
	seen := map[string]bool{}
	var take func(name string)
	take = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		data, found := site[name]
		if !found {
			t.Fatalf("%s is not in the site", name)
		}
		sum += compressed(t, data)
		for _, m := range imported.FindAllSubmatch(data, -1) {
			take(path.Join(path.Dir(name), string(m[1])))
		}
	}
	for _, m := range named.FindAllStringSubmatch(page, -1) {
		take(m[1])
	}
	return sum
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
