package yaml

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
)

var (
	unknownKey = regexp.MustCompile(`^field (.*) not found in type (.+)$`)
	wrongType  = regexp.MustCompile("^cannot construct !!(\\w+)(?: `((?s:.*))`)? into (.+?)( \\(TextUnmarshaler\\))?$")
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

// explain says in a writer's words what the library found, and the cure.
func explain(message string) (found, cure string) {
	if m := wrongType.FindStringSubmatch(message); m != nil {
		wanted := kindWanted(m[3])
		if m[4] != "" {
			wanted = "one value"
		}
		value := strings.ToValidUTF8(m[2], "")
		return fmt.Sprintf("found %s, want %s", kindFound(m[1], value), wanted), listOf(value, wanted)
	}
	if strings.HasPrefix(message, "control characters") {
		return "a control character is not allowed", "remove it"
	}
	if cure, ok := cures[message]; ok {
		return strings.TrimPrefix(message, "yaml: "), cure
	}
	if at := strings.LastIndex(message, "; "); at >= 0 {
		return message[:at], message[at+2:]
	}
	return message, ""
}

var oneWord = regexp.MustCompile(`^[\pL\pN_-]+$`)

// listOf is the cure for a value without its list. A comma would part it between
// brackets.
func listOf(value, wanted string) string {
	switch {
	case value == "" || wanted != list:
		return ""
	case oneWord.MatchString(value):
		return "write [" + value + "]"
	}
	return "write it on the next line, after a hyphen and a space"
}

// cures of mistakes that the library words well enough but does not explain.
var cures = map[string]string{
	"mapping values are not allowed in this context":  `put a value that holds ": " in quotes`,
	"found a tab character that violates indentation": "indent with spaces",
	"found character that cannot start any token": "indent with spaces, and put a value that starts " +
		"with @ % or ` in quotes",
	"could not find expected ':'":                           "write key: value",
	"did not find expected alphabetic or numeric character": "put a value that starts with * or & in quotes",
	"found unknown escape character":                        `write \\ for a backslash`,
	endOfStream:                                             "close the quotes",
	documentMark:                                            "close the quotes",
	noCommaOrBracket:                                        "close the list with ], and put commas between its values",
	noCommaOrBrace:                                          "close the mapping with }, and put commas between its keys",
	noContent:                                               "close every [ and {, and put a value that starts with , ] or } in quotes",
	noKey:                                                   "indent every key of a mapping alike",
	secondDocument:                                          "remove the second ---",
}

const list = "a list"

func kindFound(tag, value string) string {
	names := map[string]string{
		"seq": list, "map": "a mapping", "null": "nothing", "str": "text", "int": "number",
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
		return list
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
