package yaml

import (
	"slices"
	"strings"

	lib "go.yaml.in/yaml/v4"
)

// Dump writes v as block-style YAML that people can go on editing: every character
// that can be seen stands as itself, white space at the end is in quotes, and no
// line of a text reads ---, which readers of front matter would take for its end.
func Dump(v any) ([]byte, error) {
	var root lib.Node
	if err := root.Dump(v, readable...); err != nil {
		return nil, err
	}
	s := newStandIns(&root)
	s.hide(&root)
	quote(&root)
	out, err := lib.Dump(&root, readable...)
	if err != nil {
		return nil, err
	}
	return []byte(s.show(string(out))), nil
}

var readable = []lib.Option{lib.WithIndent(2), lib.WithCompactSeqIndent(false), lib.WithLineWidth(-1)}

// standIns are characters for private use that stand for those beyond U+FFFF while
// the library writes: it would write \U0001F680 for a rocket.
type standIns struct{ hidden, shown *strings.Replacer }

func newStandIns(root *lib.Node) standIns {
	seen := map[rune]bool{}
	var beyond []rune
	each(root, func(n *lib.Node) {
		for _, r := range n.Value {
			if r > 0xffff && !seen[r] {
				beyond = append(beyond, r)
			}
			seen[r] = true
		}
	})
	var hide, show []string
	free := rune(0xe000)
	for _, r := range beyond {
		for seen[free] {
			free++
		}
		if free > 0xf8ff {
			break
		}
		hide = append(hide, string(r), string(free))
		show = append(show, string(free), string(r))
		free++
	}
	return standIns{strings.NewReplacer(hide...), strings.NewReplacer(show...)}
}

// hide replaces in every text, and lets the library choose its style anew.
func (s standIns) hide(root *lib.Node) {
	each(root, func(n *lib.Node) {
		if hidden := s.hidden.Replace(n.Value); hidden != n.Value {
			n.Value, n.Style = hidden, n.Style&^lib.DoubleQuotedStyle
			if strings.Contains(hidden, "\n") {
				n.Style |= lib.LiteralStyle
			}
		}
	})
}

func (s standIns) show(text string) string { return s.shown.Replace(text) }

// quote puts into quotes what would be misread as a block of lines.
func quote(root *lib.Node) {
	isFence := func(line string) bool { return strings.TrimSpace(line) == "---" }
	each(root, func(n *lib.Node) {
		endsBlank := strings.TrimRight(n.Value, " \t\r\n") != strings.TrimSuffix(n.Value, "\n")
		if endsBlank || slices.ContainsFunc(strings.Split(n.Value, "\n"), isFence) {
			n.Style = lib.DoubleQuotedStyle
		}
	})
}

func each(n *lib.Node, do func(*lib.Node)) {
	do(n)
	for _, child := range n.Content {
		each(child, do)
	}
}
