package yaml

import (
	"bytes"
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"

	"github.com/portevoix/portevoix/internal/problem"
)

// At returns the position of the value at a path of keys (string) and indices
// (int), for example At("share", "linkedin", 0). Where the text has no such
// value it is the position of the nearest one that holds it, down to the text's
// first line.
func (t Text) At(path ...any) problem.Position {
	_, value := t.find(path)
	return t.placeOf(value)
}

// WordsAt returns the position of words in the value at a path: where they first stand
// there byte for byte, else where the value begins, since folding and escapes can take
// them apart.
func (t Text) WordsAt(words string, path ...any) problem.Position {
	_, value := t.find(path)
	if value == nil {
		return t.placeOf(nil)
	}
	start := offset(t.Data, value.Line, value.Column)
	raw := t.Data[start:t.next(t.root(), start)]
	if at := bytes.Index(raw, []byte(words)); at > 0 {
		start += at
	}
	return t.at(start)
}

// next is where the first value behind an offset begins.
func (t Text) next(node *lib.Node, after int) int {
	if start := offset(t.Data, node.Line, node.Column); start > after {
		return start
	}
	for _, child := range node.Content {
		if next := t.next(child, after); next < len(t.Data) {
			return next
		}
	}
	return len(t.Data)
}

// KeyAt returns the position of the key at a path, or what At returns where the
// path ends in an index or is not there.
func (t Text) KeyAt(path ...any) problem.Position {
	key, _ := t.find(path)
	return t.placeOf(key)
}

func (t Text) placeOf(node *lib.Node) problem.Position {
	if node == nil {
		return problem.Position{File: t.File, Line: t.First, Column: 1}
	}
	return t.place(node.Line, node.Column)
}

// find follows a path as far as it goes.
func (t Text) find(path []any) (key, value *lib.Node) {
	value = t.root()
	key = value
	for _, step := range path {
		k, v := child(value, step)
		if v == nil {
			break
		}
		key, value = k, v
	}
	return key, value
}

func (t Text) root() *lib.Node {
	var document lib.Node
	if lib.Load(t.Data, &document) != nil || len(document.Content) == 0 {
		return nil
	}
	if document.Kind != lib.DocumentNode {
		return &document
	}
	return document.Content[0]
}

func child(node *lib.Node, step any) (key, value *lib.Node) {
	switch step := step.(type) {
	case string:
		if node == nil || node.Kind != lib.MappingNode {
			return nil, nil
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == step {
				return node.Content[i], node.Content[i+1]
			}
		}
	case int:
		if node != nil && node.Kind == lib.SequenceNode && 0 <= step && step < len(node.Content) {
			return node.Content[step], node.Content[step]
		}
	}
	return nil, nil
}

// place turns the library's line and column into a position in the file.
func (t Text) place(line, column int) problem.Position {
	return t.at(offset(t.Data, line, column))
}

// at is the position of a byte: lines end in LF, columns are bytes.
func (t Text) at(offset int) problem.Position {
	before := t.Data[:offset]
	return problem.Position{
		File: t.File, Line: t.First + bytes.Count(before, []byte("\n")),
		Column: offset - bytes.LastIndexByte(before, '\n'),
	}
}

// offset is the byte at the library's line and column: it counts characters but no
// byte-order mark, and ends lines where YAML does.
func offset(data []byte, line, column int) int {
	i := len(data) - len(bytes.TrimPrefix(data, byteOrderMark))
	for line > 1 && i < len(data) {
		if n := lineBreak(data[i:]); n > 0 {
			line, i = line-1, i+n
			continue
		}
		_, n := utf8.DecodeRune(data[i:])
		i += n
	}
	for ; column > 1 && i < len(data) && lineBreak(data[i:]) == 0; column-- {
		_, n := utf8.DecodeRune(data[i:])
		i += n
	}
	return i
}

// lineBreak is the length of the line end that a text begins with, 0 for none.
func lineBreak(data []byte) int {
	for _, end := range lineBreaks {
		if bytes.HasPrefix(data, end) {
			return len(end)
		}
	}
	return 0
}

var byteOrderMark = []byte("\ufeff")

var lineBreaks = [][]byte{
	[]byte("\r\n"), []byte("\n"), []byte("\r"), []byte("\u0085"), []byte("\u2028"), []byte("\u2029"),
}

// unmarked finds the place of a problem that the library reports without one: a
// second document, or the first byte that no YAML may hold.
func (t Text) unmarked(message string) int {
	if message == secondDocument {
		if i := bytes.LastIndex(t.Data, []byte("\n---")); i >= 0 {
			return i + 1
		}
	}
	for i := 0; i < len(t.Data); {
		r, n := utf8.DecodeRune(t.Data[i:])
		if r == utf8.RuneError && n == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f {
			return i
		}
		i += n
	}
	return 0
}
