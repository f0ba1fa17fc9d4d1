package yaml

import (
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
