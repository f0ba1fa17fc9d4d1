package anonymity

import (
	"cmp"
	"slices"
)

// hide says which cells are not shown. It looks at people and values alone, never at
// names: where two groups trade places, what is hidden trades places too, so that who
// knows the rule can't tell them apart.
func hide(cells []Cell, least int64) []bool {
	hidden := make([]bool, len(cells))
	last, guarded, room := Cell{People: -1}, false, int64(0)
	for _, i := range byPeople(cells) {
		c := cells[i]
		small, alike := c.People < least, c.People == last.People && c.Value == last.Value
		enough := last.People < 0 || guarded && room >= least
		if enough && !small && !alike {
			break
		}
		hidden[i], last = true, c
		if small {
			room += c.Value
		} else {
			guarded, room = true, room+max(0, c.Value-least)
		}
	}
	return hidden
}

// byPeople is the order in which cells are hidden: those of few people first.
func byPeople(cells []Cell) []int {
	order := make([]int, len(cells))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(cells[a].People, cells[b].People), cmp.Compare(cells[a].Value, cells[b].Value))
	})
	return order
}
