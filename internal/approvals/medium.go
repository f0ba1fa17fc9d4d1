package approvals

import (
	"encoding/hex"
	"errors"
	"regexp"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/images"
)

// A Medium is what goes with an approved share. Its fields stand in the order of their
// keys.
type Medium struct {
	Alt      string     `json:"alt"`
	Captions []Caption  `json:"captions"`
	File     File       `json:"file"`
	Focus    [2]float64 `json:"focus"`
	Kind     string     `json:"kind"`
	Poster   *File      `json:"poster"`  // null: none
	Release  string     `json:"release"` // "": nobody signed a form
	Until    time.Time  `json:"until"`   // when the right to use it ends; zero: never
	URL      string     `json:"url"`     // "": a file of the hub
}

// A Caption is what a video says, in a language.
type Caption struct {
	File File   `json:"file"`
	Lang string `json:"lang"`
}

// A File is a file by what is in it.
type File struct {
	Animated bool   `json:"animated"`
	Height   int    `json:"height"`
	Lossless bool   `json:"lossless"`
	Name     string `json:"name"` // as written
	SHA256   Sum    `json:"sha256"`
	Size     int64  `json:"size"`
	Turned   bool   `json:"turned"`
	Type     string `json:"type"`
	Width    int    `json:"width"`
}

// A Sum is a SHA-256, written in hexadecimal digits.
type Sum [32]byte

// MarshalText writes 64 digits.
func (s Sum) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(s[:])), nil }

// String is 64 digits.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// UnmarshalText wants 64 digits.
func (s *Sum) UnmarshalText(text []byte) error {
	sum, err := hex.DecodeString(string(text))
	if err != nil || len(sum) != len(s) {
		return errors.New("found no SHA-256, want 64 hexadecimal digits")
	}
	*s = Sum(sum)
	return nil
}

func newMedium(m content.Media) Medium {
	kept := Medium{
		Alt: m.Alt, Captions: []Caption{}, File: newFile(m.Stored), Focus: m.Focus, Kind: string(m.Kind),
		Release: m.Rights.Release, Until: m.Rights.Until.UTC(), URL: m.URL,
	}
	if m.Poster != nil {
		poster := newFile(*m.Poster)
		kept.Poster = &poster
	}
	for _, c := range m.Captions {
		kept.Captions = append(kept.Captions, Caption{newFile(c.Stored), c.Lang})
	}
	return kept
}

func newFile(s content.Stored) File {
	return File{
		Animated: s.Animated, Height: s.Height, Lossless: s.Lossless, Name: s.File, SHA256: s.Digest, Size: s.Size,
		Turned: s.Turned, Type: s.Type, Width: s.Width,
	}
}

// media is the medium as a post has it, its files in the ledger.
func (m Medium) media() content.Media {
	shown := content.Media{
		Kind: content.MediaKind(m.Kind), Stored: m.File.stored(), URL: m.URL, Alt: m.Alt,
		Rights: content.Rights{Release: m.Release, Until: m.Until}, Focus: m.Focus,
	}
	if m.URL != "" {
		shown.Path = ""
	}
	if m.Poster != nil {
		poster := m.Poster.stored()
		shown.Poster = &poster
	}
	for _, c := range m.Captions {
		shown.Captions = append(shown.Captions, content.Caption{Lang: c.Lang, Stored: c.File.stored()})
	}
	return shown
}

func (f File) stored() content.Stored {
	return content.Stored{
		File: f.Name, Path: f.path(), Digest: f.SHA256, Size: f.Size,
		Info: images.Info{
			Type: f.Type, Width: f.Width, Height: f.Height, Animated: f.Animated, Lossless: f.Lossless, Turned: f.Turned,
		},
	}
}

// path is where the ledger keeps the file.
func (f File) path() string {
	return mediaFolder + "/" + hex.EncodeToString(f.SHA256[:]) + endings.FindString(strings.ToLower(f.Name))
}

var endings = regexp.MustCompile(`\.[a-z0-9]{2,5}$`)
