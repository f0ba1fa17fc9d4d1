package audit

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/approvals"
)

// What people could have seen but for a mistake is named with the mistake; of what nobody
// could have seen not even the name is told.
func TestUnread(t *testing.T) {
	const mistake = "colour: red\n"
	free := strings.Replace(settings, "require: true", "require: false", 1)
	const file = "content/posts/secret.en.md"
	for name, test := range map[string]struct {
		settings, file, text string
		named                bool
	}{
		"a post":               {free, file, post("S", "S", mistake), true},
		"a guideline":          {free, "guidelines/secret.en.md", "---\ntitle: S\n" + mistake + "---\n", true},
		"a draft":              {free, file, post("S", "S", mistake+"status: draft\n"), false},
		"to come":              {free, file, post("S", "S", mistake+"publish: 2027-01-01\n"), false},
		"taken back before":    {free, file, post("S", "S", mistake+"publish: 2027-01-01\nstatus: withdrawn\n"), false},
		"a campaign":           {free, "content/campaigns/secret.en.md", "---\ntitle: S\nstart: someday\n---\n", false},
		"what nobody approved": {settings, file, post("S", "S", mistake), false},
	} {
		t.Run(name, func(t *testing.T) {
			w := work{t, t.TempDir()}
			w.git("08", "init", "-q", "-b", "main")
			w.commit("08", "a hub", map[string]string{
				"site/hub.yaml": test.settings, ".gitignore": "/site/data/\n", test.file: test.text,
			})
			w.collect("08")
			files := w.archive(w.record("en", "10", "20"))
			for _, page := range []string{"index.html", "record.json"} {
				if got := strings.Contains(files[page], test.file); got != test.named {
					t.Errorf("%s names it: %t", page, got)
				}
			}
			if strings.Contains(files["record.json"], "colour") != test.named {
				t.Error("the record says not why, or too much")
			}
		})
	}
}

// A post that was approved once, and broken since, is named: colleagues miss it.
func TestUnreadOfWhatWasApproved(t *testing.T) {
	w := work{t, t.TempDir()}
	w.git("08", "init", "-q", "-b", "main")
	w.commit("08", "settings", map[string]string{"site/hub.yaml": settings, ".gitignore": "/site/data/\n"})
	w.commit("09", "a post\n\nApproved-by: Lea <lea@example.org>", map[string]string{
		"content/posts/rabat.en.md": post("Rabat", "R", ""),
	})
	w.collect("09")
	w.commit("12", "a mistake", map[string]string{"content/posts/rabat.en.md": post("Rabat", "R", "colour: red\n")})
	w.collect("12")
	r := w.record("en", "13", "20")
	if len(r.Unread) != 1 || !strings.Contains(r.Unread[0].What.Why, "colour") {
		t.Errorf("what can't be read is %+v", r.Unread)
	}
}

// Whoever answers from outside names the file: in the archive it has an ending that no
// browser runs.
func TestEvidenceIsNoPage(t *testing.T) {
	for name, want := range map[string]string{
		"a/answer.html": ".txt", "a/answer.SVG": ".txt", "a/answer": ".txt", "a/mail.eml": ".eml", "a/Letter.PDF": ".pdf",
	} {
		if got := ending(name); got != want {
			t.Errorf("%s ends in %s, want %s", name, got, want)
		}
	}
}

// An approval for which a post was offered twice is one approval.
func TestApprovalsStandOnce(t *testing.T) {
	line := approvals.Line{Post: "rabat", Lang: "en", By: "lea@example.org"}
	other := line
	other.By = "ana@example.org"
	offer := Held[Offer]{What: Offer{Approvals: []approvals.Line{line, other}}}
	if got := (&Record{Offers: []Held[Offer]{offer, offer}}).approvals(); len(got) != 2 {
		t.Errorf("found %d approvals, want 2", len(got))
	}
}

// Where nobody noted deploys an offer ends when what was approved ends: with the version
// that is offered, sooner than the one that waits, or with its approval.
func TestOffersEndWithWhatWasApproved(t *testing.T) {
	for name, test := range map[string]struct {
		settings, approved string
		newer              bool
		day                int
	}{
		"the version":  {settings, "expires: 2026-11-14\n", true, 15},
		"the approval": {strings.Replace(settings, "{require: true", "{require: true, valid_for: 5d", 1), "", false, 14},
	} {
		t.Run(name, func(t *testing.T) {
			w := work{t, t.TempDir()}
			w.git("08", "init", "-q", "-b", "main")
			w.commit("08", "settings", map[string]string{"site/hub.yaml": test.settings, ".gitignore": "/site/data/\n"})
			w.commit("09", "a post\n\nApproved-by: Lea <lea@example.org>", map[string]string{
				"content/posts/rabat.en.md": post("Rabat", "Then", test.approved),
			})
			if test.newer {
				w.commit("10", "newer", map[string]string{"content/posts/rabat.en.md": post("Rabat", "Now", "")})
			}
			w.collect("10")
			r := w.record("en", "11", "20")
			if len(r.Offers) != 1 || len(r.Offers[0].Spans) != 1 || r.Offers[0].Spans[0].Until == nil ||
				r.Offers[0].Spans[0].Until.Day() != test.day {
				t.Errorf("the offers are %+v", r.Offers)
			}
		})
	}
}
