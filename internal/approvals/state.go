package approvals

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/portevoix/portevoix/internal/git"
)

// stateSchema is 2. What 1 told of decisions is not enough: all is judged anew.
const stateSchema = 2

// A state says how far a branch was read, and what was found on the way.
type state struct {
	Schema   int    `json:"schema"`
	Commit   string `json:"commit"`   // the last that was judged
	Evidence string `json:"evidence"` // SHA-256 of the pull requests and attestations that were judged
	Open     []Open `json:"open"`

	// Authors are who wrote what is on the branch, by its digest: whenever it is approved,
	// their own word does not count.
	Authors map[string][]string `json:"authors"`

	// Pulls are the numbers of the pull requests that brought it: their commits tell of
	// further authors.
	Pulls map[string][]int `json:"pulls"`

	// Decisions are what people said of it.
	Decisions map[string][]Decision `json:"decisions"`

	// Names are all ids that a post ever had, by each of them; one that had no other is
	// not among them.
	Names map[string][]string `json:"names"`

	// Recalled is where on the branch a post was last taken back, by each of its ids.
	Recalled map[string]int `json:"recalled"`
}

func readState(files fs.FS) (state, error) {
	data, err := fs.ReadFile(files, stateFile)
	if errors.Is(err, fs.ErrNotExist) {
		return state{}, nil
	}
	var s state
	if err == nil && isSchema(data, 1) {
		return state{}, nil
	}
	if err == nil {
		err = decodeStrictly(data, &s)
	}
	if err == nil && s.Schema != stateSchema {
		err = fmt.Errorf("schema %d is not %d, the one this program knows", s.Schema, stateSchema)
	}
	if err != nil {
		return state{}, fmt.Errorf("read %s: %w", stateFile, err)
	}
	return s, nil
}

func isSchema(data []byte, schema int) bool {
	var is struct{ Schema int }
	return json.Unmarshal(data, &is) == nil && is.Schema == schema
}

func (s state) encode() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(s)
	return out.Bytes(), err
}

// evidenceSum is the digest of all that steps are judged by, save their commits: a review
// that comes later has them all judged again, and so has an answer from outside.
func evidenceSum(steps []step, attestations []Attestation) (string, error) {
	sum := sha256.New()
	out := json.NewEncoder(sum)
	for _, s := range steps {
		if s.pull == nil {
			continue
		}
		p := s.pull.Pull
		if err := out.Encode([]any{p.Number, p.AuthorID, p.BaseSHA, s.pull.Commits, s.pull.Reviews}); err != nil {
			return "", fmt.Errorf("judge pull request %d: %w", p.Number, err)
		}
	}
	for _, a := range attestations {
		if err := out.Encode([]any{a, onBranch(steps, a.Commit)}); err != nil { // it may have come to it since
			return "", fmt.Errorf("judge the attestation on %s: %w", a.Post, err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func onBranch(steps []step, commit string) bool {
	return slices.ContainsFunc(steps, func(s step) bool {
		return slices.ContainsFunc(s.commits, func(c *git.Commit) bool { return c.Hash == commit })
	})
}
