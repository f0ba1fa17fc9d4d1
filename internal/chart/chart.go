// Package chart works out charts: where their bars, lines and words stand. It gives
// numbers and text, which templates/partials/chart.html writes as inline SVG and
// site/static/chart.css colours. There is no script and no style attribute.
//
//	columns, err := chart.Series{Title: …, Points: …}.Columns()   {{template "chart-columns" .}}
//	bars, err    := chart.Amounts{Rows: …}.Bars()                 {{template "chart-bars" .}}
//	dots, err    := chart.Estimates{Rows: …}.Intervals()          {{template "chart-intervals" .}}
//
// What holds of all of them:
//
//   - Along a line places are percentages, up and down they are em: a chart is as wide as
//     there is room, and its words keep the size that the reader has chosen.
//   - Words stand apart from each other at 320 pixels, and so at any width.
//   - From right to left everything is mirrored but digits.
//   - Nothing is said by colour alone: a column that is unknown is a dashed box, a target
//     a dashed line with its words.
//   - Heights and lengths are in proportion to the values, from zero on. What is not zero
//     is a hundredth of the longest at least, so that it is seen.
//   - Columns are pictures with a name and a description. Bars and
//     intervals are lists whose words say it all, the drawing in them is decoration.
//   - Equal input gives equal bytes on every machine: places are whole hundredths.
//
// Values are counts, from 0 to Most; others are an error that names them.
package chart

import "fmt"

// Most is the highest value that a chart can show.
const Most = 1 << 62

// A Series is a value for each of some days, weeks or months.
type Series struct {
	Title  string  // the accessible name
	About  string  // what is to be seen, in a sentence: the accessible description
	Points []Point // oldest first

	Target      int64  // a line at that height; 0: none
	TargetLabel string // its words, a few
	Unknown     string // what is said of a point without value, such as: no data

	Number func(int64) string // writes a number
	RTL    bool               // the page runs from right to left
}

// A Point is one value of a series.
type Point struct {
	Label string // short, such as 3 Nov
	Value int64
	Known bool // false: there are no data, which is not the same as 0
}

// highest is the highest value of a series and its target.
func (s Series) highest() (int64, error) {
	highest := s.Target
	if err := allowed("the target", s.Target); err != nil {
		return 0, err
	}
	for _, p := range s.Points {
		if !p.Known {
			continue
		}
		if err := allowed(p.Label, p.Value); err != nil {
			return 0, err
		}
		highest = max(highest, p.Value)
	}
	return highest, nil
}

func allowed(name string, value int64) error {
	if value < 0 || value > Most {
		return fmt.Errorf("draw %q: found %d, want a count from 0 to %d", name, value, int64(Most))
	}
	return nil
}

// A Name says what a bar or an interval is of, and may lead there.
type Name struct {
	Label     string
	Lang, Dir string // of the label, where they are not the page's
	Href      string // "": it leads nowhere
}
