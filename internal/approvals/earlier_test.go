package approvals_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// What was approved is found for what is written now, and restored to the same bytes; what
// an approval does not cover, such as rights, stays as it is written.
func TestRestore(t *testing.T) {
	story := approvedStory()
	kept, found := story.collected(t)
	written := kept.with(version("Newest", "publish: 2027-01-01", "edit: locked"))
	for _, test := range []struct {
		name string
		hub  hub
		same bool
	}{
		{"as it is", written.with(version("Newer")), true},
		{"another", written, false},
		{"other words of the same pictures", written.with(hub{
			pictureFile: version("Newer")[pictureFile], studyFile: version("Newer")[studyFile],
			postFile: strings.Replace(version("Newest")[postFile], "{source: own}", "{source: bought}", 1),
		}), false},
	} {
		files := test.hub.fs()
		settings, _ := config.Read(files)
		library, _ := content.Read(files, content.Options{Languages: settings.Languages, Zone: settings.Zone, Networks: []string{"x"}})
		record, err := approvals.ReadRecord(files)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := library.Post("rabat")
		earlier, ok := record.Approved(settings, library, p, "en", story.now)
		if !ok || earlier.Same != test.same || earlier.Over {
			t.Fatalf("%s: found %v, the same: %v, over: %v", test.name, ok, earlier.Same, earlier.Over)
		}
		restored, err := earlier.Restore(p, p.Editions[0], settings.Zone)
		if err != nil {
			t.Fatal(err)
		}
		form, _ := share.CanonicalOf(settings, library, restored, "en", false)
		want := found.Ledger.Entries[len(found.Ledger.Entries)-1].Form
		if !bytes.Equal(form.Encode(), want) {
			t.Errorf("%s: restored to\n%s, want\n%s", test.name, form.Encode(), want)
		}
		if rights := restored.Editions[0].Media[0].Rights.Source; strings.HasPrefix(test.name, "other words") && rights != "bought" {
			t.Errorf("%s: the rights are %q", test.name, rights)
		}
	}
}

// A hub that keeps nothing has approved nothing, and an answer is found under every name
// that its post had.
func TestRecordOfAnswers(t *testing.T) {
	h := start().main.with(version("Newer", "aliases: [before]"))
	settings, _ := config.Read(h.fs())
	library, _ := content.Read(h.fs(), content.Options{Languages: settings.Languages, Zone: settings.Zone})
	record, err := approvals.ReadRecord(h.fs())
	if err != nil {
		t.Fatal(err)
	}
	p, _ := library.Post("rabat")
	if e, ok := record.Approved(settings, library, p, "en", start().now); ok {
		t.Errorf("nothing was approved, found %+v", e)
	}
	digest := approvals.Digest(settings, library, p, "en")
	record.Answers = []approvals.Attestation{
		{Post: "before", Lang: "en", Digest: digest}, {Post: "rabat", Lang: "fr", Digest: digest}, {Post: "rabat", Lang: "en"},
	}
	got := record.Answered(p, "en")
	if len(got) != 2 || !got[0].Is(settings, library, p) || got[1].Is(settings, library, p) {
		t.Errorf("found %+v", got)
	}
	if approvals.Digest(settings, library, p, "fr") != "" {
		t.Error("what is not written has a digest")
	}
}
