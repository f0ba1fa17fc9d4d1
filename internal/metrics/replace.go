package metrics

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Replace keeps what a source says: each day of the batch takes the place of what was kept
// of that day and source, and nothing else changes. What says the same as before changes
// no byte; who said it first, and when, stays. Where anything is wrong nothing is written.
func Replace(root *os.Root, batch Batch) (changed bool, err error) {
	if err := batch.valid(); err != nil {
		return false, fmt.Errorf("keep what %q says: %w", batch.Source, err)
	}
	months := batch.months()
	for i := range months {
		if err := months[i].join(root); err != nil {
			return false, fmt.Errorf("keep what %q says: %w", batch.Source, err)
		}
	}
	for _, m := range months {
		wrote, err := m.save(root)
		changed = changed || wrote
		if err != nil {
			return changed, fmt.Errorf("keep what %q says: %w", batch.Source, err)
		}
	}
	return changed, nil
}

// valid says what is wrong with a batch.
func (b Batch) valid() error {
	if !isName(b.Source) {
		return fmt.Errorf("found the source %q, want small letters, digits and single hyphens", b.Source)
	}
	if b.Program == "" || strings.ContainsAny(b.Program, "\r\n") {
		return errors.New("it does not say which program read it")
	}
	days := map[string]bool{}
	for _, d := range b.Days {
		if days[d.Day] {
			return fmt.Errorf("the day %s stands in it twice", d.Day)
		}
		days[d.Day] = true
		if err := b.origin(d).valid(); err != nil {
			return err
		}
	}
	for _, f := range b.Facts {
		f.Source = b.Source
		if err := f.valid(); err != nil {
			return err
		}
		if !days[f.Day] {
			return fmt.Errorf("it has a fact of %s, which is none of its days", f.Day)
		}
	}
	return nil
}

// origin is what is kept of how a day was read.
func (b Batch) origin(d Day) Origin {
	dropped := map[string]int64{}
	for reason, n := range d.Dropped {
		if n != 0 {
			dropped[reason] = n
		}
	}
	return Origin{Day: d.Day, At: b.At, Kind: b.Kind, Badge: b.Badge, Program: b.Program,
		Read: d.Read, Dropped: dropped, Closed: d.Closed}
}

// months are the months of a batch, in order.
func (b Batch) months() []month {
	var months []month
	of := func(day string) *month {
		name := day[:len("2026-11")]
		i := slices.IndexFunc(months, func(m month) bool { return m.name == name })
		if i < 0 {
			months = append(months, month{name: name, source: b.Source})
			i = len(months) - 1
		}
		return &months[i]
	}
	for _, d := range b.Days {
		m := of(d.Day)
		m.origins = append(m.origins, b.origin(d))
	}
	for _, f := range b.Facts {
		f.Source = b.Source
		m := of(f.Day)
		m.facts = append(m.facts, f)
	}
	slices.SortFunc(months, order)
	return months
}

// join adds the other days that were kept of the month.
func (m *month) join(root *os.Root) error {
	kept, problems := readMonth(root.FS(), m.name, m.source)
	if len(problems) > 0 {
		return errors.New(problems[0].String())
	}
	m.add(nil)
	if err := m.count(); err != nil {
		return err
	}
	for i, o := range m.origins {
		for _, was := range kept.origins {
			if was.Day == o.Day && was.same(o) && slices.Equal(kept.of(o.Day), m.of(o.Day)) {
				m.origins[i] = was
			}
		}
	}
	days := map[string]bool{}
	for _, o := range m.origins {
		days[o.Day] = true
	}
	kept.without(func(day string) bool { return days[day] })
	m.origins = append(m.origins, kept.origins...)
	m.add(kept.facts)
	return nil
}

// of are the facts of a day.
func (m *month) of(day string) []Fact {
	var facts []Fact
	for _, f := range m.facts {
		if f.Day == day {
			facts = append(facts, f)
		}
	}
	return facts
}

// count says of each day how many rows it has.
func (m *month) count() error {
	for i := range m.origins {
		m.origins[i].Facts = 0
	}
	for _, f := range m.facts {
		if err := validValue(f.Value); err != nil {
			return fmt.Errorf("%s of %s on %s: %w", f.Measure, f.Post, f.Day, err)
		}
		i := slices.IndexFunc(m.origins, func(o Origin) bool { return o.Day == f.Day })
		m.origins[i].Facts++
	}
	return nil
}
