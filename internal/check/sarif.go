package check

import (
	"bytes"
	"io"
	"io/fs"
	"net/url"
	"path"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/problem"
)

// The types below are the part of SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif) that
// code scanning shows.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string     `json:"id"`
	ShortDescription *sarifText `json:"shortDescription,omitempty"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifLocation struct {
	PhysicalLocation sarifPlace `json:"physicalLocation"`
}

type sarifPlace struct {
	ArtifactLocation sarifFile   `json:"artifactLocation"`
	Region           sarifRegion `json:"region"`
}

type sarifFile struct {
	URI       string `json:"uri"`
	URIBaseID string `json:"uriBaseId"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
}

func writeSARIF(w io.Writer, list problem.List, at Place) error {
	s := sarif{at: at, index: map[string]int{}, lines: map[string][][]byte{}}
	for _, r := range Rules {
		s.rule(r.Name, r.Doc)
	}
	results := []sarifResult{}
	for _, p := range list {
		results = append(results, s.result(p))
	}
	return encode(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool: sarifTool{sarifDriver{
				Name: "portevoix", InformationURI: "https://github.com/portevoix/portevoix", Rules: s.rules,
			}},
			ColumnKind: "unicodeCodePoints",
			Results:    results,
		}},
	})
}

// sarif gathers the rules that results refer to.
type sarif struct {
	at    Place
	rules []sarifRule
	index map[string]int
	lines map[string][][]byte // of files that problems are in
}

// rule returns the index of a rule; what reading and planning find has rules, too.
func (s *sarif) rule(name, doc string) int {
	i, known := s.index[name]
	if !known {
		i = len(s.rules)
		s.index[name] = i
		r := sarifRule{ID: name}
		if doc != "" {
			r.ShortDescription = &sarifText{doc}
		}
		s.rules = append(s.rules, r)
	}
	return i
}

func (s *sarif) result(p problem.Problem) sarifResult {
	uri := url.URL{Path: path.Join(s.at.Folder, p.File)}
	place := sarifPlace{
		ArtifactLocation: sarifFile{uri.String(), "%SRCROOT%"},
		Region:           sarifRegion{max(1, p.Line), s.column(p.Position)}, // code scanning wants a line
	}
	return sarifResult{
		RuleID: p.Rule, RuleIndex: s.rule(p.Rule, ""), Level: p.Severity.String(),
		Message: sarifText{p.Text()}, Locations: []sarifLocation{{place}},
	}
}

// column counts code points, from 1, where a position counts bytes; 0: not known.
func (s *sarif) column(p problem.Position) int {
	lines, read := s.lines[p.File]
	if !read && s.at.Hub != nil {
		data, _ := fs.ReadFile(s.at.Hub, p.File)
		lines = bytes.Split(data, []byte("\n"))
		s.lines[p.File] = lines
	}
	if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 {
		return 0
	}
	return 1 + utf8.RuneCount(lines[p.Line-1][:p.Column-1])
}
