package check

import (
	"fmt"
	"io"
	"strings"
)

// Explain writes every rule with its reason, files with a mistake, and what is found
// in them.
func Explain(w io.Writer) error {
	var b strings.Builder
	for _, r := range Rules {
		fmt.Fprintf(&b, "%s\n%s\n", r.Name, indent(wrap(r.Doc)))
		if r.Example != "" {
			fmt.Fprintf(&b, "%s\n", indent(strings.TrimSpace(r.Example)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

const width = 80 // columns

// wrap breaks a text into lines.
func wrap(text string) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		switch {
		case column == 0:
		case column+len(word) >= width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(text, "\n", "\n    ") + "\n"
}
