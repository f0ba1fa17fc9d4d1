package yaml

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	lib "go.yaml.in/yaml/v4"
)

var (
	unknownKey  = regexp.MustCompile(`^field (.*) not found in type (\S+)$`)
	wrongType   = regexp.MustCompile("^cannot construct !!(\\w+)(?: `((?s:.*))`)? into (\\S+)$")
	repeatedKey = regexp.MustCompile(`^mapping key (".*") already defined at line (\d+)$`)
	badTime     = regexp.MustCompile(`^parsing time ("[^"]*")`)
)

// translate names the keys that would have been right, while the type that was
// read into is still at hand.
func translate(err error, v any) {
	if err == nil {
		return
	}
	var keys map[string][]string
	for _, e := range loadErrors(err) {
		m := unknownKey.FindStringSubmatch(e.Message)
		if m == nil {
			continue
		}
		if keys == nil {
			keys = map[string][]string{}
			collectKeys(reflect.TypeOf(v), keys)
		}
		e.Message = fmt.Sprintf("unknown key %q; %s", m[1], Suggest(m[1], keys[m[2]]))
	}
}

// collectKeys finds the keys of every struct reachable from a type.
func collectKeys(t reflect.Type, keys map[string][]string) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Array:
		collectKeys(t.Elem(), keys)
	case reflect.Struct:
		if _, seen := keys[t.String()]; seen {
			return
		}
		keys[t.String()] = []string{}
		keys[t.String()] = keysOf(t, keys)
	}
}

func keysOf(t reflect.Type, keys map[string][]string) []string {
	var own []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case name == "-" || !f.IsExported() && !f.Anonymous:
			continue
		case strings.Contains(options, "inline"):
			own = append(own, keysOf(f.Type, keys)...)
			continue
		case name == "":
			name = strings.ToLower(f.Name)
		}
		own = append(own, name)
		collectKeys(f.Type, keys)
	}
	return own
}

// Suggest is the cure for a word that is none of those known: the nearest of them,
// or all of them.
func Suggest(word string, known []string) string {
	best, distance := "", 1+len(word)/3
	for _, k := range known {
		if d := editDistance(strings.ToLower(word), k); d <= distance && (best == "" || d < editDistance(strings.ToLower(word), best)) {
			best = k
		}
	}
	switch {
	case best != "":
		return fmt.Sprintf("did you mean %q?", best)
	case len(known) == 0:
		return "nothing is allowed here"
	}
	return "want one of " + strings.Join(slices.Sorted(slices.Values(known)), ", ")
}

// editDistance counts insertions, deletions, replacements and swaps of neighbours.
func editDistance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row := rows[0], rows[1], rows[2]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		rows = [3][]int{last, row, before}
	}
	return rows[1][len(b)]
}

// explain says in a writer's words what the library found, and the cure.
func explain(message string, linesBefore int) (found, cure string) {
	if m := wrongType.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("found %s, want %s", kindFound(m[1], m[2]), kindWanted(m[3])), ""
	}
	if m := repeatedKey.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("key %s stands here again, first on line %d", m[1], line+linesBefore), "keep one of the two"
	}
	if m := badTime.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("found %s, want a date", m[1]), "write 2026-11-20 or 2026-11-20T09:00:00+01:00"
	}
	if cure, ok := cures[message]; ok {
		return message, cure
	}
	found, cure, _ = strings.Cut(strings.TrimPrefix(message, "yaml: "), "; ")
	return found, cure
}

// cures of mistakes that the library words well enough but does not explain.
var cures = map[string]string{
	"mapping values are not allowed in this context":        `put a value that holds ": " in quotes`,
	"found unexpected end of stream":                        "close the quotes",
	"did not find expected ',' or ']'":                      "close the list with ]",
	"did not find expected ',' or '}'":                      "close the mapping with }",
	"found a tab character that violates indentation":       "indent with spaces",
	"found character that cannot start any token":           "put the value in quotes",
	"did not find expected key":                             "indent every key of a mapping alike",
	"could not find expected ':'":                           "write key: value",
	"yaml: expected single document, found multiple":        "remove the second ---",
	"control characters are not allowed":                    "remove the character",
	"did not find expected alphabetic or numeric character": "put a value that starts with * or & in quotes",
}

func kindFound(tag, value string) string {
	names := map[string]string{
		"seq": "a list", "map": "a mapping", "null": "nothing", "str": "text", "int": "number",
		"float": "number", "bool": "", "timestamp": "date", "merge": "a merge key",
	}
	name, ok := names[tag]
	if !ok {
		name = "!!" + tag
	}
	if value == "" {
		return name
	}
	return strings.TrimSpace(fmt.Sprintf("%s %q", name, value))
}

func kindWanted(goType string) string {
	switch {
	case strings.HasPrefix(goType, "[]"):
		return "a list"
	case strings.HasPrefix(goType, "map["):
		return "a mapping"
	}
	wanted := map[string]string{
		"string": "text", "bool": "true or false", "int": "a whole number", "float64": "a number", "time.Time": "a date",
	}
	if w, ok := wanted[goType]; ok {
		return w
	}
	return "a mapping"
}

// Keys returns the keys a mapping has in the text, sorted; nil where it has none.
func (t Text) Keys() []string {
	var m map[string]lib.Node
	if lib.Load(t.Data, &m) != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(m))
}
