package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"

	lib "go.yaml.in/yaml/v4"
)

// Set returns the text with one top-level key set to a value and every other byte
// as it was; a nil value removes the key. A new key is added at the end. The text
// must be a block mapping. The result is read back before it is returned: an error
// means that nothing was changed.
func Set(data []byte, key string, value any) ([]byte, error) {
	edited, err := edit(data, key, value)
	if err != nil {
		return nil, fmt.Errorf("set %q: %w", key, err)
	}
	if err := verify(data, edited, key, value); err != nil {
		return nil, fmt.Errorf("set %q: %w", key, err)
	}
	return edited, nil
}

func edit(data []byte, key string, value any) ([]byte, error) {
	root := Text{First: 1, Data: data}.root()
	if root == nil {
		root = &lib.Node{Kind: lib.MappingNode}
	}
	if root.Kind != lib.MappingNode || root.Style&lib.FlowStyle != 0 {
		return nil, errors.New("the text is not a block mapping")
	}
	entry, err := entryFor(data, key, value)
	if err != nil {
		return nil, err
	}
	start, end, comment := span(data, root, key)
	if value != nil && comment != "" && bytes.Count(entry, []byte("\n")) == 1 {
		body, ending := splitEnding(entry)
		entry = append(append(body, comment...), ending...)
	}
	if start == len(data) && start > 0 && data[start-1] != '\n' {
		entry = append([]byte(lineEnding(data)), entry...)
	}
	return bytes.Join([][]byte{data[:start], entry, data[end:]}, nil), nil
}

// entryFor writes "key: value" with the line ends of the text it goes into.
func entryFor(data []byte, key string, value any) ([]byte, error) {
	if value == nil {
		return nil, nil
	}
	entry, err := Dump(map[string]any{key: value})
	if err != nil {
		return nil, err
	}
	return bytes.ReplaceAll(entry, []byte("\n"), []byte(lineEnding(data))), nil
}

// span returns the bytes that the key's entry takes, up to the comments and empty
// lines that stand before the next key, and the comment behind a value of one line
// with the white space before it. For a key that is not there it is the empty end.
func span(data []byte, root *lib.Node, key string) (start, end int, comment string) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value != key {
			continue
		}
		first, next := root.Content[i].Line, 0
		if i+2 < len(root.Content) {
			next = root.Content[i+2].Line
		}
		start, end = offset(data, first, 1), len(data)
		if next > 0 {
			end = offset(data, next, 1)
		}
		end = start + len(trimTrailing(data[start:end]))
		if c := root.Content[i+1].LineComment; c != "" {
			body, _ := splitEnding(data[start:end])
			if at := bytes.LastIndex(body, []byte(c)); at > 0 {
				comment = string(body[len(bytes.TrimRight(body[:at], " \t")):])
			}
		}
		return start, end, comment
	}
	return len(data), len(data), ""
}

// trimTrailing drops comment lines at the margin and empty lines from the end.
func trimTrailing(entry []byte) []byte {
	for {
		body := bytes.TrimSuffix(entry, []byte("\n"))
		at := bytes.LastIndexByte(body, '\n') + 1
		last := bytes.TrimRight(body[at:], " \t\r")
		if at == 0 || len(last) > 0 && last[0] != '#' {
			return entry
		}
		entry = entry[:at]
	}
}

func splitEnding(line []byte) (body []byte, ending string) {
	for _, ending := range []string{"\r\n", "\n"} {
		if bytes.HasSuffix(line, []byte(ending)) {
			return line[:len(line)-len(ending)], ending
		}
	}
	return line, ""
}

func lineEnding(data []byte) string {
	if bytes.Contains(data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// verify proves that the edit changed the one key and nothing else.
func verify(before, after []byte, key string, value any) error {
	var old, now map[string]any
	if list := (Text{First: 1, Data: before}).Decode(&old, ""); len(list) > 0 {
		return fmt.Errorf("read the text: %s", list[0].Message)
	}
	if list := (Text{First: 1, Data: after}).Decode(&now, ""); len(list) > 0 {
		return fmt.Errorf("read the edited text: %s", list[0].Message)
	}
	wanted, err := normal(value)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(now[key], wanted) {
		return fmt.Errorf("the value read back is %v, want %v", now[key], wanted)
	}
	delete(old, key)
	delete(now, key)
	if len(old)+len(now) > 0 && !reflect.DeepEqual(old, now) {
		return errors.New("another key would change")
	}
	return nil
}

// normal is the value as it reads back: CR LF becomes LF, as in every YAML text.
func normal(value any) (any, error) {
	if value == nil {
		return nil, nil
	}
	out, err := Dump(value)
	if err != nil {
		return nil, err
	}
	var v any
	err = lib.Load([]byte(strings.ReplaceAll(string(out), "\r\n", "\n")), &v)
	return v, err
}
