package preview

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

const askingHub = plainHub + "approvals: {require: true, teams: {legal: [ana]}, rules: [{team: legal}]}\n"

// said is a hub with a post that says some words under a summary.
func said(words, summary string) fstest.MapFS {
	return fstest.MapFS{
		"site/hub.yaml": file(askingHub),
		"content/posts/p.en.md": file("---\ntitle: Rabat\nsummary: " + summary +
			"\nlink: https://example.org/\nhashtags: [Rabat]\nshare: {linkedin: [{id: a, text: " + words + "}]}\n---\nWhy.\n"),
	}
}

// approve is the ledger in which a hub's posts are approved.
func approve(t *testing.T, hub *site.Hub, until time.Time) *fstest.MapFile {
	t.Helper()
	ledger := approvals.Ledger{}
	for _, p := range hub.Library.Posts {
		for _, e := range p.Editions {
			c, _ := share.CanonicalOf(hub.Settings, hub.Library, p, e.Lang, false)
			sum := sha256.Sum256(c.Encode())
			at := time.Date(2026, 11, 6, 9, 0, 0, 0, time.UTC)
			ledger.Entries = append(ledger.Entries, approvals.Entry{
				V: 1, Post: p.ID, Lang: e.Lang, Digest: hex.EncodeToString(sum[:]), Form: c.Encode(), At: at, Until: until, Pull: 12,
				Approvals: []approvals.Approval{{At: at, By: "ana", Source: "github", Teams: []string{"legal"}}},
			})
		}
	}
	data, err := ledger.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return file(string(data))
}

// What differs is told from the version that was approved; what an approval does not
// cover, from the revision.
func TestDifferencesAreFromWhatWasApproved(t *testing.T) {
	for _, test := range []struct {
		name      string
		approved  string // words; empty: none
		until     time.Time
		now       string
		want, not []string
	}{
		{"another", "Come at noon.", time.Time{}, "Come at night.",
			[]string{"Changed. Differences are from the version that was last approved: on 2026-11-06, in pull request `#12`.",
				"- noon.\n+ night.", "- summary: Before\n+ summary: Now"}, []string{"dusk", "hashtag", "briefing"}},
		{"the same", "Come at night.", time.Time{}, "Come at night.",
			[]string{"Changed. It was approved as it is: on 2026-11-06, in pull request `#12`."}, []string{"What changed:", "dusk"}},
		{"the same, for some time", "Come at night.", now.AddDate(0, -1, 0), "Come at night.",
			[]string{"approved as it is, and that has ended: on 2026-11-06, until 2026-11-10 01:00, Europe/Paris, in pull request `#12`."}, []string{"What changed:"}},
		{"none", "", time.Time{}, "Come at night.",
			[]string{"Changed. No version of it was approved: differences are from `main`.", "- dusk.\n+ night."}, nil},
	} {
		after := said(test.now, "Now")
		if test.approved != "" {
			after["site/data/approvals/ledger.jsonl"] = approve(t, readHub(t, said(test.approved, "Long ago")), test.until)
		}
		hub := readHub(t, after)
		comment := Compare(readHub(t, said("Come at dusk.", "Before")), hub, "main", record(t, hub), now).Markdown(CommentLimit)
		for _, words := range test.want {
			if !strings.Contains(comment, words) {
				t.Errorf("%s: found no %q in\n%s", test.name, words, comment)
			}
		}
		for _, words := range test.not {
			if strings.Contains(comment, words) {
				t.Errorf("%s: found %q in\n%s", test.name, words, comment)
			}
		}
	}
}

// A post whose dates would let it be shared is not called live before it is approved.
func TestWhereAPostStands(t *testing.T) {
	for _, test := range []struct{ approved, want string }{
		{"Come at night.", "p [en] Rabat (live)"},
		{"Come at noon.", "p [en] Rabat (waits for approval; an earlier version is live)"},
		{"", "p [en] Rabat (waits for approval)"},
	} {
		files := said("Come at night.", "Now")
		if test.approved != "" {
			files["site/data/approvals/ledger.jsonl"] = approve(t, readHub(t, said(test.approved, "Now")), time.Time{})
		}
		sheets, err := Sheets(readHub(t, files), now)
		var out strings.Builder
		writeText(&out, sheets)
		if first, _, _ := strings.Cut(out.String(), "\n"); err != nil || first != test.want {
			t.Errorf("where %q is approved it says %q, want %q: %v", test.approved, first, test.want, err)
		}
	}
}
