// Package doctor says what is odd about a hub and its repository, each oddity with why
// it matters and what to do about it.
//
// What content lacks is told by package check. This looks at what stands around it:
// settings that are still those of an example, words that a language lacks, files of the
// program that the hub has its own of and that have changed since, files that nobody
// reads, and what the repository is and is not set up for. Examine sees all that in the
// folder and asks nobody; ExamineGitHub asks GitHub what guards the branch, and who sees
// the pages.
package doctor

import (
	"io/fs"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/problem"
)

// A Hub is what is looked at.
type Hub struct {
	Files        fs.FS           // of the hub
	Program      fs.FS           // of the program
	Version      string          // of the program, as Go's tools name it; empty: none that is released
	Repository   *git.Repository // nil: none can be read
	NoRepository error           // why none can
}

// A Finding is one oddity.
type Finding struct {
	Severity problem.Severity `json:"severity"`
	At       string           `json:"at"` // file, or file:line:column; empty: the hub as a whole
	What     string           `json:"what"`
	Why      string           `json:"why"` // it matters
	Cure     string           `json:"cure"`
	Changes  string           `json:"changes,omitempty"` // unified diff
}

// An examination gathers what is found.
type examination struct {
	Hub
	settings *config.Settings
	mistaken problem.List // of the settings
	findings []Finding
}

// probes look at one thing each.
var probes = []func(*examination){
	settings,
	addresses,
	words,
	repository,
	ignored,
	owners,
	workflow,
	overrides,
	unused,
	sizes,
}

// Examine returns what is odd about a hub, errors first.
func Examine(hub Hub) []Finding {
	x := &examination{Hub: hub}
	x.settings, x.mistaken = config.Read(hub.Files)
	for _, probe := range probes {
		probe(x)
	}
	slices.SortStableFunc(x.findings, func(a, b Finding) int { return int(a.Severity) - int(b.Severity) })
	return x.findings
}

func (x *examination) warn(at, what, why, cure string) {
	x.findings = append(x.findings, Finding{Severity: problem.Warning, At: at, What: what, Why: why, Cure: cure})
}

func (x *examination) note(at, what, why, cure string) {
	x.findings = append(x.findings, Finding{Severity: problem.Note, At: at, What: what, Why: why, Cure: cure})
}
