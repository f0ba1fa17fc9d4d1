package metrics

import "slices"

// Main is the source whose numbers stand for a measure: the first of some sources, in the
// order of their weight, that speaks of it. "": none does.
func (f *Facts) Main(m Measure, order []string) string {
	speaks := map[string]bool{}
	for _, fact := range f.List {
		if fact.Measure == m {
			speaks[fact.Source] = true
		}
	}
	for _, source := range order {
		if speaks[source] {
			return source
		}
	}
	return ""
}

// Of are the facts of one measure by one source.
func (f *Facts) Of(m Measure, source string) []Fact {
	var list []Fact
	for _, fact := range f.List {
		if fact.Measure == m && fact.Source == source {
			list = append(list, fact)
		}
	}
	return list
}

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
