// Package yaml reads and edits the YAML that people write: front matter and
// settings.
//
// Reading is strict. Unknown and repeated keys, aliases, deep nesting and more
// than one document are problems, each with its file, line and column (bytes,
// from 1), in words for a writer rather than for a programmer:
//
//	site/hub.yaml:7:1: unknown key "langages"; did you mean "languages"?
//
// A value's position is found on demand by Text.At, so that nothing has to be
// kept for the many values that are right.
//
// Set changes one key of a text and leaves every other byte as it was.
package yaml

import (
	"bytes"
	"errors"

	lib "go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
	"go.yaml.in/yaml/v4/plugin/mergekey"

	"github.com/portevoix/portevoix/internal/problem"
)

const (
	MaxDepth    = 20  // of mappings and lists in each other
	maxProblems = 100 // of one text
)

// A Node is a parsed value, for types that read themselves in UnmarshalYAML.
type Node = lib.Node

// The kinds of Node a document is made of.
const (
	Scalar   = lib.ScalarNode
	Mapping  = lib.MappingNode
	Sequence = lib.SequenceNode
)

// Text is YAML as it stands in a file, from line First (counted from 1) on.
type Text struct {
	File  string
	First int
	Data  []byte
}

// Decode reads the text into v, a pointer to a struct with yaml tags. What can be
// read is read even where there are problems. An empty text leaves v as it is.
func (t Text) Decode(v any, rule string) problem.List {
	if len(bytes.TrimSpace(t.Data)) == 0 {
		return nil
	}
	var root Node
	err := lib.Load(t.Data, &root, limits)
	if err == nil {
		if list := t.refuse(&root, rule); len(list) > 0 {
			return list
		}
		err = DecodeNode(&root, v)
	}
	return t.problems(err, rule)
}

// DecodeNode reads one value strictly, as Decode does: for UnmarshalYAML methods.
func DecodeNode(n *Node, v any) error {
	err := n.Load(v, limits, lib.WithKnownFields(), lib.WithUniqueKeys(false), noMerging)
	translate(err, v)
	return err
}

var (
	limits    = lib.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(MaxDepth)))
	noMerging = lib.WithPlugin(mergekey.New(mergekey.WithDisable(true)))
)

// problems turns what the library reports into problems with places in the file.
func (t Text) problems(err error, rule string) problem.List {
	if err == nil {
		return nil
	}
	var list problem.List
	errs := loadErrors(err)
	for _, e := range errs[:min(len(errs), maxProblems)] {
		if e.Message == onlyComments {
			continue
		}
		list = append(list, t.problem(e, rule))
	}
	return list
}

// Messages of the library that need more than other words.
const (
	onlyComments     = "yaml: no documents in stream"
	secondDocument   = "yaml: expected single document, found multiple"
	endOfStream      = "found unexpected end of stream"
	documentMark     = "found unexpected document indicator"
	noCommaOrBracket = "did not find expected ',' or ']'"
	noCommaOrBrace   = "did not find expected ',' or '}'"
	noContent        = "did not find expected node content"
	noKey            = "did not find expected key"
)

func loadErrors(err error) []*lib.LoadError {
	var many *lib.LoadErrors
	if errors.As(err, &many) {
		return many.Errors
	}
	var one *lib.LoadError
	if errors.As(err, &one) {
		return []*lib.LoadError{one}
	}
	return []*lib.LoadError{{Message: err.Error()}}
}
