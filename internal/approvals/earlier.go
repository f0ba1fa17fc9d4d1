package approvals

import (
	"io/fs"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// A Record is what was decided so far: what stands in the ledger, and answers from
// outside, also those that count for nothing.
type Record struct {
	Ledger  *Ledger
	Answers []Attestation // oldest first
}

// ReadRecord reads what a hub keeps.
func ReadRecord(files fs.FS) (Record, error) {
	ledger, err := Read(files)
	if err != nil {
		return Record{}, err
	}
	answers, err := readAttestations(files)
	return Record{ledger, answers}, err
}

// Digest is what an approval of a post in a language is bound to, in hexadecimal; "": it
// is not written in the language.
func Digest(s *config.Settings, l *content.Library, p *content.Post, lang string) string {
	forms := formsOf(s, l, p, lang)
	if forms == nil {
		return ""
	}
	return forms[0].digest
}

// An Earlier is a version of an edition that was approved.
type Earlier struct {
	Entry
	Same bool // it is the one that is written
	Over bool // its time is
}

// Teams are all that approved it.
func (e Earlier) Teams() []string { return e.teams() }

// Approved finds the version of an edition that was approved: as it is written, if that
// holds, else the newest, even one whose time is over.
func (r Record) Approved(s *config.Settings, l *content.Library, p *content.Post, lang string, now time.Time) (Earlier, bool) {
	forms := formsOf(s, l, p, lang)
	entry, found := r.Ledger.approving(forms, func(e Entry) bool { return e.holds(now) })
	if !found {
		entry, found = r.Ledger.last(idsOf(p), lang, func(e Entry) bool { return r.Ledger.complete(e) == nil })
	}
	return Earlier{entry, entry.isOne(forms), !entry.holds(now)}, found
}

// Restore is a post with the one edition as the entry has it. What the approval does not
// cover, such as rights to media, is as it is written.
func (e Entry) Restore(p *content.Post, written *content.Edition, zone *time.Location) (*content.Post, error) {
	post := *p
	post.Publish, post.Expires, post.Edit = time.Time{}, time.Time{}, content.Free
	edition, err := rebuild(&post, written, e, zone)
	if err != nil {
		return nil, err
	}
	for i := range edition.Media {
		m := &edition.Media[i]
		same := func(w content.Media) bool { return w.Digest == m.Digest }
		if at := slices.IndexFunc(written.Media, same); at >= 0 {
			m.Rights = written.Media[at].Rights
		}
	}
	post.Editions = []*content.Edition{edition}
	return &post, nil
}

// Answered are the answers on a post in a language, whatever its words were then.
func (r Record) Answered(p *content.Post, lang string) []Attestation {
	var list []Attestation
	for _, a := range r.Answers {
		if a.Lang == lang && slices.Contains(idsOf(p), a.Post) {
			list = append(list, a)
		}
	}
	return list
}

// Is reports whether the answer was on the bytes that a post hands over in its language.
func (a Attestation) Is(s *config.Settings, l *content.Library, p *content.Post) bool {
	return a.isOn(formsOf(s, l, p, a.Lang))
}
