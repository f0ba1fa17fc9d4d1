package metrics

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/problem"
)

const rule = "metrics"

// A month is what a source says of one: two files.
type month struct {
	name, source string // 2026-11
	facts        []Fact // in order
	origins      []Origin
}

// order is by source, then by time.
func order(a, b month) int {
	return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.name, b.name))
}

// texts are the two files of a month as they stand; nil: it isn't there.
type texts struct{ facts, origins []byte }

var fileName = regexp.MustCompile(`^([0-9]{4}-(?:0[1-9]|1[0-2]))\.([a-z0-9]+(?:-[a-z0-9]+)*)\.(csv|json)$`)

func (m month) path(ext string) string { return Folder + "/" + m.name + "." + m.source + "." + ext }

func (m month) at(ext string, line, column int) problem.Position {
	return problem.Position{File: m.path(ext), Line: line, Column: column}
}

// readMonth reads a month. Where something is wrong nothing of it is used, but for days
// that fell apart: they are in it, and broken says which they are.
func readMonth(fsys fs.FS, name, source string) (month, problem.List) {
	m := month{name: name, source: source}
	t, problems := m.texts(fsys)
	t, err := migrate(t)
	if err != nil {
		problems = append(problems, problem.Warningf(m.at("json", 1, 0), rule, "%v", err).WithCure(newer))
	}
	if len(problems) > 0 {
		return month{name: name, source: source}, problems
	}
	problems = append(m.parseFacts(t.facts), m.parseOrigins(t.origins)...)
	return m, problems
}

func (m *month) texts(fsys fs.FS) (t texts, problems problem.List) {
	for ext, text := range map[string]*[]byte{"csv": &t.facts, "json": &t.origins} {
		data, err := fs.ReadFile(fsys, m.path(ext))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			problems = append(problems, problem.Warningf(m.at(ext, 0, 0), rule, "read it: %v", err))
		}
		*text = data
	}
	return t, problems
}

var headerLine = strings.Join(Header, ",")

// Cures of files that only a program writes.
const (
	again = "remove the month's two files and collect it again"
	newer = "use the program that wrote it, or a later one"
)

func (m *month) parseFacts(data []byte) (problems problem.List) {
	if data == nil {
		return nil
	}
	wrong := func(line, column int, err error) {
		problems = append(problems, problem.Warningf(m.at("csv", line, column), rule, "%v", err).WithCure(again))
	}
	rest, headed := strings.CutPrefix(string(data), headerLine+"\n")
	if !headed {
		wrong(1, 1, fmt.Errorf("the first line is not %s", headerLine))
		return problems
	}
	lines := strings.Split(rest, "\n")
	last := len(lines) - 1
	if lines[last] != "" {
		wrong(last+2, 1, errors.New("the last line is cut off"))
	}
	m.facts = make([]Fact, 0, last)
	for i, line := range lines[:last] {
		f, at, err := parseFact(line)
		if err == nil {
			at, err = 1, m.fits(f)
		}
		if err != nil {
			wrong(i+2, at, err)
			continue
		}
		m.facts = append(m.facts, f)
	}
	return problems
}

// fits says what is wrong with a fact after those before it.
func (m *month) fits(f Fact) error {
	switch last := len(m.facts) - 1; {
	case !strings.HasPrefix(f.Day, m.name):
		return fmt.Errorf("%s is of another month", f.Day)
	case f.Source != m.source:
		return fmt.Errorf("the source is %q, the file's name says %q", f.Source, m.source)
	case last >= 0 && compare(m.facts[last], f) == 0:
		return errors.New("it says the same thing as the line before")
	case last >= 0 && compare(m.facts[last], f) > 0:
		return errors.New("it stands after the line before, lines are sorted")
	}
	return nil
}

func (m *month) parseOrigins(data []byte) problem.List {
	if data == nil {
		return nil
	}
	list, line, err := decodeOrigins(data, m.name, m.source)
	if err != nil {
		return problem.List{problem.Warningf(m.at("json", line, min(line, 1)), rule, "%v", err).WithCure(again)}
	}
	m.origins = list
	return nil
}

// broken are the days of which the two files don't say the same: one was written and the
// other was not, or somebody changed one.
func (m *month) broken() (days []string) {
	rows := m.rows()
	for _, o := range m.origins {
		if rows[o.Day] != o.Facts {
			days = append(days, o.Day)
		}
		delete(rows, o.Day)
	}
	for day := range rows {
		days = append(days, day)
	}
	slices.Sort(days)
	return days
}

// without removes days, with their facts.
func (m *month) without(gone func(day string) bool) {
	m.facts = slices.DeleteFunc(m.facts, func(f Fact) bool { return gone(f.Day) })
	m.origins = slices.DeleteFunc(m.origins, func(o Origin) bool { return gone(o.Day) })
}

// add puts facts into their places. Those that differ in nothing but their value become
// one.
func (m *month) add(facts []Fact) {
	m.facts = append(m.facts, facts...)
	slices.SortFunc(m.facts, compare)
	kept := m.facts[:0]
	for _, f := range m.facts {
		if last := len(kept) - 1; last >= 0 && compare(kept[last], f) == 0 {
			kept[last].Value = min(kept[last].Value+f.Value, Most+1)
		} else {
			kept = append(kept, f)
		}
	}
	m.facts = kept
}

// encode is what the files should hold; nil: there should be none.
func (m *month) encode() (t texts) {
	if len(m.facts) > 0 {
		t.facts = append([]byte(headerLine), '\n')
		for _, f := range m.facts {
			t.facts = f.appendLine(t.facts)
		}
	}
	if len(m.origins) > 0 {
		slices.SortFunc(m.origins, func(a, b Origin) int { return cmp.Compare(a.Day, b.Day) })
		t.origins = encodeOrigins(m.source, m.origins)
	}
	return t
}

// save writes what differs. Facts come first: a day of which only they were written is
// found broken, and is collected again.
func (m *month) save(root *os.Root) (changed bool, err error) {
	before, problems := m.texts(root.FS())
	if len(problems) > 0 {
		return false, errors.New(problems[0].String())
	}
	after := m.encode()
	for _, file := range []struct {
		ext       string
		was, will []byte
	}{{"csv", before.facts, after.facts}, {"json", before.origins, after.origins}} {
		switch {
		case string(file.was) == string(file.will):
			continue
		case file.will == nil:
			err = root.Remove(m.path(file.ext))
		default:
			err = atomicfile.Write(root, m.path(file.ext), file.will)
		}
		if err != nil {
			return changed, err
		}
		changed = true
	}
	return changed, nil
}
