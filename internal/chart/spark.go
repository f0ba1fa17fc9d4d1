package chart

import "strings"

const (
	sparkWidth  = 100_00 // hundredths
	sparkHeight = 20_00
	sparkEdge   = 1_50 // so that the line isn't cut
)

// A Spark is a line as small as a word. It breaks where nothing is known.
type Spark struct {
	Title, About string
	Width        string   // of its frame
	Height       string   //
	Lines        []string // the points of each stretch: 0.00,18.50 50.00,1.50
	Dots         []Dot    // points that stand alone, and the newest
}

// A Dot marks one point.
type Dot struct{ X, Y string }

// Spark draws the series, without its target.
func (s Series) Spark() (Spark, error) {
	s.Target = 0
	highest, err := s.highest()
	if err != nil {
		return Spark{}, err
	}
	spark := Spark{Title: s.Title, About: s.About, Width: decimal(sparkWidth), Height: decimal(sparkHeight)}
	var line []Dot
	for i, p := range s.Points {
		if p.Known {
			line = append(line, s.dot(i, max(highest, 1)))
		}
		if last := i == len(s.Points)-1; last || !p.Known {
			spark.add(line, last && p.Known)
			line = nil
		}
	}
	return spark, nil
}

func (s Series) dot(i int, highest int64) Dot {
	x := sparkEdge + (sparkWidth-2*sparkEdge)*i/max(len(s.Points)-1, 1)
	if s.RTL {
		x = sparkWidth - x
	}
	y := sparkHeight - sparkEdge
	if value := s.Points[i].Value; value > 0 {
		y -= scaled(value, highest, sparkHeight-2*sparkEdge)
	}
	return Dot{decimal(x), decimal(y)}
}

func (s *Spark) add(line []Dot, newest bool) {
	if len(line) > 1 {
		var points []string
		for _, dot := range line {
			points = append(points, dot.X+","+dot.Y)
		}
		s.Lines = append(s.Lines, strings.Join(points, " "))
	}
	if len(line) == 1 || newest {
		s.Dots = append(s.Dots, line[len(line)-1])
	}
}
