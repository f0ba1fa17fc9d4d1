package metrics

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Most is the greatest value of a fact. Any sum of facts that fit into memory is an int64.
const Most = 1_000_000_000_000

// columns are those of Header, as pointers into a fact; that of the value is nil.
func (f *Fact) columns() [11]*string {
	return [...]*string{&f.Day, &f.Post, &f.Lang, &f.Text, &f.Network, &f.Campaign, &f.Team, &f.Code,
		(*string)(&f.Measure), nil, &f.Source}
}

const valueColumn = 9

// Column returns what a fact says in a column of Header, as a file has it; false: there is
// no such column.
func (f Fact) Column(name string) (string, bool) {
	i := slices.Index(Header, name)
	switch {
	case i < 0:
		return "", false
	case i == valueColumn:
		return strconv.FormatInt(f.Value, 10), true
	}
	return *f.columns()[i], true
}

// Cells are what a fact says in the columns of Header, as a file has it.
func (f Fact) Cells() []string {
	cells := make([]string, len(Header))
	for i, name := range Header {
		cells[i], _ = f.Column(name)
	}
	return cells
}

// appendLine adds the line of a fact, as files have it.
func (f Fact) appendLine(b []byte) []byte {
	for i, cell := range f.columns() {
		if i > 0 {
			b = append(b, ',')
		}
		if i == valueColumn {
			b = strconv.AppendInt(b, f.Value, 10)
		} else {
			b = append(b, *cell...)
		}
	}
	return append(b, '\n')
}

// compare orders facts by all but their value: by the bytes of their lines, because a
// comma comes before all that cells are made of.
func compare(a, b Fact) int {
	x, y := a.columns(), b.columns()
	for i := range x {
		if i == valueColumn || *x[i] == *y[i] {
			continue
		}
		return strings.Compare(*x[i], *y[i])
	}
	return 0
}

// A cellError is what is wrong with a column.
type cellError struct {
	column int // of Header
	err    error
}

func (e cellError) Error() string { return fmt.Sprintf("%s: %v", Header[e.column], e.err) }

// valid says what is wrong with a fact. A cell of ids can't hold an address or a name: there
// is no dot, no colon, no @ and no space in it.
func (f *Fact) valid() error {
	for i, cell := range f.columns() {
		var err error
		switch {
		case i == 0:
			err = validDay(*cell)
		case i == valueColumn:
			err = validValue(f.Value)
		case Header[i] == "measure":
			err = validMeasure(f.Measure)
		case *cell != "" && !isCell(*cell):
			err = fmt.Errorf("found %q, want small letters, digits and hyphens", *cell)
		}
		if err != nil {
			return cellError{i, err}
		}
	}
	return nil
}

func validDay(day string) error {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return fmt.Errorf("found %q, want a day such as 2026-11-20", day)
	}
	return nil
}

func validValue(n int64) error {
	if n < 0 || n > Most {
		return fmt.Errorf("found %d, want a whole number from 0 to %d", n, int64(Most))
	}
	return nil
}

func validMeasure(m Measure) error {
	if !slices.Contains(Measures, m) && !slices.Contains(Work, m) {
		return fmt.Errorf("found %q, want one of %s", m, joined(slices.Concat(Measures, Work)))
	}
	return nil
}

func joined[T ~string](words []T) string {
	var b strings.Builder
	for i, word := range words {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(word))
	}
	return b.String()
}

// isCell reports whether a text is made of what ids are made of. It need not be an id:
// visitors of a page write into the tags of its address what they like.
func isCell(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '-' && (c < 'a' || 'z' < c) && (c < '0' || '9' < c) {
			return false
		}
	}
	return true
}

// isName reports whether a text is [a-z0-9]+(-[a-z0-9]+)*.
func isName(s string) bool {
	hyphen := true // where one can't stand
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// parseFact reads a line without its end. Beside a mistake stands its column in bytes.
func parseFact(line string) (f Fact, at int, err error) {
	at = 1
	for i, cell := range f.columns() {
		text, rest, more := strings.Cut(line, ",")
		if last := i == len(Header)-1; more == last {
			return f, at, fmt.Errorf("found %d commas, want %d: %s", i+strings.Count(line, ","), len(Header)-1, strings.Join(Header, ","))
		}
		if i == valueColumn {
			f.Value, err = parseValue(text)
		} else {
			*cell = text
		}
		if err != nil {
			return f, at, cellError{i, err}
		}
		at, line = at+len(text)+1, rest
	}
	if err := f.valid(); err != nil {
		return f, f.columnAt(err), err
	}
	return f, 0, nil
}

// columnAt is where a wrong cell begins, in bytes from 1.
func (f *Fact) columnAt(err error) int {
	var wrong cellError
	errors.As(err, &wrong)
	at := 1
	for _, name := range Header[:wrong.column] {
		text, _ := f.Column(name)
		at += len(text) + 1
	}
	return at
}

// parseValue reads a number as files have it, and in no other way of writing it.
func parseValue(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != text {
		return 0, fmt.Errorf("found %q, want a whole number from 0 to %d", text, int64(Most))
	}
	return n, validValue(n)
}
