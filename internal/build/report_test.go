package build

import (
	"encoding/json"
	"strings"
	"testing"
)

func reported() hub {
	return tiny().with(hub{
		"site/hub.yaml":             "title: Tiny\nlanguages: [en]\ntimezone: Europe/Paris\n",
		"content/posts/soon.en.md":  post("Soon", "publish: 2026-12-24"),
		"content/posts/later.en.md": post("Later", "publish: 2027-01-10T09:00:00+01:00"),
		"content/posts/ends.en.md":  post("Ends", "expires: 2026-12-05"),
		"content/posts/over.en.md":  post("Over", "expires: 2026-11-05"),
		"content/posts/back.en.md":  post("Back", "withdrawn: {on: 2026-11-30, reason: It was wrong}"),
		"content/posts/draft.en.md": post("Draft", "status: draft"),
	})
}

func TestReportText(t *testing.T) {
	o := options(t.TempDir())
	r := mustRun(t, reported(), o)
	r.Output, r.Pages, r.Written = "public", 120, 120
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	const want = `public: 120 files, 120 written, 0 unchanged, 0 removed
live: 3
embargoed: 2 (2026-12-24 00:00, 2027-01-10 09:00)
expiring: 1 (ends 2026-12-06 00:00)
expired: 1 (over)
withdrawn: 1 (back)
drafts: 1
next change: 2026-12-06 00:00
`
	if b.String() != want {
		t.Errorf("found\n%s\nwant\n%s", b.String(), want)
	}
}

func TestReportJSON(t *testing.T) {
	data, err := json.Marshal(mustRun(t, reported(), options(t.TempDir())))
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(data, &keys); err != nil {
		t.Fatal(err)
	}
	for _, key := range strings.Fields("now live embargoed expiring expired withdrawn drafts next_change " +
		"output pages written unchanged removed") {
		if _, ok := keys[key]; !ok {
			t.Errorf("found no key %s in %s", key, data)
		}
	}
	if keys["now"] != "2026-12-01T13:00:00+01:00" {
		t.Errorf("found now %v, want it in the hub's zone", keys["now"])
	}
}
