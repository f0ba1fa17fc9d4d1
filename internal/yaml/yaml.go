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
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/portevoix/portevoix/internal/problem"
)

// MaxDepth is how deep mappings and lists may nest.
const MaxDepth = 20

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
	err := lib.Load(t.Data, v, strict()...)
	translate(err, v)
	return t.problems(err, rule)
}

// DecodeNode reads one value strictly, as Decode does: for UnmarshalYAML methods.
func DecodeNode(n *Node, v any) error {
	err := n.Load(v, strict()...)
	translate(err, v)
	return err
}

// Dump writes v as block-style YAML.
func Dump(v any) ([]byte, error) {
	return lib.Dump(v, lib.WithIndent(2), lib.WithLineWidth(-1))
}

var errAlias = errors.New("anchors and aliases are not read here, write the value out")

func strict() []lib.Option {
	return strictOptions
}

// The limits plugin asks about aliases of every node: only a real alias is refused.
var strictOptions = []lib.Option{
	lib.WithKnownFields(), lib.WithUniqueKeys(),
	lib.WithPlugin(loaderlimits.New(
		loaderlimits.AliasFunc(func(aliases, _ int) error {
			if aliases > 0 {
				return errAlias
			}
			return nil
		}),
		loaderlimits.DepthValue(MaxDepth))),
}

// problems turns what the library reports into problems with places in the file.
func (t Text) problems(err error, rule string) problem.List {
	if err == nil {
		return nil
	}
	var list problem.List
	for _, e := range loadErrors(err) {
		line, column := e.Mark.Line, e.Mark.Column
		if line == 0 {
			line, column = t.unreadable()
		}
		message, cure := explain(e.Message, t.First-1)
		list = append(list, problem.Problem{Position: t.place(line, column), Rule: rule, Message: message, Cure: cure})
	}
	return list
}

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

// unreadable returns line and column of the first byte that no YAML may hold:
// the library refuses such a text without saying where.
func (t Text) unreadable() (line, column int) {
	line, column = 1, 1
	for i := 0; i < len(t.Data); {
		r, n := utf8.DecodeRune(t.Data[i:])
		switch {
		case r == utf8.RuneError && n == 1, r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0x7f:
			return line, column
		case r == '\n':
			line, column = line+1, 0
		}
		i, column = i+n, column+1
	}
	return 1, 1
}

// place turns the library's line and column, counted in characters, into a
// position in the file, counted in bytes.
func (t Text) place(line, column int) problem.Position {
	text := lineOf(t.Data, line)
	offset := 0
	for range column - 1 {
		_, n := utf8.DecodeRune(text[offset:])
		offset += n
	}
	return problem.Position{File: t.File, Line: t.First + line - 1, Column: offset + 1}
}

func lineOf(data []byte, line int) []byte {
	for range line - 1 {
		_, rest, ok := bytes.Cut(data, []byte("\n"))
		if !ok {
			return nil
		}
		data = rest
	}
	text, _, _ := bytes.Cut(data, []byte("\n"))
	return text
}
