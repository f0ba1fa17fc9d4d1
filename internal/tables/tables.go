// Package tables reads what other programs export: files of comma-separated values as
// they come, and zip archives of them.
//
// # What it takes
//
//   - UTF-8, with or without a byte order mark, and UTF-16 of either order
//   - cells parted by commas, semicolons or tabs, in quotes where they have to be (RFC
//     4180), and lines that end in LF, CRLF or CR
//   - lines of comments that start with #, before the heading; the days that they name
//     are the range of the table
//   - several tables in a file: an empty line and comments end the one and start the next
//
// # What it refuses
//
// Whatever can't be read for certain is an error that names file and line: other
// encodings, quotes that don't close, workbooks, web pages, and more than [MaxFile] bytes.
// Nothing is guessed, and no row is left out in silence.
package tables

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	maxCell  = 64 << 10 // bytes
	maxCells = 1000     // of a row
)

// A File is one file, as it was exported.
type File struct {
	Name string // for people: of an archive's, archive/file
	Data []byte
}

// A Part is what stands between two groups of comments: a table, perhaps with words above
// its heading.
type Part struct {
	File        string
	First, Last string // the days that its comments name, 2026-11-20; "" if they name none
	Rows        []Row  // those with anything in them, headings and all
}

// A Row is a row and where it stands.
type Row struct {
	Line  int // from 1, where it begins
	Cells []string
}

// Parse returns the parts of a file that have rows.
func Parse(f File) ([]Part, error) {
	text, err := decode(f.Data)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", f.Name, err)
	}
	text, comma := separator(text)
	var parts []Part
	for _, s := range split(text) {
		part := Part{File: f.Name}
		part.First, part.Last = days(s.comments)
		if part.Rows, err = rows(s, comma); err != nil {
			return nil, fmt.Errorf("%s:%w", f.Name, err)
		}
		if len(part.Rows) > 0 {
			parts = append(parts, part)
		}
	}
	return parts, nil
}

// maxAbove is how many rows may stand above a heading.
const maxAbove = 10

// Find returns the row that is the heading of a table, and the rows below it.
func (p Part) Find(heading func(cells []string) bool) (head Row, below []Row, found bool) {
	for i, row := range p.Rows[:min(len(p.Rows), maxAbove+1)] {
		if heading(row.Cells) {
			return row, p.Rows[i+1:], true
		}
	}
	return Row{}, nil, false
}

// rows reads a span; comma is 0 where its first line has to tell.
func rows(s span, comma rune) ([]Row, error) {
	if comma == 0 {
		comma = guess(s.text)
	}
	r := csv.NewReader(strings.NewReader(s.text))
	r.Comma, r.FieldsPerRecord = comma, -1
	var list []Row
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, explain(err, s.line)
		}
		line, _ := r.FieldPos(0)
		row := Row{line + s.line - 1, cells}
		if err := row.bounded(); err != nil {
			return nil, err
		}
		if !row.empty() {
			list = append(list, row)
		}
	}
}

func (r Row) bounded() error {
	if len(r.Cells) > maxCells {
		return fmt.Errorf("%d: found %d cells, want at most %d", r.Line, len(r.Cells), maxCells)
	}
	for i, cell := range r.Cells {
		if len(cell) > maxCell {
			return fmt.Errorf("%d: cell %d has %d KiB, want at most %d: is a quote not closed?",
				r.Line, i+1, len(cell)>>10, maxCell>>10)
		}
	}
	return nil
}

func (r Row) empty() bool {
	for _, cell := range r.Cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// explain words what the reader of a span that begins on a line says.
func explain(err error, line int) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return fmt.Errorf("%d: %w", line, err)
	}
	if errors.Is(err, csv.ErrBareQuote) {
		return fmt.Errorf("%d: found a quote inside a cell without quotes, want the cell in quotes and the quote doubled",
			at.Line+line-1)
	}
	return fmt.Errorf("%d: found a quote that is not closed, or is not doubled inside a cell", at.StartLine+line-1)
}

// guess returns what parts the cells: what stands most often in the first line, and where
// two stand equally often the one that words hold less.
func guess(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, comma := range "\t;," {
		if n := outside(line, comma); n > most {
			best, most = comma, n
		}
	}
	return best
}

// outside counts a character outside quotes.
func outside(line string, c rune) (n int) {
	quoted := false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == c && !quoted:
			n++
		}
	}
	return n
}

// separator takes off the line by which a spreadsheet says what parts the cells: sep=;
func separator(text string) (rest string, comma rune) {
	line, _, _ := strings.Cut(text, "\n")
	said, is := strings.CutPrefix(strings.TrimRight(line, "\r"), "sep=")
	if !is || len(said) != 1 || !bytes.Contains([]byte(",;\t|"), []byte(said)) {
		return text, 0
	}
	return text[len(line):], rune(said[0]) // the line stays, empty: lines keep their numbers
}
