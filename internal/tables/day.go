package tables

import (
	"fmt"
	"strings"
	"time"
)

// layouts are the ways to write a day, by the words for them.
var layouts = map[string]string{
	"YYYY-MM-DD": time.DateOnly,
	"YYYYMMDD":   "20060102",
	"YYYY/MM/DD": "2006/1/2",
	"DD/MM/YYYY": "2/1/2006",
	"MM/DD/YYYY": "1/2/2006",
	"DD.MM.YYYY": "2.1.2006",
	"DD-MM-YYYY": "2-1-2006",
}

// Layouts are the ways to write a day that Day reads.
var Layouts = []string{
	"YYYY-MM-DD", "YYYYMMDD", "YYYY/MM/DD", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "DD-MM-YYYY",
}

// Day reads a day written in one of the Layouts, as 2026-11-20. A time of day may follow
// after a space or a T; it is left out.
func Day(cell, layout string) (string, error) {
	written, _, _ := strings.Cut(strings.TrimSpace(cell), " ")
	written, _, _ = strings.Cut(written, "T")
	t, err := time.Parse(layouts[layout], written)
	if err != nil || t.Year() < 1000 {
		return "", fmt.Errorf("found %q, want a day as %s", cell, layout)
	}
	return t.Format(time.DateOnly), nil
}
