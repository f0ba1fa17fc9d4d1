package metrics

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/portevoix/portevoix/internal/problem"
)

// Facts are all that was counted, of every source.
type Facts struct {
	List    []Fact // by source, then in the order of their files
	Sources []Kept // by name
}

// Kept is what is known of a source, day by day.
type Kept struct {
	Source  string
	Origins []Origin // by day
}

// Day is how a day was read; false: it was not.
func (k Kept) Day(day string) (Origin, bool) {
	i, found := slices.BinarySearchFunc(k.Origins, day, func(o Origin, day string) int {
		switch {
		case o.Day < day:
			return -1
		case o.Day > day:
			return 1
		}
		return 0
	})
	if !found {
		return Origin{}, false
	}
	return k.Origins[i], true
}

// Badge says how sure the numbers of a source are: as sure as those of its last day.
func (k Kept) Badge() Badge { return k.Origins[len(k.Origins)-1].Badge }

// Source returns what is known of a source; false: nothing is.
func (f *Facts) Source(name string) (Kept, bool) {
	i := slices.IndexFunc(f.Sources, func(k Kept) bool { return k.Source == name })
	if i < 0 {
		return Kept{}, false
	}
	return f.Sources[i], true
}

// Closed reports whether nothing more is expected of a day of a source.
func (f *Facts) Closed(source, day string) bool {
	kept, _ := f.Source(source)
	o, _ := kept.Day(day)
	return o.Closed
}

// Read reads all facts of a hub. A month of a source in which something is wrong is left
// out, and so is a day of which its two files don't say the same; nothing else is.
func Read(fsys fs.FS) (*Facts, problem.List) {
	months, problems := list(fsys)
	facts := &Facts{}
	for _, m := range months {
		m, wrong := readMonth(fsys, m.name, m.source)
		problems = append(problems, wrong...)
		if len(wrong) > 0 {
			continue
		}
		for _, day := range m.broken() {
			problems = append(problems, problem.Warningf(m.at("json", 0, 0), rule,
				"of %s the .csv has other facts than the .json says", day).WithCure("collect that day again"))
		}
		broken := m.broken()
		m.without(func(day string) bool { return slices.Contains(broken, day) })
		facts.add(m)
	}
	problems.Sort()
	return facts, problems
}

func (f *Facts) add(m month) {
	f.List = append(f.List, m.facts...)
	if len(m.origins) == 0 {
		return
	}
	if last := len(f.Sources) - 1; last < 0 || f.Sources[last].Source != m.source {
		f.Sources = append(f.Sources, Kept{Source: m.source})
	}
	kept := &f.Sources[len(f.Sources)-1]
	kept.Origins = append(kept.Origins, m.origins...)
}

// list are the months that there are, by source and then by time.
func list(fsys fs.FS) (months []month, problems problem.List) {
	entries, err := fs.ReadDir(fsys, Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, problem.Warningf(problem.Position{File: Folder}, rule, "read it: %v", err))
	}
	for _, e := range entries {
		parts := fileName.FindStringSubmatch(e.Name())
		switch ext := path.Ext(e.Name()); {
		case parts != nil:
			months = append(months, month{name: parts[1], source: parts[2]})
		case ext == ".csv" || ext == ".json":
			problems = append(problems, problem.Warningf(problem.Position{File: Folder + "/" + e.Name()}, rule,
				"the file is not named after a month and a source").WithCure("name it such as 2026-11.logs%s, or move it elsewhere", ext))
		}
	}
	slices.SortFunc(months, order)
	return slices.CompactFunc(months, func(a, b month) bool { return order(a, b) == 0 }), problems
}
