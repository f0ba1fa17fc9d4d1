package github

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"
)

const factsSchema = 2

// Facts are a merged pull request, its commits and its reviews, as they stood when they
// were asked for. Each is a file, NUMBER.json.
type Facts struct {
	Schema  int       `json:"schema"` // 2; 1 has no commits, and is asked for again
	Pull    Pull      `json:"pull"`
	Commits []Commit  `json:"commits"`  // oldest first; MaxCommits of them may not be all
	Reviews []Review  `json:"reviews"`  // oldest first
	TakenAt time.Time `json:"taken_at"` // before the reviews were asked for
}

// Name is the name of the file.
func (f Facts) Name() string { return strconv.Itoa(f.Pull.Number) + ".json" }

// Encode returns the file: JSON with sorted keys, equal for equal facts.
func (f Facts) Encode() ([]byte, error) {
	data, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	numbers := json.NewDecoder(bytes.NewReader(data))
	numbers.UseNumber() // an ID does not pass through a float
	var sorted any
	if err := numbers.Decode(&sorted); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(sorted)
	return out.Bytes(), err
}

// decodeFacts reads what Encode wrote, strictly.
func decodeFacts(data []byte) (Facts, error) {
	var f Facts
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return Facts{}, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Facts{}, errors.New("something follows the facts")
	}
	switch err := f.check(); {
	case f.Schema != 1 && f.Schema != factsSchema:
		return Facts{}, fmt.Errorf("schema %d is not %d, the one this program knows", f.Schema, factsSchema)
	case err != nil:
		return Facts{}, err
	case f.Pull.MergedAt.IsZero() || f.TakenAt.IsZero():
		return Facts{}, errors.New("the time of the merge or of the facts is missing")
	}
	return f, nil
}

// check refuses facts that lack what GitHub always says.
func (f Facts) check() error {
	if f.Schema == factsSchema && len(f.Commits) == 0 {
		return odd("pull request %d has no commits", f.Pull.Number)
	}
	for _, c := range f.Commits {
		if err := c.check(); err != nil {
			return err
		}
	}
	return f.Pull.check()
}

// ReadFacts reads a folder of facts; one that is not there has none. A file that is
// damaged is an error: deleted, it is not asked for again before its pull request
// changes, so all of them must be asked for anew.
func ReadFacts(fsys fs.FS, folder string) (map[int]Facts, error) {
	known := map[int]Facts{}
	entries, err := fs.ReadDir(fsys, folder)
	if errors.Is(err, fs.ErrNotExist) {
		return known, nil
	}
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".json") {
			continue
		}
		name := path.Join(folder, e.Name())
		facts, err := readFact(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read facts %s: %w; collect again without the folder %s", name, err, folder)
		}
		known[facts.Pull.Number] = facts
	}
	return known, err
}

func readFact(fsys fs.FS, name string) (Facts, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return Facts{}, err
	}
	facts, err := decodeFacts(data)
	if err == nil && facts.Name() != path.Base(name) {
		return Facts{}, fmt.Errorf("it is of pull request %d", facts.Pull.Number)
	}
	return facts, err
}
