package githubtest

import (
	"slices"
	"strings"
)

// fill gives a value all that its schema requires, so that answers are as wide as
// GitHub's. What is made up is null where it may be: a reader must bear that.
func (d *description) fill(schema map[string]any, value any) any {
	if ref, ok := schema["$ref"].(string); ok {
		return d.fill(d.Schemas[strings.TrimPrefix(ref, "#/schemas/")], value)
	}
	for _, part := range nodes(schema["allOf"]) {
		value = d.fill(part, value)
	}
	for _, choice := range append(nodes(schema["anyOf"]), nodes(schema["oneOf"])...) {
		if choice["type"] != "null" && d.fits(choice, value) {
			return d.fill(choice, value)
		}
	}
	switch value := value.(type) {
	case map[string]any:
		return d.fillObject(schema, value)
	case []any:
		items, _ := schema["items"].(map[string]any)
		for i := range value {
			value[i] = d.fill(items, value[i])
		}
	}
	return value
}

// fits tells whether a choice is for values of this type: kinds of rules differ by a
// property of that name.
func (d *description) fits(schema map[string]any, value any) bool {
	if ref, ok := schema["$ref"].(string); ok {
		return d.fits(d.Schemas[strings.TrimPrefix(ref, "#/schemas/")], value)
	}
	for _, part := range nodes(schema["allOf"]) {
		if !d.fits(part, value) {
			return false
		}
	}
	object, _ := value.(map[string]any)
	properties, _ := schema["properties"].(map[string]any)
	kind, _ := properties["type"].(map[string]any)
	kinds, limited := kind["enum"].([]any)
	return !limited || slices.Contains(kinds, object["type"])
}

func (d *description) fillObject(schema, object map[string]any) map[string]any {
	properties, _ := schema["properties"].(map[string]any)
	for name, p := range properties {
		if value, has := object[name]; has {
			object[name] = d.fill(p.(map[string]any), value)
		}
	}
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, has := object[name.(string)]; !has {
			p, _ := properties[name.(string)].(map[string]any)
			object[name.(string)] = d.invent(p)
		}
	}
	return object
}

// invent makes a value of a schema, the emptiest there is.
func (d *description) invent(schema map[string]any) any {
	if ref, ok := schema["$ref"].(string); ok {
		return d.invent(d.Schemas[strings.TrimPrefix(ref, "#/schemas/")])
	}
	for _, key := range []string{"allOf", "anyOf", "oneOf"} {
		if choices := nodes(schema[key]); len(choices) > 0 {
			return d.fill(schema, d.invent(choices[0]))
		}
	}
	if values, ok := schema["enum"].([]any); ok {
		return values[0]
	}
	kind := schema["type"]
	if kinds, ok := kind.([]any); ok && slices.Contains(kinds, any("null")) {
		return nil
	}
	switch kind {
	case "null":
		return nil
	case "boolean":
		return false
	case "integer", "number":
		return 0
	case "array":
		return []any{}
	case "string":
		return text(schema["format"])
	}
	return d.fillObject(schema, map[string]any{})
}

func text(format any) string {
	switch format {
	case "uri":
		return "https://github.com/"
	case "date-time":
		return "2026-01-05T09:00:00Z"
	case "email":
		return "somebody@example.org"
	}
	return ""
}

func nodes(v any) []map[string]any {
	list, _ := v.([]any)
	var all []map[string]any
	for _, n := range list {
		all = append(all, n.(map[string]any))
	}
	return all
}
