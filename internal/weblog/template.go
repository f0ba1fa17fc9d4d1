package weblog

import (
	"bytes"
	"regexp"
	"slices"
)

// A template is a format whose lines hold fields between fixed words.
type template struct {
	lead  []byte
	steps []step
}

// A step is a field and what follows it; nothing: the end of the line.
type step struct {
	field field
	end   []byte
}

var variable = regexp.MustCompile(`\$(?:\{([a-z0-9_]+)\}|([a-z0-9_]+))`)

func parseTemplate(format string) template {
	var t template
	from := 0
	for i, at := range variable.FindAllStringSubmatchIndex(format, -1) {
		literal := []byte(format[from:at[0]])
		if i == 0 {
			t.lead = literal
		} else {
			t.steps[i-1].end = literal
		}
		name := variable.FindStringSubmatch(format[at[0]:at[1]])
		t.steps = append(t.steps, step{field: variables[name[1]+name[2]]})
		from = at[1]
	}
	if len(t.steps) > 0 {
		t.steps[len(t.steps)-1].end = []byte(format[from:])
	}
	return t
}

func (t *template) fields() []field {
	var all []field
	for _, s := range t.steps {
		all = append(all, s.field)
	}
	return all
}

// touches tells whether two fields touch each other, so that nobody can part them.
func (t *template) touches() bool {
	return slices.ContainsFunc(t.steps[:len(t.steps)-1], func(s step) bool { return len(s.end) == 0 })
}

func (t *template) parse(line []byte, v *values) bool {
	rest, ok := bytes.CutPrefix(line, t.lead)
	for i := 0; ok && i < len(t.steps); i++ {
		s := &t.steps[i]
		at := s.find(rest)
		if at < 0 {
			return false
		}
		if s.field != ignored {
			v.set(s.field, unescaped(rest[:at]))
		}
		rest, ok = bytes.CutPrefix(rest[at:], s.end)
	}
	return ok
}

// find returns where the field ends; -1: nowhere.
func (s *step) find(rest []byte) int {
	switch {
	case len(s.end) == 0:
		return len(rest)
	case s.end[0] == '"':
		return quotedEnd(rest)
	case len(s.end) == 1:
		return bytes.IndexByte(rest, s.end[0])
	}
	return bytes.Index(rest, s.end)
}
