package approvals

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/yaml"
)

// An Answer is what somebody outside decided on a post in a language.
type Answer struct {
	Post, Lang, Team, By string
	Decision             string // Approve or Refuse
	Condition            string // under which alone they approve; "": none
	Until                time.Time
	At                   time.Time
	Commit               string // of the hub that was shown to them
	Name                 string // of the evidence's file
	Evidence             []byte
}

// Attest makes an attestation of an answer, on the bytes that the post has at its commit,
// if whoever decided can by the settings there. It refuses what could never count.
func Attest(at fs.FS, a Answer) (Attestation, error) {
	s := readSnapshot(at)
	if err := s.takes(a); err != nil {
		return Attestation{}, fmt.Errorf("record the answer on %s.%s: %w", a.Post, a.Lang, err)
	}
	p, _ := s.library.Post(a.Post)
	return Attestation{
		At: a.At.UTC().Truncate(time.Second), By: strings.ToLower(a.By), Commit: a.Commit, Condition: a.Condition,
		Decision: a.Decision, Digest: s.forms[Key{p.ID, a.Lang}][0].digest,
		Evidence: Sum(sha256.Sum256(a.Evidence)).String() + ending(a.Name),
		Lang:     a.Lang, Post: p.ID, Team: a.Team, Until: a.Until.UTC(), V: entrySchema,
	}, nil
}

// ending is that of a file's name, in small letters.
func ending(name string) string { return endings.FindString(strings.ToLower(path.Base(name))) }

// takes says why an answer could never count.
func (s *snapshot) takes(a Answer) error {
	settings := s.settings.Approvals
	team, known := settings.Team(a.Team)
	switch {
	case s.broken:
		return fmt.Errorf("%s has mistakes; run portevoix check", config.File)
	case !slices.Contains(settings.Sources, config.FromAttestations):
		return fmt.Errorf("the hub takes no such answers; add %s to approvals: source in %s", config.FromAttestations, config.File)
	case !known:
		var ids []string
		for _, t := range settings.Teams {
			ids = append(ids, t.ID)
		}
		return fmt.Errorf("there is no team %q; %s", a.Team, yaml.Suggest(a.Team, ids))
	case !team.Has(a.By):
		return fmt.Errorf("%s is not in team %s; add the address or login to approvals: teams in %s", a.By, a.Team, config.File)
	case len(a.Evidence) == 0:
		return fmt.Errorf("the evidence is empty; keep the mail or letter as a file")
	}
	p, ok := s.library.Post(a.Post)
	if !ok {
		return fmt.Errorf("there is no such post in the last commit; commit it first")
	}
	if _, ok := p.In(a.Lang); !ok {
		return fmt.Errorf("the post is not written in that language")
	}
	return nil
}

// SaveAttestation keeps an attestation and its evidence in a hub's folder, and returns
// its file.
func SaveAttestation(root *os.Root, a Attestation, evidence []byte) (string, error) {
	data, err := a.encode()
	if err != nil {
		return "", err
	}
	if err := atomicfile.Write(root, attestationsFolder+"/"+a.Evidence, evidence); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		name := attestationsFolder + "/" + a.Digest + "-" + strconv.Itoa(n) + ".json"
		if _, err := root.Stat(name); err == nil {
			continue
		}
		if err := atomicfile.Write(root, name, data); err != nil {
			return "", err
		}
		return name, nil
	}
}
