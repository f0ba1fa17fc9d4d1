package sources

import (
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/metrics"
)

// A form says how a table of another program is read.
type form struct {
	name, about string
	files       *regexp.Regexp      // of an archive, which are read; nil: all that end in .csv
	columns     map[string][]string // headings by the field they hold; the first that is there counts
	needed      []string            // fields without which it is another table; "a|b" is one of the two
	constants   map[string]string   // what fields are in every row
	measures    []measured
	every       bool                // whether all measures have to be there, or any
	dates       []string            // ways to write a day, of tables.Layouts, or instant
	dropped     map[string]string   // reasons to drop a row, by cells of tags
	empty       []string            // cells of tags that say nothing
	skip        map[string][]string // cells of other columns, by their headings, that leave a row out
	cure        string              // what to do where the day is missing
}

// measured is a measure and the headings of its column; without any a row counts one.
type measured struct {
	measure  metrics.Measure
	headings []string
}

// Fields of a form. The first five are the tags of a link.
const (
	colSource       = "source"
	colMedium       = "medium"
	colCampaign     = "campaign"
	colContent      = "content"
	colTerm         = "term"
	colSourceMedium = "source_medium" // both, as linkedin / social
	colAddress      = "address"       // that was visited, with its tags
	colDay          = "day"
	colPost         = "post" // what the tags would say, said outright
	colLang         = "lang"
	colText         = "text"
	colNetwork      = "network"
	colTeam         = "team"
	colVisit        = "visit" // its number: rows of a visit count once
)

var fields = []string{
	colDay, colSource, colMedium, colCampaign, colContent, colTerm, colSourceMedium, colAddress,
	colPost, colLang, colText, colNetwork, colTeam, colVisit,
}

// instant is a moment in UTC, such as 2026-11-20 23:30:00: its day is the hub's.
const instant = "UTC"

// is tells whether cells are the heading of a table that the form is for.
func (f *form) is(cells []string) bool {
	have := func(headings []string) bool { return len(find(cells, headings)) > 0 }
	for _, needed := range f.needed {
		if !slices.ContainsFunc(strings.Split(needed, "|"), func(field string) bool { return have(f.columns[field]) }) {
			return false
		}
	}
	there := func(m measured) bool { return m.headings == nil || have(m.headings) }
	if f.every {
		return !slices.ContainsFunc(f.measures, func(m measured) bool { return !there(m) })
	}
	return slices.ContainsFunc(f.measures, there)
}

// find returns where the first of headings stands that is there.
func find(cells, headings []string) (at []int) {
	for _, wanted := range headings {
		for i, cell := range cells {
			if plain(cell) == plain(wanted) {
				at = append(at, i)
			}
		}
		if len(at) > 0 {
			return at
		}
	}
	return nil
}

var (
	blanks = regexp.MustCompile(`[\s\x{a0}\x{202f}\x{2009}]+`)
	slash  = regexp.MustCompile(` ?/ ?`)
)

// plain is a heading without what differs between versions of a program.
func plain(cell string) string {
	cell = strings.TrimSpace(blanks.ReplaceAllString(strings.ReplaceAll(cell, "’", "'"), " "))
	return strings.ToLower(slash.ReplaceAllString(cell, "/"))
}
