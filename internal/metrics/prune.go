package metrics

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/portevoix/portevoix/internal/problem"
)

// Limits say what may be kept: of Facts nothing before a day, of codes nothing before
// another. "" is for ever.
type Limits struct {
	Facts, Codes string
	SeenOnly     bool // a code has a fact of 0, which says that it was seen; its number is its team's
}

// Pruned is what was not to be kept.
type Pruned struct {
	Days  int // of a source
	Facts int // on those days
	Codes int // facts of later days of which the code went, and nothing else
	Told  int // facts that told what a code brought
}

func (p *Pruned) add(q Pruned) {
	p.Days, p.Facts, p.Codes, p.Told = p.Days+q.Days, p.Facts+q.Facts, p.Codes+q.Codes, p.Told+q.Told
}

// Outdated is what Prune would remove.
func Outdated(fsys fs.FS, keep Limits) (Pruned, problem.List) {
	var all Pruned
	problems, _ := each(fsys, func(m *month) error { all.add(m.prune(keep)); return nil })
	return all, problems
}

// Prune removes what is too old. A month that can't be read stays, and is told.
func Prune(root *os.Root, keep Limits) (Pruned, problem.List, error) {
	var all Pruned
	problems, err := each(root.FS(), func(m *month) error {
		all.add(m.prune(keep))
		_, err := m.save(root)
		return err
	})
	return all, problems, err
}

func each(fsys fs.FS, do func(*month) error) (problem.List, error) {
	months, problems := list(fsys)
	var failed []error
	for _, m := range months {
		m, wrong := readMonth(fsys, m.name, m.source)
		problems = append(problems, wrong...)
		if len(wrong) == 0 {
			failed = append(failed, do(&m))
		}
	}
	problems.Sort()
	return problems, errors.Join(failed...)
}

func (m *month) prune(keep Limits) (p Pruned) {
	facts, days := len(m.facts), len(m.origins)
	m.without(func(day string) bool { return day < keep.Facts })
	p.Facts, p.Days = facts-len(m.facts), days-len(m.origins)
	before := m.rows()
	for i := range m.facts {
		p.Codes += m.facts[i].forget(keep)
	}
	if keep.SeenOnly {
		m.facts, p.Told = onlySeen(m.facts)
	}
	m.add(nil)
	after := m.rows()
	for i, o := range m.origins {
		m.origins[i].Facts += after[o.Day] - before[o.Day]
	}
	return p
}

// forget removes a code that is too old, and returns how many that were.
func (f *Fact) forget(keep Limits) int {
	if f.Code == "" || f.Day >= keep.Codes {
		return 0
	}
	f.Code = ""
	return 1
}

// onlySeen moves what codes brought to their teams. It returns how many facts that were.
func onlySeen(facts []Fact) (list []Fact, moved int) {
	list = facts
	for i, f := range facts {
		if f.Code != "" && f.Value > 0 {
			list[i].Value, f.Code = 0, ""
			list = append(list, f)
		}
	}
	return list, len(list) - len(facts)
}

// rows are how many facts there are of each day.
func (m *month) rows() map[string]int {
	rows := map[string]int{}
	for _, f := range m.facts {
		rows[f.Day]++
	}
	return rows
}

// Within returns a batch without what is not to be kept.
func (b Batch) Within(keep Limits) Batch {
	old := func(day string) bool { return day < keep.Facts }
	b.Days = slices.DeleteFunc(slices.Clone(b.Days), func(d Day) bool { return old(d.Day) })
	b.Facts = slices.DeleteFunc(slices.Clone(b.Facts), func(f Fact) bool { return old(f.Day) })
	for i := range b.Facts {
		b.Facts[i].forget(keep)
	}
	if keep.SeenOnly {
		b.Facts, _ = onlySeen(b.Facts)
	}
	return b
}
