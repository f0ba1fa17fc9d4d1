package metrics

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

// Join takes over what changed between two states of the facts, day by day: what is of
// another day or source stays as it is. So two who began with the same facts, and each
// added to them, lose nothing.
func Join(onto *os.Root, before, after fs.FS) (changed bool, err error) {
	months, problems := list(after)
	gone, more := list(before)
	if problems = append(problems, more...); len(problems) > 0 {
		return false, fmt.Errorf("join facts: %s", problems[0])
	}
	months = append(months, gone...)
	slices.SortFunc(months, order)
	for _, m := range slices.CompactFunc(months, func(a, b month) bool { return order(a, b) == 0 }) {
		wrote, err := joinMonth(onto, m, before, after)
		changed = changed || wrote
		if err != nil {
			return changed, fmt.Errorf("join facts: %w", err)
		}
	}
	return changed, nil
}

func joinMonth(onto *os.Root, m month, before, after fs.FS) (changed bool, err error) {
	var three [3]month
	for i, fsys := range []fs.FS{before, after, onto.FS()} {
		read, problems := readMonth(fsys, m.name, m.source)
		if len(problems) > 0 {
			return false, errors.New(problems[0].String())
		}
		three[i] = read
	}
	was, is, joined := three[0], three[1], three[2]
	touched := was.differs(is)
	joined.without(func(day string) bool { return touched[day] })
	is.without(func(day string) bool { return !touched[day] })
	joined.origins = append(joined.origins, is.origins...)
	joined.add(is.facts)
	return joined.save(onto)
}

// differs are the days of which two states of a month don't say the same.
func (m *month) differs(other month) map[string]bool {
	days := map[string]bool{}
	for _, o := range slices.Concat(m.origins, other.origins) {
		days[o.Day] = !slices.Equal(m.of(o.Day), other.of(o.Day)) || string(m.origin(o.Day)) != string(other.origin(o.Day))
	}
	return days
}

// origin is a day's origin as files have it; empty: there is none.
func (m *month) origin(day string) []byte {
	i := slices.IndexFunc(m.origins, func(o Origin) bool { return o.Day == day })
	if i < 0 {
		return nil
	}
	return encodeOrigins(m.source, m.origins[i:i+1])
}
