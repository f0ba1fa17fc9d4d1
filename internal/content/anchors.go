package content

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// anchorPrefix keeps a heading's id apart from the ids of the page it stands in.
const anchorPrefix = "h-"

// anchors makes the ids of headings: lower-case letters, digits and hyphens, each
// once in a body. It counts how often an id was wanted.
type anchors map[string]int

// Generate implements goldmark's parser.IDs.
func (a anchors) Generate(heading []byte, _ ast.NodeKind) []byte {
	words := strings.FieldsFunc(strings.ToLower(string(heading)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	base := anchorPrefix + strings.Join(words, "-")
	id := base
	for a[id] > 0 {
		a[base]++
		id = base + "-" + strconv.Itoa(a[base])
	}
	a[id]++
	return []byte(id)
}

// Put implements goldmark's parser.IDs.
func (a anchors) Put(id []byte) { a[string(id)]++ }
