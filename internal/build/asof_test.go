package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portevoix/portevoix"
)

const then = "7f3c0123456789abcdef0123456789abcdef0123"

// Every page says that it is not of today, and search engines stay away.
func TestAsOf(t *testing.T) {
	h := small()
	o := options(t.TempDir())
	o.AsOf = then
	mustRun(t, h, o)
	files := filesOf(t, o.Output)
	pages := 0
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		pages++
		for _, want := range []string{`class="asof"`, then[:12], `<meta name="robots" content="noindex">`} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not have %s", name, want)
			}
		}
	}
	if pages < 10 {
		t.Errorf("found %d pages", pages)
	}
	for _, name := range []string{"robots.txt", "sitemap.xml"} {
		if _, found := files[name]; found {
			t.Errorf("there is a %s", name)
		}
	}
	for name, text := range cold(t, h, options("")) {
		if strings.Contains(text, `class="asof"`) {
			t.Errorf("%s of today says that it is not", name)
		}
	}
}

// The hub as it stood and the one that stands never share a folder.
func TestAsOfStandsApart(t *testing.T) {
	h, now := small(), options(t.TempDir())
	past := now
	past.AsOf, past.Output = then, t.TempDir()
	mustRun(t, h, now)
	mustRun(t, h, past)
	before := filesOf(t, now.Output)
	for want, o := range map[string]Options{
		"holds the hub as it stands now": {Output: now.Output, Now: now.Now, Program: now.Program, AsOf: then},
		"holds the hub as it stood":      {Output: past.Output, Now: now.Now, Program: now.Program},
	} {
		if _, _, err := Run(portevoix.Files, h.fs(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
	same(t, filesOf(t, now.Output), before, "what stands")
	mustRun(t, h, now)
	mustRun(t, h, past)
	if _, err := os.Stat(filepath.Join(past.Output, asOfFile)); err != nil {
		t.Error(err)
	}
}

// A hub's own layout may be older than the banner: it is put on top, and where that can't
// be, nothing is built.
func TestAsOfInAnOldLayout(t *testing.T) {
	layout := "<!doctype html>\n<title>{{.Title}}</title>\n<body class=\"own\">{{template \"main\" .}}\n"
	o := options(t.TempDir())
	o.AsOf = then
	mustRun(t, small().with(hub{"templates/layout.html": layout}), o)
	for name, text := range filesOf(t, o.Output) {
		if strings.HasSuffix(name, ".html") && !strings.Contains(text, "<body class=\"own\"><p class=\"asof\">") {
			t.Errorf("%s does not say that it is of an earlier time", name)
		}
	}
	o.Output = t.TempDir()
	bodyless := small().with(hub{"templates/layout.html": strings.Replace(layout, "<body class=\"own\">", "", 1)})
	_, problems, err := Run(portevoix.Files, bodyless.fs(), o)
	if err != nil || !problems.HasErrors() || !strings.Contains(problems[0].Message, "can't say that it is of an earlier time") {
		t.Errorf("found %v, %v", problems, err)
	}
}
