package chart

// apart is how far two labels are from each other at least.
const apart Em = 60

// labels puts words under every column, or under every second, third and so on, so that
// they stand apart on the narrowest screen.
func (g ground) labels(points []Point) (labels []Label) {
	end := -apart // of the label before
	for i := 0; i < len(points); i += g.every(points) {
		text := shortened(points[i].Label, narrow)
		label, from, to := g.label(i, text)
		if text != "" && from >= end+apart {
			labels = append(labels, label)
			end = to
		}
	}
	return labels
}

// every is 1 where all labels have room.
func (g ground) every(points []Point) int {
	var widest Em
	for _, p := range points {
		widest = max(widest, width(p.Label))
	}
	slots, room := Em(g.slots), within(full-g.left)
	return max(1, int(((widest+apart)*slots+room-1)/room))
}

// label puts words under the middle of a column; at the sides they begin or end with it.
// It says from where to where they reach on the narrowest screen.
func (g ground) label(i int, text string) (label Label, from, to Em) {
	slot, next, wide := g.slot(i), g.slot(i+1), width(text)
	x, anchor := (slot+next)/2, "middle"
	from = within(x) - wide/2
	switch {
	case from < 0:
		x, anchor, from = slot, "start", within(slot)
		if from+wide > narrow {
			x, from = 0, 0
		}
	case from+wide > narrow:
		x, anchor, from = next, "end", within(next)-wide
	}
	return Label{g.side.point(x), plotBottom + labelDrop, anchor, text}, from, from + wide
}
