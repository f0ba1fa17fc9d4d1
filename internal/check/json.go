package check

import (
	"encoding/json"
	"io"

	"github.com/portevoix/portevoix/internal/problem"
)

// A finding is a problem as JSON: line and column count from 1, 0 is the file as a
// whole.
type finding struct {
	File     string           `json:"file"`
	Line     int              `json:"line"`
	Column   int              `json:"column"` // in bytes
	Rule     string           `json:"rule"`
	Severity problem.Severity `json:"severity"` // error, warning or note
	Message  string           `json:"message"`  // with its cure
}

func writeJSON(w io.Writer, list problem.List, _ Place) error {
	findings := []finding{}
	for _, p := range list {
		findings = append(findings, finding{p.File, p.Line, p.Column, p.Rule, p.Severity, p.Text()})
	}
	return encode(w, findings)
}

func encode(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
