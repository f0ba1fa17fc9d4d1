package sources

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/tables"
)

// A heading is where the fields and measures of a form stand in a table. What is not there
// is absent, or -1.
type heading struct {
	*form
	line, width int
	at          map[string]int
	counted     []int            // of each measure
	left        map[int][]string // cells that leave a row out
}

// locate reads the heading of a table that the form is for. Two columns of one name are a
// mistake: nothing tells which of them counts.
func (f *form) locate(row tables.Row) (*heading, error) {
	h := &heading{form: f, line: row.Line, width: len(row.Cells), at: map[string]int{}, left: map[int][]string{}}
	var wrong []error
	column := func(headings []string) int {
		at := find(row.Cells, headings)
		if len(at) > 1 {
			wrong = append(wrong, fmt.Errorf("columns %d and %d are both named %q", at[0]+1, at[1]+1, row.Cells[at[0]]))
		}
		return first(at)
	}
	for _, field := range fields {
		if at := column(f.columns[field]); at >= 0 {
			h.at[field] = at
		}
	}
	for _, m := range f.measures {
		h.counted = append(h.counted, column(m.headings))
	}
	for name, cells := range f.skip {
		at := column([]string{name})
		if at < 0 {
			wrong = append(wrong, fmt.Errorf("no column is named %q, whose cells leave rows out", name))
			continue
		}
		h.left[at] = cells
	}
	return h, errors.Join(wrong...)
}

func first(at []int) int {
	if len(at) == 0 {
		return -1
	}
	return at[0]
}

// cell is what stands in the column of a field, or in every row.
func (h *heading) cell(cells []string, field string) string {
	if at, ok := h.at[field]; ok {
		return strings.TrimSpace(cells[at])
	}
	return h.constants[field]
}

// tag is a cell that is a tag; one that says nothing is empty.
func (h *heading) tag(cells []string, field string) string {
	value := h.cell(cells, field)
	if slices.ContainsFunc(h.empty, func(e string) bool { return strings.EqualFold(e, value) }) {
		return ""
	}
	return value
}

// leaves tells whether a row is left out.
func (h *heading) leaves(cells []string) bool {
	for at, values := range h.left {
		if slices.Contains(values, strings.TrimSpace(cells[at])) {
			return true
		}
	}
	return false
}

// totals are words of rows that sum up others.
var totals = []string{
	"grand total", "total", "totals", "reserved_total", "total général", "totaux", "الإجمالي", "gesamtsumme",
}

// sums tells whether a row without a day of its own sums up others: it says so, or nothing
// that tells it from others.
func (h *heading) sums(cells []string) bool {
	said := func(cell string) bool { return slices.Contains(totals, plain(cell)) }
	if slices.ContainsFunc(cells[min(h.width, len(cells)):], said) {
		return true
	}
	if at, ok := h.at[colDay]; ok && strings.TrimSpace(cells[at]) != "" {
		return said(cells[at])
	}
	silent := true
	for _, at := range h.at {
		if said(cells[at]) {
			return true
		}
		silent = silent && strings.TrimSpace(cells[at]) == ""
	}
	return silent && len(h.at) > 0
}
