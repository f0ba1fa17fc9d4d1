package chart

// Amounts are compared by bars that lie below each other.
type Amounts struct {
	Title  string
	Rows   []Amount
	Whole  int64 // what all amounts are part of, as long as a bar can be; 0: the highest is
	Number func(int64) string
	RTL    bool
}

// An Amount is one bar.
type Amount struct {
	Name
	Value      int64
	Text       string // says the value; "": the number does
	Target     int64  // marked on the bar; 0: none
	TargetText string
}

// Bars are a list of words and numbers with a bar below each.
type Bars struct {
	Title string
	Whole bool // the rest of the whole is drawn too
	Rows  []Bar
}

// A Bar is one line of it.
type Bar struct {
	Name
	Value, TargetText string
	X, Width          Percent
	Target            *Percent
}

// Bars draws the amounts.
func (a Amounts) Bars() (Bars, error) {
	longest, err := a.longest()
	if err != nil {
		return Bars{}, err
	}
	bars := Bars{Title: a.Title, Whole: a.Whole > 0}
	for _, row := range a.Rows {
		bars.Rows = append(bars.Rows, a.bar(row, longest))
	}
	return bars, nil
}

// longest is the value of a bar of full length.
func (a Amounts) longest() (int64, error) {
	longest := max(a.Whole, 1)
	for _, row := range a.Rows {
		for _, value := range []int64{row.Value, row.Target, a.Whole} {
			if err := allowed(row.Label, value); err != nil {
				return 0, err
			}
			longest = max(longest, value)
		}
	}
	return longest, nil
}

func (a Amounts) bar(row Amount, longest int64) Bar {
	width := Percent(scaled(row.Value, longest, int(full)))
	bar := Bar{
		Name: row.Name, Value: row.Text, TargetText: row.TargetText,
		X: side(a.RTL).span(0, width), Width: width,
	}
	if bar.Value == "" {
		bar.Value = a.Number(row.Value)
	}
	if row.Target > 0 {
		target := side(a.RTL).point(Percent(scaled(row.Target, longest, int(full))))
		bar.Target = &target
	}
	return bar
}
