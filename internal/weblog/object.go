package weblog

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// An object is a format whose lines are JSON.
type object []member

// A member is a field and the keys that lead to it.
type member struct {
	field field
	keys  []string
}

// unquoted are variables without quotes, as numbers stand in formats of nginx.
var unquoted = regexp.MustCompile(`([:\[]\s*)(\$\{?[a-z0-9_]+\}?)`)

func parseObject(format string) (object, error) {
	var tree any
	if err := json.Unmarshal([]byte(unquoted.ReplaceAllString(format, `$1"$2"`)), &tree); err != nil {
		return nil, fmt.Errorf("is no JSON: %w", err)
	}
	return members(tree, nil), nil
}

func members(tree any, keys []string) (o object) {
	switch tree := tree.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(tree)) {
			o = append(o, members(tree[key], append(slices.Clone(keys), key))...)
		}
	case []any:
		if len(tree) > 0 {
			o = members(tree[0], keys)
		}
	case string:
		if name := variable.FindStringSubmatch(tree); name != nil && name[0] == tree {
			o = append(o, member{variables[name[1]+name[2]], keys})
		}
	}
	return o
}

func (o object) fields() []field {
	var all []field
	for _, m := range o {
		all = append(all, m.field)
	}
	return all
}

func (o object) parse(line []byte, v *values) bool {
	var tree map[string]any
	if json.Unmarshal(line, &tree) != nil {
		return false
	}
	for _, m := range o {
		if m.field != ignored {
			v.set(m.field, at(tree, m.keys))
		}
	}
	return true
}

// at is what keys lead to; nil: nothing, or no text and no number.
func at(tree any, keys []string) []byte {
	for _, key := range keys {
		inner, _ := first(tree).(map[string]any)
		tree = inner[key]
	}
	switch value := first(tree).(type) {
	case string:
		return []byte(value)
	case float64:
		return strconv.AppendFloat(nil, value, 'f', -1, 64)
	}
	return nil
}

// first is the first of a list; what is none is itself.
func first(tree any) any {
	if list, ok := tree.([]any); ok && len(list) > 0 {
		return list[0]
	}
	return tree
}
