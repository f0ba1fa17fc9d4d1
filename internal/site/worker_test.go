package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// workerFile is what sw.js says.
func workerFile(t *testing.T, hub string, o site.Options) string {
	t.Helper()
	return string(view[site.Raw](t, plan(t, hub, o), "sw.js"))
}

// The service worker names the folder of the assets and all that is kept in advance: what
// is new in it is news to a browser.
func TestWorkerKeepsTheTheme(t *testing.T) {
	hub := settings + "-- site/static/worker/x#1 y.css --\n\n-- site/static/large.css --\n" + strings.Repeat("x", 100_001)
	text := workerFile(t, hub, site.Options{Assets: "assets/x"})
	head, call, _ := strings.Cut(text, "\n\nwork(")
	if head != `import { work } from "./assets/x/worker/worker.js";` {
		t.Errorf("it begins with %s", head)
	}
	var kept site.Kept
	if err := json.Unmarshal([]byte(strings.TrimSuffix(call, ");\n")), &kept); err != nil {
		t.Fatalf("%s: %v", call, err)
	}
	if !slices.Equal(kept.Languages, []string{"en", "ar"}) {
		t.Errorf("the languages are %q", kept.Languages)
	}
	for name, want := range map[string]bool{
		"style.css": true, "brand.css": true, "tlds.json": true, "worker/x%231%20y.css": true, "large.css": false,
	} {
		if slices.Contains(kept.Files, name) != want {
			t.Errorf("%s is kept in advance: %t, want %t of %q", name, !want, want, kept.Files)
		}
	}
	if more := workerFile(t, hub+"-- site/static/more.css --\n", site.Options{}); more == workerFile(t, hub, site.Options{}) {
		t.Error("with another theme it is the same")
	}
}

// Of a hub that is looked at nothing is kept, and what was kept at its address goes.
func TestWorkerOfAPreviewLeaves(t *testing.T) {
	for name, o := range map[string]site.Options{
		"preview": {Preview: true}, "past": {AsOf: "0123456789ab"}, "change": {Change: &site.Change{Since: "main"}},
	} {
		o.Assets = "assets/dev"
		if text := workerFile(t, settings, o); text != "import \"./assets/dev/worker/leave.js\";\n" {
			t.Errorf("%s: it reads %s", name, text)
		}
		if look := view[site.NotFoundPage](t, plan(t, settings, o), "404.html").Look.View().(site.Look); look.Keeps {
			t.Errorf("%s: pages ask for a worker", name)
		}
	}
	if look := view[site.NotFoundPage](t, plan(t, settings, site.Options{}), "404.html").Look.View().(site.Look); !look.Keeps {
		t.Error("pages of a hub as it stands ask for none")
	}
}

// The page that shows without a connection is not one to be found.
func TestOfflinePageIsNotListed(t *testing.T) {
	p := plan(t, settings, site.Options{})
	for _, lang := range []string{"en", "ar"} {
		if page := view[site.OfflinePage](t, p, lang+"/offline/index.html"); page.Lang != lang || page.Title == "" {
			t.Errorf("the page in %s is %+v", lang, page.Base)
		}
	}
	if strings.Contains(string(view[site.Raw](t, p, "sitemap.xml")), "/offline/") {
		t.Error("the sitemap lists it")
	}
}
