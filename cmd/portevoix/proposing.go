package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"strings"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/check"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/propose"
	"github.com/portevoix/portevoix/internal/scaffold"
	"github.com/portevoix/portevoix/internal/site"
)

// proposing is the work of one run on proposals.
type proposing struct {
	*program
	options proposeOptions
	root    *os.Root
	hub     *site.Hub
	now     time.Time
	made    []proposed
}

// proposed is what came of a proposal.
type proposed struct {
	propose.Draft
	found problem.List // by the draft's own problems and the check
	sent  propose.Sent
}

// names are those of the fields in every language of the program and the hub.
func (w *proposing) names() propose.Names {
	files, _ := fs.Glob(portevoix.Files, lang.Path("*")) // the pattern is well formed
	var languages []string
	for _, file := range files {
		languages = append(languages, strings.TrimSuffix(path.Base(file), path.Ext(file)))
	}
	words, _ := lang.Read(languages, portevoix.Files) // what is wrong there is a test's to find
	maps.Copy(words, w.hub.Words)
	return propose.NamesIn(words)
}

// make makes a draft of a proposal from a source.
func (w *proposing) make(p propose.Proposal, source string) {
	var used []string
	for _, made := range w.made {
		used = append(used, made.Path)
	}
	draft := propose.Make(w.hub, p, w.now, func(title, lang string, day time.Time) string {
		return scaffold.PostPath(w.hub, title, lang, day, used)
	})
	for i := range draft.Problems {
		if draft.Path == "" {
			draft.Problems[i].File = source
		}
	}
	w.made = append(w.made, proposed{Draft: draft})
}

// check finds what is wrong with the drafts, as part of the hub. They stand in a folder
// of their own while that is done.
func (w *proposing) check() (err error) {
	beside, err := os.MkdirTemp("", "portevoix")
	if err != nil {
		return fmt.Errorf("check proposals: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(beside)) }()
	folder, err := os.OpenRoot(beside)
	if err != nil {
		return fmt.Errorf("check proposals: %w", err)
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	for _, made := range w.made {
		if made.Path == "" {
			continue
		}
		if err := scaffold.Create(folder, made.Path, made.Data); err != nil {
			return err
		}
	}
	hub := overlay.FS{w.root.FS(), folder.FS()}
	_, all := check.Hub(site.Source{Program: portevoix.Files, Hub: hub}, check.Options{Now: w.now})
	for i := range w.made {
		w.made[i].take(all)
	}
	return nil
}

// take keeps what was found in the draft.
func (m *proposed) take(all problem.List) {
	m.found = m.Problems
	for _, p := range all {
		if m.Path != "" && p.File == m.Path {
			m.found = append(m.found, p)
		}
	}
	m.found.Sort()
}

// problems are all that was found.
func (w *proposing) problems() problem.List {
	var all problem.List
	for _, made := range w.made {
		all = append(all, made.found...)
	}
	return all
}

// write says what came of the proposals.
func (w *proposing) write() error {
	if w.options.format.value == "json" {
		return w.writeJSON()
	}
	for _, made := range w.made {
		w.writeOne(made)
	}
	fmt.Fprintln(w.Stdout)
	return check.Write(w.Stdout, "text", w.problems(), check.Place{Hub: w.root.FS()})
}

func (w *proposing) writeOne(made proposed) {
	switch sent := made.sent; {
	case sent.Closed:
		fmt.Fprintln(w.Stdout, "the issue is closed: nothing was done")
	case sent.Kept:
		fmt.Fprintln(w.Stdout, sent.Pull+" is left as it is: others have worked on it")
	case sent.Pull != "":
		fmt.Fprintln(w.Stdout, sent.Pull)
	case made.Path != "":
		fmt.Fprintln(w.Stdout, made.Path)
		if made.Proposal.From != "" {
			fmt.Fprintln(w.Stdout, "proposed by "+made.Proposal.From)
		}
	}
	if w.options.dryRun && made.Path != "" {
		fmt.Fprintf(w.Stdout, "\n%s", made.Data)
	}
}

// proposalJSON is what came of a proposal, as JSON.
type proposalJSON struct {
	File     string        `json:"file"` // empty: no post could be made
	Title    string        `json:"title"`
	From     string        `json:"from"`
	Text     string        `json:"text"` // of the file
	Problems []problemJSON `json:"problems"`
	Pull     string        `json:"pull"`    // address; empty: none
	Comment  string        `json:"comment"` // address; empty: none
}

type problemJSON struct {
	Line     int              `json:"line"` // from 1; 0 is the file as a whole
	Rule     string           `json:"rule"`
	Severity problem.Severity `json:"severity"`
	Message  string           `json:"message"`
	Cure     string           `json:"cure"`
}

func (w *proposing) writeJSON() error {
	list := []proposalJSON{}
	for _, m := range w.made {
		one := proposalJSON{
			File: m.Path, Title: m.Proposal.Title, From: m.Proposal.From, Text: string(m.Data),
			Problems: []problemJSON{}, Pull: m.sent.Pull, Comment: m.sent.Comment,
		}
		for _, p := range m.found {
			one.Problems = append(one.Problems, problemJSON{p.Line, p.Rule, p.Severity, p.Message, p.Cure})
		}
		list = append(list, one)
	}
	encoder := json.NewEncoder(w.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(list)
}
