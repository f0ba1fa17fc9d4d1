package config

import "github.com/portevoix/portevoix/internal/yaml"

// ordered is a mapping that remembers the order of its keys in the file.
type ordered[T any] struct {
	keys   []string
	values map[string]T
}

// UnmarshalYAML keeps every value that can be read, also beside one that can't.
func (o *ordered[T]) UnmarshalYAML(n *yaml.Node) error {
	*o = ordered[T]{values: map[string]T{}}
	if n.ShortTag() == "!!map" {
		for i := 0; i+1 < len(n.Content); i += 2 {
			o.add(n.Content[i].Value, n.Content[i+1])
		}
	}
	return yaml.DecodeNode(n, &map[string]T{})
}

func (o *ordered[T]) add(key string, n *yaml.Node) {
	var value T
	if _, again := o.values[key]; again || yaml.DecodeNode(n, &value) != nil {
		return
	}
	o.keys = append(o.keys, key)
	o.values[key] = value
}

// list is a sequence in which an element that can't be read keeps its place.
type list[T any] []T

func (l *list[T]) UnmarshalYAML(n *yaml.Node) error {
	*l = list[T]{}
	if n.ShortTag() == "!!seq" {
		for _, element := range n.Content {
			var value T
			_ = yaml.DecodeNode(element, &value) // reported below, with all the others
			*l = append(*l, value)
		}
	}
	return yaml.DecodeNode(n, &[]T{})
}
