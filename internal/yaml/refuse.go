package yaml

import (
	lib "go.yaml.in/yaml/v4"

	"github.com/portevoix/portevoix/internal/problem"
)

// refuse finds what is good YAML but not read here: aliases, and keys that stand
// twice. The library compares every key with every other, and keeps an error for
// each pair: too much for a text made of one key.
func (t Text) refuse(root *lib.Node, rule string) problem.List {
	var list problem.List
	each(root, func(n *lib.Node) {
		switch {
		case len(list) == maxProblems:
		case n.Kind == lib.AliasNode || n.Anchor != "":
			list = append(list, problem.Errorf(t.placeOf(n), rule, "anchors and aliases are not read here").
				WithCure("write the value out"))
		case n.Kind == lib.MappingNode:
			list = append(list, t.repeated(n, rule)...)
		}
	})
	return list
}

// repeated finds the first key of a mapping that stands twice.
func (t Text) repeated(mapping *lib.Node, rule string) problem.List {
	first := make(map[string]*lib.Node, len(mapping.Content)/2)
	for i := 0; i < len(mapping.Content); i += 2 {
		key := mapping.Content[i]
		if before, ok := first[key.Value]; ok && key.Kind == lib.ScalarNode {
			return problem.List{problem.Errorf(t.placeOf(key), rule,
				"key %q stands here again, first on line %d", key.Value, t.placeOf(before).Line).
				WithCure("keep one of the two")}
		}
		first[key.Value] = key
	}
	return nil
}
