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
	node := t.root()
	if node == nil {
		return problem.Position{File: t.File, Line: t.First, Column: 1}
	}
	for _, step := range path {
		next := child(node, step)
		if next == nil {
			break
		}
		node = next
	}
	return t.place(node.Line, node.Column)
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

func child(node *lib.Node, step any) *lib.Node {
	switch step := step.(type) {
	case string:
		if node.Kind != lib.MappingNode {
			return nil
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == step {
				return node.Content[i+1]
			}
		}
	case int:
		if node.Kind == lib.SequenceNode && step < len(node.Content) {
			return node.Content[step]
		}
	}
	return nil
}
