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
	Target       *Target
}

// A Line runs from side to side, its words above it.
type Line struct {
	Y, LabelY Em
	LabelX    Percent
	Label     string
}

// A Target is a dashed line across the columns. Above all of them are its words, where
// no column is behind, and a piece of such a line after them.
type Target struct {
	From, To, KeyFrom, KeyTo Percent
	Y, KeyY                  Em
	LabelX                   Percent
	LabelY                   Em
	Label                    string
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
		y := g.height(tick)
		c.Lines = append(c.Lines, Line{y, y - labelRise, g.side.point(0), s.Number(tick)})
	}
	if s.Target > 0 {
		c.Target = g.target(s.Target, s.TargetLabel)
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

// height is where a value is, from above.
func (g ground) height(value int64) Em {
	return plotBottom - Em(scaled(value, g.top, int(plotHeight)))
}

func (g ground) target(value int64, label string) *Target {
	const key, space = 6_00, 1_50
	return &Target{
		From: g.side.point(g.left), To: g.side.point(full), Y: g.height(value),
		KeyFrom: g.side.point(full - key), KeyTo: g.side.point(full), KeyY: plotTop - 2*labelRise - 15,
		LabelX: g.side.point(full - key - space), LabelY: plotTop - labelRise - 15,
		Label: shortened(label, within(full-key-space-g.left)),
	}
}

func (g ground) column(i int, p Point, value string) Column {
	slot, next := g.slot(i), g.slot(i+1)
	width := max((next-slot)*4/5, 1)
	x, y := g.side.span(slot+(next-slot-width)/2, width), g.height(p.Value)
	return Column{x, width, y, plotBottom - y, p.Label, value}
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
