package config

import (
	"crypto/sha256"
	"errors"
	"io/fs"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

const rule = "settings"

// file is hub.yaml as it is written.
type file struct {
	Title             Localized                        `yaml:"title"`
	Tagline           Localized                        `yaml:"tagline"`
	BaseURL           string                           `yaml:"base_url"`
	Timezone          string                           `yaml:"timezone"`
	Visibility        string                           `yaml:"visibility"`
	Languages         list[string]                     `yaml:"languages"`
	Brand             Brand                            `yaml:"brand"`
	Topics            ordered[Localized]               `yaml:"topics"`
	Audiences         ordered[Localized]               `yaml:"audiences"`
	Paths             ordered[Localized]               `yaml:"paths"`
	Contacts          ordered[contact]                 `yaml:"contacts"`
	Networks          list[override]                   `yaml:"networks"`
	Links             string                           `yaml:"links"`
	Go                goLinks                          `yaml:"go"`
	UTM               UTM                              `yaml:"utm"`
	Domains           list[string]                     `yaml:"domains"`
	Disclosures       map[string]map[string]Disclosure `yaml:"disclosures"`
	DefaultDisclosure string                           `yaml:"default_disclosure"`
	Entities          ordered[entity]                  `yaml:"entities"`
	Banned            list[banned]                     `yaml:"banned"`
	Mix               map[string]limits                `yaml:"mix"`
	TextsMin          int                              `yaml:"texts_min"`
	DefaultExpiry     string                           `yaml:"default_expiry"`
	PageSize          int                              `yaml:"page_size"`
	Limits            hostLimits                       `yaml:"limits"`
	Approvals         approvals                        `yaml:"approvals"`
	Freezes           list[freeze]                     `yaml:"freezes"`
	Propose           propose                          `yaml:"propose"`
	Help              Help                             `yaml:"help"`
	Teams             ordered[Localized]               `yaml:"teams"`
	Metrics           metrics                          `yaml:"metrics"`
}

// defaults are the settings of a hub that says nothing. Absent networks are all.
func defaults() file {
	return file{
		Title:         Localized{"": "Portevoix"},
		BaseURL:       "http://localhost:8080/",
		Timezone:      "UTC",
		Visibility:    "public",
		Languages:     list[string]{"en"},
		Brand:         Brand{Color: "#0b5d5e", Accent: "#e4572e"},
		Links:         "direct",
		UTM:           defaultUTM,
		TextsMin:      3,
		DefaultExpiry: "90d",
		PageSize:      24,
		Limits:        hostLimits{File: "100MB", Site: "1GB"},
		Approvals:     approvals{Source: sources{FromGitHub}, Covers: "share", ValidFor: "0"},
		Propose:       propose{Branch: "main"},
	}
}

// A reader turns what the file says into settings and notes every mistake.
type reader struct {
	fsys     fs.FS
	file     file
	settings *Settings
	misread  map[problem.Position]bool // places that hold no usable value
	problems problem.List
}

// steps are the settings, each read on its own so that no mistake hides another.
// Languages come first: every text by language is held against them.
var steps = []func(*reader){
	(*reader).languages,
	(*reader).titles,
	(*reader).place,
	(*reader).brand,
	(*reader).terms,
	(*reader).contacts,
	(*reader).networks,
	(*reader).utm,
	(*reader).domains,
	(*reader).disclosures,
	(*reader).entities,
	(*reader).links,
	(*reader).approvals,
	(*reader).freezes,
	(*reader).propose,
	(*reader).help,
	(*reader).staffTeams,
	(*reader).metrics,
	(*reader).banned,
	(*reader).mix,
	(*reader).numbers,
	(*reader).hostLimits,
}

// Read reads site/hub.yaml. The settings are never nil: where there is no file, or
// a mistake, they are the defaults.
func Read(fsys fs.FS) (*Settings, problem.List) {
	data, err := fs.ReadFile(fsys, File)
	r := &reader{fsys: fsys, file: defaults(), misread: map[problem.Position]bool{}, settings: &Settings{
		text:   yaml.Text{File: File, First: 1, Data: data},
		Digest: sha256.Sum256(data),
	}}
	if err != nil {
		r.problems = append(r.problems, unreadable(err))
	}
	for _, p := range r.settings.text.Decode(&r.file, rule) {
		r.misread[p.Position] = true
		r.problems = append(r.problems, p)
	}
	for _, step := range steps {
		step(r)
	}
	r.problems.Sort()
	return r.settings, r.problems
}

func unreadable(err error) problem.Problem {
	at := problem.Position{File: File}
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Errorf(at, rule, "the hub has no settings").
			WithCure("write %s, at least with title, base_url and languages; "+
				"or work in the hub's folder, with -C DIR", File)
	}
	return problem.Errorf(at, rule, "read %s: %v", File, err)
}

// wrong notes a mistake at a key and returns it, so that its cure can be added. What
// could not be read at all is not found wrong a second time.
func (r *reader) wrong(at path, format string, args ...any) *problem.Problem {
	return r.note(problem.Errorf(r.settings.At(at...), rule, format, args...))
}

// doubtful notes what is worth mending at a key, and returns it.
func (r *reader) doubtful(at path, format string, args ...any) *problem.Problem {
	return r.note(problem.Warningf(r.settings.At(at...), rule, format, args...))
}

func (r *reader) note(p problem.Problem) *problem.Problem {
	if r.misread[p.Position] {
		return &p
	}
	r.problems = append(r.problems, p)
	return &r.problems[len(r.problems)-1]
}

// A path leads to a value: keys and indices.
type path []any

// to returns the path to something inside.
func (p path) to(steps ...any) path { return append(p[:len(p):len(p)], steps...) }
