package sources

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/tables"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A mapping is a file of the hub that says what the columns of a table hold. It is a form
// as people write it.
type mapping struct {
	Columns   map[string]string   `yaml:"columns"`   // headings by field
	Constants map[string]string   `yaml:"constants"` // what fields are in every row
	Measures  map[string]string   `yaml:"measures"`  // headings by measure
	Rows      string              `yaml:"rows"`      // the measure of which every row is one
	Dates     string              `yaml:"dates"`     // one of tables.Layouts, or UTC; "": YYYY-MM-DD
	Skip      map[string][]string `yaml:"skip"`      // cells by heading that leave a row out
	Empty     []string            `yaml:"empty"`     // cells that say nothing
}

// mappingRule is the rule that mappings and presets are held to.
const mappingRule = "mapping"

// CheckMapping says what is wrong with the preset or the mapping that a source of tables
// names in hub.yaml.
func CheckMapping(asked Asked) problem.List {
	at := func(key string) problem.Position {
		return asked.Settings.At("metrics", "sources", asked.Source.Name, key)
	}
	if name := asked.Source.Preset; name != "" {
		if _, err := presetOf(name); err != nil {
			return problem.List{problem.Errorf(at("preset"), mappingRule, "there is no preset %q", name).
				WithCure("%s", yaml.Suggest(name, presetNames()))}
		}
	}
	if name := asked.Source.Mapping; name != "" {
		data, err := fs.ReadFile(asked.Files, name)
		if err != nil {
			return problem.List{problem.Errorf(at("mapping"), mappingRule, "the mapping can't be read: %v", err).
				WithCure("write the path of a file of the hub")}
		}
		_, list := parseMapping(name, data)
		return list
	}
	return nil
}

func readMapping(files fs.FS, name string) (*form, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("read the mapping: %w", err)
	}
	m, list := parseMapping(name, data)
	if len(list) > 0 {
		return nil, fmt.Errorf("read the mapping: %s", list[0])
	}
	return m.form(), nil
}

// parseMapping reads a mapping, and says everything that is wrong with it, in order.
func parseMapping(name string, data []byte) (mapping, problem.List) {
	var m mapping
	c := mappingCheck{text: yaml.Text{File: name, First: 1, Data: data}}
	c.list = c.text.Decode(&m, mappingRule)
	c.fields("columns", m.Columns)
	c.fields("constants", m.Constants)
	c.measures(m)
	dates := append(slices.Clone(tables.Layouts), instant)
	if m.Dates != "" && !slices.Contains(dates, m.Dates) {
		c.wrong(c.text.At("dates"), fmt.Sprintf("found %q as the way to write a day", m.Dates), yaml.Suggest(m.Dates, dates))
	}
	if _, twice := m.Constants[colDay]; twice || m.Columns[colDay] == "" {
		c.wrong(c.text.At("columns"), "no column holds the day", "name it as day: facts are kept by the day")
	}
	c.ways(m)
	c.list.Sort()
	return m, c.list
}

type mappingCheck struct {
	text yaml.Text
	list problem.List
}

func (c *mappingCheck) wrong(at problem.Position, message, cure string) {
	c.list = append(c.list, problem.Errorf(at, mappingRule, "%s", message).WithCure("%s", cure))
}

// fields holds the keys of columns or constants to those there are.
func (c *mappingCheck) fields(key string, values map[string]string) {
	for field, value := range values {
		switch {
		case !slices.Contains(fields, field):
			c.wrong(c.text.KeyAt(key, field), fmt.Sprintf("unknown key %q", field), yaml.Suggest(field, fields))
		case strings.TrimSpace(value) == "":
			c.wrong(c.text.At(key, field), fmt.Sprintf("%s.%s is empty", key, field), "write something, or leave it out")
		}
	}
}

func (c *mappingCheck) measures(m mapping) {
	known := []string{}
	for _, measure := range metrics.Measures {
		known = append(known, string(measure))
	}
	for measure := range m.Measures {
		if !slices.Contains(known, measure) {
			c.wrong(c.text.KeyAt("measures", measure), fmt.Sprintf("unknown measure %q", measure), yaml.Suggest(measure, known))
		}
	}
	switch _, twice := m.Measures[m.Rows]; {
	case m.Rows != "" && !slices.Contains(known, m.Rows):
		c.wrong(c.text.At("rows"), fmt.Sprintf("unknown measure %q", m.Rows), yaml.Suggest(m.Rows, known))
	case m.Rows == "" && len(m.Measures) == 0:
		c.wrong(c.text.At(), "nothing is measured", "name a column under measures, or write rows: leads where each row is one")
	case twice:
		c.wrong(c.text.At("rows"), fmt.Sprintf("%s is measured twice", m.Rows), "keep rows or measures."+m.Rows)
	}
}

// ways holds a mapping to one way of saying what a row is of.
func (c *mappingCheck) ways(m mapping) {
	said := func(field string) bool { return m.Columns[field] != "" || m.Constants[field] != "" }
	var ways []string
	for _, field := range []string{colContent, colAddress, colPost} {
		if said(field) {
			ways = append(ways, field)
		}
	}
	if len(ways) > 1 {
		c.wrong(c.text.At("columns"), strings.Join(ways, " and ")+" both say which post a row is of", "keep one of them")
	}
}

func (m mapping) form() *form {
	f := &form{
		name: "mapping", every: true, columns: map[string][]string{}, constants: m.Constants, skip: m.Skip, empty: m.Empty,
		dates: []string{m.Dates},
	}
	if m.Dates == "" {
		f.dates = tables.Layouts[:1]
	}
	for _, field := range fields {
		if heading := m.Columns[field]; heading != "" {
			f.columns[field] = []string{heading}
			f.needed = append(f.needed, field)
		}
	}
	for _, measure := range metrics.Measures {
		if heading, ok := m.Measures[string(measure)]; ok {
			f.measures = append(f.measures, measured{measure, []string{heading}})
		}
		if string(measure) == m.Rows {
			f.measures = append(f.measures, measured{measure, nil})
		}
	}
	return f
}
