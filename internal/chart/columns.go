package chart

import "fmt"

// MostColumns is how many points columns can show; more of them are given by the week.
const MostColumns = 400

const (
	plotTop    Em = 1_60 // above it a label of the highest line has room
	plotHeight Em = 12_00
	plotBottom    = plotTop + plotHeight
	labelRoom  Em = 1_70
	labelRise  Em = 35 // of a label above its line
	labelDrop  Em = 1_30
	fewest        = 6 // a single column isn't as wide as the chart
)

// Columns stand side by side on a line, as high as their values.
type Columns struct {
	Title, About string
	Height       Em
	Bottom       Em     // where the line of zero is
	Lines        []Line // of the scale, lowest first
	Gaps         []Gap
	Columns      []Column
	Labels       []Label // below the columns, as many as have room
	Target       *Line
}

// A Line runs across, its words above it.
type Line struct {
	From, To  Percent
	Y, LabelY Em
	LabelX    Percent
	Label     string
}

// A Gap is where nothing is known, one point or several in a row.
type Gap struct {
	X, Width  Percent
	Y, Height Em
	Label     string
}

// A Column is the value of a point; one of 0 has no height.
type Column struct {
	X, Width     Percent
	Y, Height    Em
	Label, Value string
}

// A Label are the words below a column.
type Label struct {
	X      Percent
	Y      Em
	Anchor string // start, middle or end of the words is at X
	Text   string
}

// Columns draws the series.
func (s Series) Columns() (Columns, error) {
	highest, err := s.highest()
	if err != nil {
		return Columns{}, err
	}
	if len(s.Points) > MostColumns {
		return Columns{}, fmt.Errorf("draw %q: found %d columns, want at most %d", s.Title, len(s.Points), MostColumns)
	}
	ticks := scale(highest)
	g := s.ground(ticks)
	c := Columns{Title: s.Title, About: s.About, Height: plotBottom + labelRoom, Bottom: plotBottom}
	for _, tick := range ticks {
		c.Lines = append(c.Lines, g.line(tick, 0, 0, s.Number(tick)))
	}
	if s.Target > 0 {
		text := shortened(s.TargetLabel, within(full-g.left))
		target := g.line(s.Target, g.left, full, text)
		c.Target = &target
	}
	for i, p := range s.Points {
		if p.Known {
			c.Columns = append(c.Columns, g.column(i, p, s.Number(p.Value)))
		}
	}
	c.Gaps, c.Labels = g.gaps(s.Points, s.Unknown), g.labels(s.Points)
	return c, nil
}

// A ground is where the columns of a chart stand.
type ground struct {
	side  side
	left  Percent // before it are the labels of the lines
	slots int
	top   int64 // the value at plotTop
}

func (s Series) ground(ticks []int64) ground {
	var widest Em
	for _, tick := range ticks {
		widest = max(widest, width(s.Number(tick)))
	}
	left := min(across(widest+50), full/2)
	return ground{side(s.RTL), left, max(len(s.Points), fewest), ticks[len(ticks)-1]}
}

// slot is where the room of the i-th column begins.
func (g ground) slot(i int) Percent {
	return g.left + (full-g.left)*Percent(i)/Percent(g.slots)
}

// line is at the height of a value, from a place to the end; its words are at x.
func (g ground) line(value int64, from, x Percent, label string) Line {
	y := plotBottom
	if value > 0 {
		y -= Em(scaled(value, g.top, int(plotHeight)))
	}
	return Line{g.side.point(from), g.side.point(full), y, y - labelRise, g.side.point(x), label}
}

func (g ground) column(i int, p Point, value string) Column {
	slot, next := g.slot(i), g.slot(i+1)
	width := max((next-slot)*4/5, 1)
	height := Em(scaled(p.Value, g.top, int(plotHeight)))
	x := g.side.span(slot+(next-slot-width)/2, width)
	return Column{x, width, plotBottom - height, height, p.Label, value}
}

// gaps joins points without value that stand in a row.
func (g ground) gaps(points []Point, label string) (gaps []Gap) {
	for i := 0; i < len(points); i++ {
		first := i
		for i < len(points) && !points[i].Known {
			i++
		}
		if i > first {
			inset := (g.slot(first+1) - g.slot(first)) / 10
			x, width := g.slot(first)+inset, max(g.slot(i)-g.slot(first)-2*inset, 1)
			gaps = append(gaps, Gap{g.side.span(x, width), width, plotTop, plotHeight, label})
		}
	}
	return gaps
}
