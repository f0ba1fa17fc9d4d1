package recall_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/recall"
	"github.com/portevoix/portevoix/internal/site"
)

// A message leads to what is to be shared instead only while the site offers that, in a
// language in which it is written: nobody learns of a post before its time.
func TestNoticeOfAReplacement(t *testing.T) {
	const approvals = "approvals: {require: true, source: [attestation], teams: {legal: [ana]}, rules: [{team: legal}]}\n"
	for _, test := range []struct {
		name, settings, state string
		named                 bool
	}{
		{"live", "", "", true},
		{"not yet public", "", "publish: 2026-12-24\n", false},
		{"a draft", "", "status: draft\n", false},
		{"over", "", "expires: 2026-11-01\n", false},
		{"withdrawn", "", "status: withdrawn\n", false},
		{"approved by nobody", approvals, "", false},
	} {
		files := fstest.MapFS{
			"content/posts/secret.en.md": {Data: []byte("---\ntitle: Secret\n" + test.state + "---\n")},
		}
		for _, f := range txtar.Parse([]byte(posts)).Files {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		settings := files["site/hub.yaml"]
		settings.Data = append(slices.Clone(settings.Data), test.settings...)
		hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
		if _, known := hub.Library.Post("secret"); !known {
			t.Fatal(problems)
		}
		post, _ := recall.Find(hub, "a")
		now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
		for _, form := range recall.Forms {
			text, err := recall.Notice(hub, now, post, content.Withdrawal{On: now, Replacement: "secret"}, form)
			if err != nil {
				t.Fatal(err)
			}
			if named := strings.Contains(text, "https://example.org/hub/en/posts/secret/"); named != test.named {
				t.Errorf("%s: named %t in the %s:\n%s", test.name, named, form, text)
			}
			if !test.named && strings.Contains(text, "secret") || strings.Contains(text, "/fr/posts/secret/") {
				t.Errorf("%s: the %s leads to a page that is not there:\n%s", test.name, form, text)
			}
		}
	}
}
