package schema

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/yaml"
)

// A builder makes a schema of a type. Keys are noted by their path: networks[].limit,
// contacts.*.url.
type builder struct {
	notes map[string]note
	open  []reflect.Type // that hold the one at hand
}

// day is how a date is written: alone, or with a time and its zone (RFC 3339).
const day = `^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$`

func (b *builder) document(v any, title string) *Schema {
	s := b.of(reflect.TypeOf(v), "")
	s.Dialect, s.Title = dialect, title
	return s
}

func (b *builder) of(t reflect.Type, path string) *Schema {
	if t.Kind() == reflect.Pointer {
		return b.of(t.Elem(), path)
	}
	if former, ok := reflect.Zero(t).Interface().(yaml.Former); ok {
		return b.either(former.Forms(), path)
	}
	switch t.Kind() {
	case reflect.String:
		return &Schema{Type: []string{"string", "number", "boolean", "null"}}
	case reflect.Int:
		return &Schema{Type: []string{"integer", "null"}}
	case reflect.Float64:
		return &Schema{Type: []string{"number", "null"}}
	case reflect.Bool:
		return &Schema{Type: []string{"boolean", "null"}}
	case reflect.Slice:
		return &Schema{Type: []string{"array", "null"}, Items: b.of(t.Elem(), path+"[]")}
	case reflect.Map:
		values := b.of(t.Elem(), path+".*")
		return &Schema{Type: []string{"object", "null"}, Values: values, Additional: values}
	case reflect.Struct:
		return b.object(t, path)
	}
	panic(fmt.Sprintf("%s has the type %s, which no file is read into", path, t))
}

// either is what may be written in several forms.
func (b *builder) either(forms []any, path string) *Schema {
	var list []*Schema
	for _, form := range forms {
		switch form := form.(type) {
		case yaml.Words:
			list = append(list, words(form))
		case time.Time:
			list = append(list, &Schema{Type: []string{"string", "null"}, Pattern: day})
		default:
			list = append(list, b.of(reflect.TypeOf(form), path))
		}
	}
	if len(list) == 1 {
		return list[0]
	}
	return &Schema{AnyOf: list}
}

func words(list []string) *Schema {
	s := &Schema{Enum: []any{nil}}
	for _, word := range list {
		s.Enum = append(s.Enum, word)
	}
	return s
}

// object has the keys of a struct and no other. A type that holds itself is read one
// level deep.
func (b *builder) object(t reflect.Type, path string) *Schema {
	inside := slices.Contains(b.open, t)
	b.open = append(b.open, t)
	defer func() { b.open = b.open[:len(b.open)-1] }()
	s := &Schema{Type: []string{"object", "null"}, Properties: map[string]*Schema{}, Additional: false}
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case strings.Contains(options, "inline"):
			maps.Copy(s.Properties, b.of(f.Type, path).Properties)
		case key != "" && key != "-" && !(inside && f.Type == reflect.SliceOf(t)):
			s.Properties[key] = b.property(f.Type, strings.TrimPrefix(path+"."+key, "."))
		}
	}
	return s
}

// property is the value of a key, with its note.
func (b *builder) property(t reflect.Type, path string) *Schema {
	s, n := b.of(t, path), b.notes[path]
	s.Description = n.about
	if n.words != nil {
		*s = Schema{Description: n.about, Enum: words(n.words).Enum}
	}
	if n.keys != nil {
		s.PropertyNames = &Schema{Enum: words(n.keys).Enum[1:]}
	}
	return s
}
