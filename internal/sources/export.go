package sources

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/tables"
)

func (f *form) wanted(base string) bool {
	if f.files != nil {
		return f.files.MatchString(base)
	}
	return strings.HasSuffix(strings.ToLower(base), ".csv")
}

// read returns the days that a file speaks of.
func (f *form) read(asked Asked, file File) (book, error) {
	r, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	files, err := tables.Open(file.Name, r, f.wanted)
	if err != nil {
		return nil, err
	}
	var found, others []tables.Part
	for _, member := range files {
		parts, err := tables.Parse(member)
		if err != nil {
			return nil, err
		}
		for _, part := range parts {
			part.First, part.Last = nameRange(part)
			if _, _, is := part.Find(f.is); is {
				found = append(found, part)
			} else {
				others = append(others, part)
			}
		}
	}
	if len(found) == 0 {
		return nil, f.strange(file, others)
	}
	return f.readParts(asked, found, others)
}

// rangeInName is a range of days at the end of a file's name.
var rangeInName = regexp.MustCompile(`_([0-9]{8})_([0-9]{8})\.csv$`)

// nameRange is the range that a part says of itself, or its file's name.
func nameRange(p tables.Part) (first, last string) {
	match := rangeInName.FindStringSubmatch(p.File)
	if p.First != "" || match == nil {
		return p.First, p.Last
	}
	first, err := tables.Day(match[1], "YYYYMMDD")
	last, err2 := tables.Day(match[2], "YYYYMMDD")
	if err != nil || err2 != nil || first > last {
		return "", ""
	}
	return first, last
}

// readParts reads the tables of a file. Tables with days are better than those without;
// two that speak of the same day are a mistake, since they may count the same.
func (f *form) readParts(asked Asked, parts, others []tables.Part) (book, error) {
	dated := slices.DeleteFunc(slices.Clone(parts), func(p tables.Part) bool {
		row, _, _ := p.Find(f.is)
		return len(find(row.Cells, f.columns[colDay])) == 0
	})
	if len(dated) > 0 {
		parts = dated
	}
	all := book{}
	for _, part := range parts {
		days, err := f.readPart(asked, part, others)
		if err != nil {
			return nil, err
		}
		for on, read := range days {
			if all[on] != nil {
				return nil, fmt.Errorf("%s: two tables speak of %s: keep one of them", part.File, on)
			}
			all[on] = read
		}
	}
	return all, nil
}

const (
	maxShown = 10   // mistakes of a table
	maxDays  = 3660 // of a table
)

func (f *form) readPart(asked Asked, part tables.Part, others []tables.Part) (book, error) {
	row, below, _ := part.Find(f.is)
	h, err := f.locate(row)
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", part.File, row.Line, err)
	}
	s := &sheet{heading: h, asked: asked, first: part.First, last: part.Last, days: book{}, visits: map[string]bool{}}
	if !s.has(colDay) {
		if s.first == "" {
			s.first, s.last = f.rangeOf(others)
		}
		if s.first == "" || s.first != s.last {
			return nil, fmt.Errorf("%s:%d: found no column of days, and not the range of a single day; %s", part.File, row.Line, f.cure)
		}
	}
	var wrong []error
	for _, row := range below {
		if err := s.row(row.Cells); err != nil {
			wrong = append(wrong, fmt.Errorf("%s:%d: %w", part.File, row.Line, err))
		}
	}
	if more := len(wrong) - maxShown; more > 0 {
		wrong = append(wrong[:maxShown], fmt.Errorf("%s: and %d more", part.File, more))
	}
	return s.days, errors.Join(append(wrong, s.fill())...)
}

// fill adds the days without rows: of those the table says that there was nothing.
func (s *sheet) fill() error {
	days := slices.Sorted(maps.Keys(s.days))
	if s.first == "" && len(days) > 0 {
		s.first, s.last = days[0], days[len(days)-1]
	}
	from, err := time.Parse(time.DateOnly, s.first)
	if err != nil {
		return nil
	}
	for n := 0; from.Format(time.DateOnly) <= s.last; n++ {
		if n == maxDays {
			return fmt.Errorf("the table goes from %s to %s, want at most %d days", s.first, s.last, maxDays)
		}
		s.days.of(from.Format(time.DateOnly))
		from = from.AddDate(0, 0, 1)
	}
	return nil
}

// rangeOf is the range of days that another table of the same export has.
func (f *form) rangeOf(others []tables.Part) (first, last string) {
	for _, part := range others {
		row, below, is := part.Find(func(cells []string) bool { return len(find(cells, f.columns[colDay])) == 1 })
		if !is {
			continue
		}
		at := find(row.Cells, f.columns[colDay])[0]
		for _, row := range below {
			if at >= len(row.Cells) {
				return "", ""
			}
			on, err := tables.Day(row.Cells[at], f.dates[0])
			if err != nil {
				return "", ""
			}
			if first == "" {
				first = on
			}
			first, last = min(first, on), max(last, on)
		}
	}
	return first, last
}

// strange says which columns are missing from a file without a table that fits.
func (f *form) strange(file File, parts []tables.Part) error {
	var wanted []string
	for _, needed := range f.needed {
		var either []string
		for _, field := range strings.Split(needed, "|") {
			either = append(either, fmt.Sprintf("%q", f.columns[field][0]))
		}
		wanted = append(wanted, strings.Join(either, " or "))
	}
	for i, m := range f.measures {
		if m.headings != nil && (i == 0 || f.every) {
			wanted = append(wanted, fmt.Sprintf("%q", m.headings[0]))
		}
	}
	err := fmt.Errorf("%s: found no table with the columns %s", file.Name, strings.Join(wanted, " and "))
	if len(parts) > 0 {
		row := parts[0].Rows[0]
		err = fmt.Errorf("%w; line %d has %s", err, row.Line, brief(strings.Join(row.Cells, ", ")))
	}
	return err
}
