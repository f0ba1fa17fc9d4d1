package approvals

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/markdown"
)

// Formats are those of a report, the first for spreadsheets.
var Formats = []string{"csv", "json", "markdown"}

// A Line is one approval of one edition, as a report says it.
type Line struct {
	Post     string     `json:"post"`
	Lang     string     `json:"lang"`
	Title    string     `json:"title"`
	Digest   string     `json:"digest"`
	Team     string     `json:"team"`
	By       string     `json:"by"`
	At       time.Time  `json:"at"`
	Until    *time.Time `json:"until"` // null: for ever
	Source   string     `json:"source"`
	Evidence string     `json:"evidence"`
	Pull     int        `json:"pull"` // 0: none
	Commit   string     `json:"commit"`
}

// Lines are the approvals of a time, in the ledger's order; a zero end is open.
func (l *Ledger) Lines(from, to time.Time, zone *time.Location) ([]Line, error) {
	lines := []Line{}
	for _, e := range l.Entries {
		form, err := e.canonical()
		if err != nil {
			return nil, err
		}
		for _, a := range e.Approvals {
			if a.At.Before(from) || !to.IsZero() && !a.At.Before(to) {
				continue
			}
			line := Line{
				Post: e.Post, Lang: e.Lang, Title: form.Title, Digest: e.Digest, Team: strings.Join(a.Teams, " "), By: a.By,
				At: a.At.In(zone), Source: a.Source, Evidence: a.Evidence, Pull: e.Pull, Commit: e.Commit,
			}
			if !e.Until.IsZero() {
				until := e.Until.In(zone)
				line.Until = &until
			}
			lines = append(lines, line)
		}
	}
	return lines, nil
}

var header = []string{
	"post", "lang", "title", "digest", "team", "by", "at", "until", "source", "evidence", "pull", "commit",
}

func (l Line) cells() []string {
	until, pull := "", ""
	if l.Until != nil {
		until = lastDay(*l.Until)
	}
	if l.Pull > 0 {
		pull = strconv.Itoa(l.Pull)
	}
	return []string{
		l.Post, l.Lang, l.Title, l.Digest, l.Team, l.By, l.At.Format(time.RFC3339), until,
		sources[l.Source], l.Evidence, pull, l.Commit,
	}
}

// lastDay writes until when something holds: the last day where that is the end of one,
// else the day with the moment. In JSON it is the first moment after.
func lastDay(until time.Time) string {
	if content.StartsDay(until) {
		return until.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return until.Format(time.RFC3339)
}

// sources in plain words: what stands in a commit nobody has proved.
var sources = map[string]string{
	"github": "review", "trailers": "recorded in the commit", "attestation": "answer from outside",
}

// WriteReport writes lines in one of Formats.
func WriteReport(w io.Writer, format string, lines []Line) error {
	switch format {
	case "json":
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(lines)
	case "markdown":
		return writeTable(w, lines)
	}
	return writeCSV(w, lines)
}

// writeCSV writes a table for spreadsheets. A cell that one would run as a formula begins
// with an apostrophe.
func writeCSV(w io.Writer, lines []Line) error {
	table := csv.NewWriter(w)
	if err := table.Write(header); err != nil {
		return err
	}
	for _, l := range lines {
		cells := l.cells()
		for i, cell := range cells {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
				cells[i] = "'" + cell
			}
		}
		if err := table.Write(cells); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

func writeTable(w io.Writer, lines []Line) error {
	var b strings.Builder
	b.WriteString(markdown.Head("post", "title", "team", "by", "on", "how", "until"))
	for _, l := range lines {
		until := ""
		if l.Until != nil {
			until = lastDay(*l.Until)
		}
		b.WriteString(markdown.Row(l.Post+"."+l.Lang, markdown.Cell(l.Title), l.Team, markdown.Cell(l.By),
			l.At.Format(time.DateOnly), sources[l.Source], until))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
