package content

import "github.com/portevoix/portevoix/internal/yaml"

// Written returns, for each kind of file, a value of the type that its front matter is
// read into: all keys there are, for schemas.
func Written() map[string]any {
	return map[string]any{
		"post":      postMatter{},
		"campaign":  entryMatter[campaignMatter]{},
		"guideline": entryMatter[guidelineMatter]{},
		"lesson":    entryMatter[Lesson]{},
		"library":   entryMatter[libraryMatter]{},
		"poll":      entryMatter[pollMatter]{},
		"about":     entryMatter[Page]{},
	}
}

// Forms are those of yaml.Former.
func (namedText) Forms() []any { return []any{"", idAndText{}} }

// Forms are those of yaml.Former.
func (option) Forms() []any {
	type mapping option
	return []any{"", mapping{}}
}

// Forms are those of yaml.Former.
func (Kind) Forms() []any { return oneOfThese(Kinds) }

// Forms are those of yaml.Former.
func (Edit) Forms() []any { return oneOfThese(edits) }

// Forms are those of yaml.Former.
func (Status) Forms() []any { return oneOfThese(statuses) }

// Forms are those of yaml.Former.
func (ActionKind) Forms() []any { return oneOfThese(ActionKinds) }

func oneOfThese[T ~string](known []T) []any { return []any{yaml.Words(wordsOf(known))} }
