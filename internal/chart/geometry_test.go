package chart

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Heights are what the values are of the top of the scale, and a value of zero has none.
func TestHeightsAreInProportion(t *testing.T) {
	c := columns(t, Series{Points: points(0, 25, 50, 100), Number: number})
	for i, want := range []Em{0, plotHeight / 4, plotHeight / 2, plotHeight} {
		if got := c.Columns[i]; got.Height != want || got.Y+got.Height != c.Bottom {
			t.Errorf("column %d is %s high and ends at %s, want %s and %s", i, got.Height, got.Y+got.Height, want, c.Bottom)
		}
	}
}

// What is hardly anything is seen, and is not taken for nothing.
func TestLittleIsSeen(t *testing.T) {
	c := columns(t, Series{Points: points(1, Most, 0), Number: number})
	if c.Columns[0].Height <= 0 || c.Columns[2].Height != 0 {
		t.Errorf("1 is %s high, 0 is %s", c.Columns[0].Height, c.Columns[2].Height)
	}
}

// Days without data are a gap; a day of zero visits is a column.
func TestUnknownIsNotZero(t *testing.T) {
	s := Series{Points: points(3, 0, 0, 0), Number: number, Unknown: "no data"}
	s.Points[1].Known, s.Points[2].Known = false, false
	c := columns(t, s)
	if len(c.Columns) != 2 || len(c.Gaps) != 1 || c.Gaps[0].Label != "no data" {
		t.Fatalf("got %d columns and gaps %v, want 2 columns and one gap", len(c.Columns), c.Gaps)
	}
	gap := c.Gaps[0]
	if gap.X <= c.Columns[0].X+c.Columns[0].Width || gap.X+gap.Width >= c.Columns[1].X {
		t.Errorf("the gap is from %s on, %s wide; the columns are %v", gap.X, gap.Width, c.Columns)
	}
}

func TestScale(t *testing.T) {
	for _, test := range []struct {
		highest int64
		want    []int64
	}{
		{0, []int64{0, 1}},
		{1, []int64{0, 1}},
		{3, []int64{0, 1, 2, 3}},
		{5, []int64{0, 2, 4, 6}},
		{80, []int64{0, 20, 40, 60, 80}},
		{81, []int64{0, 50, 100}},
		{1204, []int64{0, 500, 1000, 1500}},
		{Most, []int64{0, 2e18, 4e18, 6e18}},
	} {
		if got := scale(test.highest); !slices.Equal(got, test.want) {
			t.Errorf("scale(%d) = %v, want %v", test.highest, got, test.want)
		}
	}
}

// From right to left is the mirror image.
func TestMirrored(t *testing.T) {
	left, right := columns(t, visits(false)), columns(t, visits(true))
	for i, l := range left.Columns {
		if r := right.Columns[i]; l.X+l.Width+r.X != full || l.Width != r.Width || l.Y != r.Y {
			t.Errorf("column %d is at %s, %s wide, mirrored at %s, %s wide", i, l.X, l.Width, r.X, r.Width)
		}
	}
	for i, l := range left.Labels {
		if r := right.Labels[i]; l.X+r.X != full || l.Anchor != r.Anchor {
			t.Errorf("label %q is at %s, mirrored at %s", l.Text, l.X, r.X)
		}
	}
	if left.Target.LabelX+right.Target.LabelX != full || left.Target.From+right.Target.From != full || left.Target.KeyTo+right.Target.KeyTo != full {
		t.Errorf("targets are %v and %v", *left.Target, *right.Target)
	}
}

func TestRefused(t *testing.T) {
	for name, err := range map[string]error{
		"below zero":   failed(Series{Title: "visits", Points: points(-1), Number: number}.Columns()),
		"too high":     failed(Series{Points: points(Most + 1), Number: number}.Columns()),
		"target":       failed(Series{Target: -5, Number: number}.Columns()),
		"too many":     failed(Series{Title: "visits", Points: points(make([]int64, MostColumns+1)...), Number: number}.Columns()),
		"bar":          failed(Amounts{Rows: []Amount{{Value: -1}}, Number: number}.Bars()),
		"whole":        failed(Amounts{Rows: []Amount{{Value: 1}}, Whole: -1, Number: number}.Bars()),
		"out of order": failed(Estimates{Rows: []Estimate{{Low: 0.5, Likeliest: 0.4, High: 0.6}}}.Intervals()),
		"above one":    failed(Estimates{Even: 1.5, Percent: number}.Intervals()),
	} {
		if err == nil || !strings.Contains(err.Error(), "want") {
			t.Errorf("%s: got error %v, want one that says what is wanted", name, err)
		}
	}
}

