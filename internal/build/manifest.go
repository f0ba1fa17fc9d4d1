package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

const version = 1 // of manifest and journal

// A digest is a SHA-256, written in hexadecimal.
type digest [sha256.Size]byte

func (d digest) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, d[:]), nil }

func (d *digest) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(d) {
		return fmt.Errorf("found a digest of %d characters, want %d", len(text), hex.EncodedLen(len(d)))
	}
	_, err := hex.Decode(d[:], text)
	return err
}

// An entry is a file that a build wrote. Without key and digest nobody knows what
// the file holds, only that it is ours.
type entry struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	Key    digest `json:"key"`
	Digest digest `json:"digest"`
}

// A manifest is every file of the site that stands.
type manifest struct {
	files map[string]entry
	found bool // whether the output has one: it was made by us
}

// manifestJSON is the manifest as it is kept, its files in the order of their paths.
type manifestJSON struct {
	Version int     `json:"v"`
	Files   []entry `json:"files"`
}

func readManifest(d disk) (manifest, error) {
	m := manifest{files: map[string]entry{}}
	var stored manifestJSON
	switch err := readJSON(d, manifestFile, &stored, &stored.Version); {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil
	case err != nil:
		return m, err
	}
	m.found = true
	for _, e := range stored.Files {
		m.files[e.Path] = e
	}
	return m, nil
}

func (m manifest) write(d disk) error {
	byPath := func(a, b entry) int { return strings.Compare(a.Path, b.Path) }
	files := slices.SortedFunc(maps.Values(m.files), byPath)
	return writeJSON(d, manifestFile, manifestJSON{version, files})
}

func readJSON(d disk, name string, to any, v *int) error {
	data, err := d.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("read %s of the output: %w; remove the output folder and build again", name, err)
	}
	if *v != version {
		return fmt.Errorf("%s of the output has version %d, want %d; remove the output folder and build again",
			name, *v, version)
	}
	return nil
}

func writeJSON(d disk, name string, from any) error {
	data, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return writeDurably(d, name, append(data, '\n'))
}
