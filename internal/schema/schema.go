// Package schema says what the files of a hub may hold as JSON Schema, draft 2020-12, so
// that editors complete, explain and check while somebody writes.
//
// Keys and their types are those of the very types that packages config and content
// read into; the words that a value can be are theirs, too. Beside them stands a note
// for each key, in plain words. A value can be more than one thing where the reader
// takes it as such: text may be written as a number, and nothing may be written where a
// key is not needed.
//
// A schema refuses only what the reader refuses. Not the other way round: that a topic
// exists or a day comes after another is found by portevoix check.
package schema

import (
	"maps"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// A Schema is a JSON Schema, or a part of one.
type Schema struct {
	Dialect       string             `json:"$schema,omitempty"`
	Title         string             `json:"title,omitempty"`
	Description   string             `json:"description,omitempty"`
	Type          []string           `json:"type,omitempty"`
	Enum          []any              `json:"enum,omitempty"`
	Pattern       string             `json:"pattern,omitempty"`
	AnyOf         []*Schema          `json:"anyOf,omitempty"`
	Items         *Schema            `json:"items,omitempty"`
	Properties    map[string]*Schema `json:"properties,omitempty"`
	PropertyNames *Schema            `json:"propertyNames,omitempty"`
	Values        *Schema            `json:"-"` // of a mapping with any keys
	Required      []string           `json:"required,omitempty"`
	Additional    any                `json:"additionalProperties,omitempty"` // false, or Values
}

const dialect = "https://json-schema.org/draft/2020-12/schema"

// Kinds are all kinds of files there is a schema for, settings first.
func Kinds() []string {
	return append([]string{"hub", "privacy"}, slices.Sorted(maps.Keys(content.Written()))...)
}

// Of returns the schema of a kind of file; false: there is none.
func Of(kind string) (*Schema, bool) {
	switch kind {
	case "hub":
		b := builder{notes: hubNotes}
		return b.document(config.Written(), config.File+": the settings of a hub"), true
	case "privacy":
		b := builder{notes: privacyNotes}
		return b.document(config.WrittenPrivacy(), config.PrivacyFile+": what is kept and shown about people"), true
	}
	written, ok := content.Written()[kind]
	if !ok {
		return nil, false
	}
	b := builder{notes: notesOf(kind)}
	s := b.document(written, "Front matter: "+kind)
	s.Required = []string{"title"}
	return s, true
}
