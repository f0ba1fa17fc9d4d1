package chart

import (
	"fmt"
	"math"
)

// Estimates are shares that are known within limits, compared on one scale.
type Estimates struct {
	Title   string
	Rows    []Estimate
	Even    float64            // a share that all are held against, from 0 to 1; 0: none
	Percent func(int64) string // writes a number of percent: 20 %
	RTL     bool
}

// An Estimate is a share and the limits within which it may be, each from 0 to 1.
type Estimate struct {
	Name
	Low, Likeliest, High float64
	Text                 string // says all three
}

// Intervals are a list of words and numbers, each with a dot on a line.
type Intervals struct {
	Title string
	Even  *Percent
	Rows  []Interval
	Ticks []Label // of the scale below; Y is from its top
}

// An Interval is one line of it.
type Interval struct {
	Name
	Text                 string
	Low, Likeliest, High Percent
}

// Intervals draws the estimates.
func (e Estimates) Intervals() (Intervals, error) {
	highest := e.Even
	for _, row := range e.Rows {
		if !(0 <= row.Low && row.Low <= row.Likeliest && row.Likeliest <= row.High && row.High <= 1) {
			return Intervals{}, fmt.Errorf("draw %q: found %v from %v to %v, want shares from 0 to 1 in order",
				row.Label, row.Likeliest, row.Low, row.High)
		}
		highest = max(highest, row.High)
	}
	if !(0 <= e.Even && e.Even <= 1) {
		return Intervals{}, fmt.Errorf("draw %q: found an even share of %v, want one from 0 to 1", e.Title, e.Even)
	}
	ticks := scale(int64(math.Ceil(highest * 100)))
	top := float64(ticks[len(ticks)-1]) / 100
	list := Intervals{Title: e.Title, Ticks: e.ticks(ticks)}
	for _, row := range e.Rows {
		low, likeliest, high := e.at(row.Low/top), e.at(row.Likeliest/top), e.at(row.High/top)
		list.Rows = append(list.Rows, Interval{row.Name, row.Text, low, likeliest, high})
	}
	if e.Even > 0 {
		even := e.at(e.Even / top)
		list.Even = &even
	}
	return list, nil
}

const edge Percent = 2_00 // so that a dot at a side isn't cut

// at is the place of a part of the scale, from 0 to 1.
func (e Estimates) at(part float64) Percent {
	return side(e.RTL).point(edge + Percent(math.Round(part*float64(full-2*edge))))
}

func (e Estimates) ticks(values []int64) (labels []Label) {
	top := values[len(values)-1]
	for i, value := range values {
		anchor := "middle"
		switch i {
		case 0:
			anchor = "start"
		case len(values) - 1:
			anchor = "end"
		}
		x := e.at(float64(value) / float64(top))
		labels = append(labels, Label{x, labelDrop, anchor, e.Percent(value)})
	}
	return labels
}