// A bar that is the whole is as long as its line; amounts are so much of it.
func TestBarsOfAWhole(t *testing.T) {
	bars, err := Amounts{Rows: []Amount{{Value: 25}, {Value: 100, Target: 50}}, Whole: 100, Number: number}.Bars()
	if err != nil || !bars.Whole || bars.Rows[0].Width != full/4 || bars.Rows[1].Width != full || *bars.Rows[1].Target != full/2 {
		t.Errorf("got %+v, %v", bars, err)
	}
}

// Whatever the values, everything stands inside the frame and no words touch others, at
// the width of the narrowest screen.
func FuzzColumns(f *testing.F) {
	f.Add(uint64(1), 14, uint8(10), int64(1000), int64(500), false)
	f.Add(uint64(2), 1, uint8(21), int64(0), int64(0), true)
	f.Add(uint64(3), 400, uint8(6), int64(Most), int64(Most), false)
	f.Add(uint64(4), 3, uint8(200), int64(1), int64(7), true)
	f.Add(uint64(5), 0, uint8(0), int64(0), int64(0), false)
	f.Fuzz(func(t *testing.T, seed uint64, n int, letters uint8, highest, target int64, rtl bool) {
		if n < 0 || n > MostColumns || highest < 0 || highest > Most || target < 0 || target > Most {
			t.Skip()
		}
		r := rand.New(rand.NewPCG(seed, 0))
		s := Series{Target: target, TargetLabel: strings.Repeat("t", int(letters)), Number: number, RTL: rtl}
		for range n {
			label := strings.Repeat("é", r.IntN(int(letters)+1))
			s.Points = append(s.Points, Point{label, r.Int64N(highest + 1), r.IntN(5) > 0})
		}
		inFrame(t, columns(t, s))
		apartAtAnyWidth(t, columns(t, s), rtl)
	})
}

func inFrame(t *testing.T, c Columns) {
	t.Helper()
	for _, r := range c.Columns {
		if r.X < 0 || r.Width <= 0 || r.X+r.Width > full || r.Y < plotTop || r.Height < 0 || r.Y+r.Height != c.Bottom {
			t.Errorf("the column %+v is not within the frame", r)
		}
	}
	for _, g := range c.Gaps {
		if g.X < 0 || g.Width <= 0 || g.X+g.Width > full || g.Y < 0 || g.Y+g.Height > c.Height {
			t.Errorf("the gap %+v is not within the frame", g)
		}
	}
	for i, l := range c.Lines {
		if l.Y < plotTop || l.Y > c.Bottom || l.LabelY < 0 || i > 0 && l.Y >= c.Lines[i-1].Y-apart {
			t.Errorf("the line %+v is not within the frame and above the one before", l)
		}
	}
	if c.Target != nil && (c.Target.Y < plotTop || c.Target.Y > c.Bottom || c.Target.LabelY > plotTop) {
		t.Errorf("the target %+v is not within the frame", c.Target)
	}
}

// apartAtAnyWidth holds for the narrowest chart: places move apart as it widens, and
// words stay as wide as they are.
func apartAtAnyWidth(t *testing.T, c Columns, rtl bool) {
	t.Helper()
	end := Em(-1)
	for _, l := range c.Labels {
		from, wide := within(side(rtl).point(l.X)), width(l.Text)
		switch l.Anchor {
		case "middle":
			from -= wide / 2
		case "end":
			from -= wide
		}
		if from <= end || from < -1 || from+wide > narrow+1 {
			t.Errorf("%q is from %s to %s; the one before ends at %s", l.Text, from, from+wide, end)
		}
		end = from + wide
	}
}

func points(values ...int64) (points []Point) {
	for _, v := range values {
		points = append(points, Point{Label: "day", Value: v, Known: true})
	}
	return points
}

func columns(t *testing.T, s Series) Columns {
	t.Helper()
	c, err := s.Columns()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func failed[T any](_ T, err error) error { return err }
