package metrics

import "slices"

// Sum adds facts up by some columns of Header; the others are empty in what it returns,
// but for measure and source. Facts of two sources, or of two measures, are never added.
func Sum(facts []Fact, by ...string) []Fact {
	sums := map[Fact]int64{}
	for _, f := range facts {
		value := f.Value
		for i, column := range f.columns() {
			if name := Header[i]; i != valueColumn && name != "measure" && name != "source" && !slices.Contains(by, name) {
				*column = ""
			}
		}
		f.Value = 0
		sums[f] += value
	}
	list := make([]Fact, 0, len(sums))
	for f, value := range sums {
		f.Value = value
		list = append(list, f)
	}
	slices.SortFunc(list, compare)
	return list
}
