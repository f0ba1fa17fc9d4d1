package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	lib "go.yaml.in/yaml/v4"
)

// Append returns the text with one more item in the list at a top-level key, and every
// other byte as it was. A list in brackets becomes one of lines.
func Append(data []byte, key string, item any) ([]byte, error) {
	list, err := listAt(data, key)
	if err != nil {
		return nil, err
	}
	var added Node
	if err := added.Dump(item, readable...); err != nil {
		return nil, fmt.Errorf("append to %q: %w", key, err)
	}
	entry, err := Dump([]any{item})
	if err != nil {
		return nil, fmt.Errorf("append to %q: %w", key, err)
	}
	wanted := &Node{Kind: Sequence, Content: append(slices.Clone(list.Content), content(&added))}
	if len(list.Content) == 0 || list.Style&lib.FlowStyle != 0 {
		return Set(data, key, wanted)
	}
	_, end, _ := span(data, Text{First: 1, Data: data}.root(), key)
	edited := slices.Concat(ended(data[:end]), indented(entry, list.Column-1, lineEnding(data)), data[end:])
	return edited, verify(data, edited, key, wanted)
}

// Drop returns the text without an item of the list at a top-level key, counted from 0,
// and every other byte as it was. The key goes with its last item.
func Drop(data []byte, key string, index int) ([]byte, error) {
	list, err := listAt(data, key)
	switch {
	case err != nil:
		return nil, err
	case index < 0 || index >= len(list.Content):
		return nil, fmt.Errorf("drop from %q: there is no item %d", key, index)
	case len(list.Content) == 1:
		return Set(data, key, nil)
	}
	wanted := &Node{Kind: Sequence, Content: slices.Delete(slices.Clone(list.Content), index, index+1)}
	if list.Style&lib.FlowStyle != 0 {
		return Set(data, key, wanted)
	}
	start := offset(data, list.Content[index].Line, 1)
	_, end, _ := span(data, Text{First: 1, Data: data}.root(), key)
	if index+1 < len(list.Content) {
		end = offset(data, list.Content[index+1].Line, 1)
		end -= len(remarks(data[start:end]))
	}
	edited := slices.Concat(data[:start], data[end:])
	return edited, verify(data, edited, key, wanted)
}

// listAt is the list at a top-level key; empty where there is none.
func listAt(data []byte, key string) (*Node, error) {
	_, value := child(Text{First: 1, Data: data}.root(), key)
	switch {
	case value == nil || value.ShortTag() == "!!null":
		return &Node{Kind: Sequence}, nil
	case value.Kind != Sequence:
		return nil, errors.New(key + " is no list")
	}
	return value, nil
}

// content is a node without the document around it.
func content(n *Node) *Node {
	if n.Kind == lib.DocumentNode {
		return n.Content[0]
	}
	return n
}

// ended ends the last line.
func ended(data []byte) []byte {
	if bytes.HasSuffix(data, []byte("\n")) {
		return data
	}
	return append(bytes.Clone(data), lineEnding(data)...)
}

// indented moves lines to the right and gives them another end.
func indented(lines []byte, by int, ending string) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(lines) {
		body := bytes.TrimSuffix(line, []byte("\n"))
		if len(body) > 0 {
			b.Write(bytes.Repeat([]byte(" "), by))
		}
		b.Write(body)
		b.WriteString(ending)
	}
	return b.Bytes()
}

// remarks are the comments and empty lines that end a text: those of what comes next.
func remarks(text []byte) []byte {
	at := len(text)
	for at > 0 {
		line := bytes.LastIndexByte(text[:at-1], '\n') + 1
		body := bytes.TrimSpace(text[line:at])
		if line == 0 || len(body) > 0 && body[0] != '#' {
			break
		}
		at = line
	}
	return text[at:]
}
