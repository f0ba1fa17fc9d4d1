package approvals

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

// An Attestation is an answer from outside that somebody recorded: of counsel, a works
// council, a regulator. Its evidence is a file, such as the mail. Its fields stand in the
// order of their keys.
type Attestation struct {
	At        time.Time `json:"at"`
	By        string    `json:"by"`        // address or login, as in the team
	Commit    string    `json:"commit"`    // of the hub when it was recorded
	Condition string    `json:"condition"` // under which alone it would approve; "": none
	Decision  string    `json:"decision"`  // approve, refuse
	Digest    string    `json:"digest"`    // of the bytes that were shown
	Evidence  string    `json:"evidence"`  // name of the file beside it: SHA256.EXT
	Lang      string    `json:"lang"`
	Post      string    `json:"post"`
	Team      string    `json:"team"`
	Until     time.Time `json:"until"` // zero: for ever
	V         int       `json:"v"`
}

// The decisions that can be recorded.
const (
	Approve = "approve"
	Refuse  = "refuse"
)

// readAttestations reads all that were recorded. One that is not whole is an error: it
// may have been a refusal.
func readAttestations(files fs.FS) ([]Attestation, error) {
	names, err := fs.Glob(files, attestationsFolder+"/*.json")
	if err != nil {
		return nil, err
	}
	var all []Attestation
	for _, name := range names {
		if !strings.Contains(path.Base(name), "-") {
			continue // evidence that is JSON itself
		}
		a, err := readAttestation(files, name)
		if err != nil {
			return nil, fmt.Errorf("read attestation %s: %w", name, err)
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b Attestation) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Digest, b.Digest), cmp.Compare(a.By, b.By))
	})
	return all, nil
}

func readAttestation(files fs.FS, name string) (Attestation, error) {
	var a Attestation
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return a, err
	}
	if err := decodeStrictly(data, &a); err != nil {
		return a, err
	}
	switch {
	case a.V != entrySchema:
		return a, fmt.Errorf("schema %d is not %d, the one this program knows", a.V, entrySchema)
	case a.Decision != Approve && a.Decision != Refuse:
		return a, fmt.Errorf("decision %q is neither %s nor %s", a.Decision, Approve, Refuse)
	case a.By == "" || a.At.IsZero() || !strings.HasPrefix(path.Base(name), a.Digest+"-"):
		return a, errors.New("it says not who decided, when, or on what")
	}
	evidence, err := fs.ReadFile(files, attestationsFolder+"/"+path.Base(a.Evidence))
	if err != nil {
		return a, fmt.Errorf("its evidence is missing: %w", err)
	}
	if sum := sha256.Sum256(evidence); !strings.HasPrefix(a.Evidence, Sum(sum).String()) {
		return a, fmt.Errorf("its evidence %s was changed", a.Evidence)
	}
	return a, nil
}

// encode writes the attestation's file.
func (a Attestation) encode() ([]byte, error) {
	data, err := json.MarshalIndent(a, "", "  ")
	return append(data, '\n'), err
}

// attested returns what was recorded on the bytes of an edition.
func (q question) attested(all []Attestation, forms []form) (decisions []Decision, notes []string) {
	for _, a := range all {
		if !a.isOn(forms) {
			continue
		}
		team, _ := q.settings.Approvals.Team(a.Team)
		switch {
		case !team.Has(a.By):
			notes = append(notes, fmt.Sprintf("%s is not in team %s", a.By, a.Team))
			continue
		case q.isAuthor([]string{a.By}):
			notes = append(notes, a.By+" is the author")
			continue
		}
		d := Decision{Approve: a.Decision == Approve, Until: a.Until, Condition: a.Condition, Seen: q.placeOf(a.Commit)}
		d.Approval = Approval{
			At: a.At, By: a.By, Evidence: attestationsFolder + "/" + a.Evidence, Source: config.FromAttestations,
			Teams: []string{a.Team},
		}
		if !d.Approve {
			d.Reason = "refused"
		} else if note := q.wrote(person{name: a.By}); note != "" {
			notes = append(notes, note)
			continue
		}
		decisions = append(decisions, d)
	}
	return decisions, notes
}
