package check

import (
	"bytes"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
)

// keyAt is the place of a value that is the same in all languages of a post: in the
// file whose value counts, else in the original's.
func keyAt(p *content.Post, key string, path ...any) problem.Position {
	original := p.Original()
	full := append([]any{key}, path...)
	for _, e := range append([]*content.Edition{original}, p.Editions...) {
		at := e.Source.At(full...)
		if at != e.Source.At(full[:len(path)]...) && !ignored(p, at) {
			return at
		}
	}
	if len(path) > 0 {
		return keyAt(p, key, path[:len(path)-1]...)
	}
	return original.Source.At()
}

// has reports whether a key stands in the edition's own file.
func has(e *content.Edition, key string) bool { return e.Source.At(key) != e.Source.At() }

// written is a plain value as it stands at a place, on its line.
func written(s *content.Source, at problem.Position) string {
	lines := bytes.Split(s.Data, []byte("\n"))
	if at.Line < 1 || at.Line > len(lines) || at.Column < 1 || at.Column > len(lines[at.Line-1]) {
		return ""
	}
	value, _, _ := strings.Cut(string(lines[at.Line-1][at.Column-1:]), " #")
	return strings.Trim(strings.TrimSpace(value), `"'`)
}

func ignored(p *content.Post, at problem.Position) bool {
	return slices.ContainsFunc(p.Conflicts, func(c content.Conflict) bool { return c.At == at })
}

// textOf is the text that a share was made of.
func textOf(e *content.Edition, s share.Share) content.Text {
	texts := e.TextsFor(s.Network)
	at := slices.IndexFunc(texts, func(t content.Text) bool { return t.Name == s.Name })
	return texts[at]
}
