package network

import "unicode/utf8"

// A Unit is a way to count a text.
type Unit string

const (
	UnitX        Unit = "x"        // weighted characters of twitter-text 3
	UnitBluesky  Unit = "bluesky"  // graphemes after the composer has shortened links
	UnitMastodon Unit = "mastodon" // graphemes, a link as 23, @user@server as @user
	UnitThreads  Unit = "threads"  // characters, an emoji as its UTF-8 bytes
	UnitGrapheme Unit = "grapheme" // graphemes: what a reader sees as one character
	UnitUTF16    Unit = "utf16"    // UTF-16 code units, as JavaScript's length
)

var units = []struct {
	name  Unit
	count func(string) int
}{
	{UnitX, countX},
	{UnitBluesky, countBluesky},
	{UnitMastodon, countMastodon},
	{UnitThreads, countThreads},
	{UnitGrapheme, countGraphemes},
	{UnitUTF16, countUTF16},
}

// Valid reports whether there is such a unit.
func (u Unit) Valid() bool { return u.index() >= 0 }

// Count returns how long a text is. A byte that is not UTF-8 counts as U+FFFD, as
// Address hands it over. An unknown unit counts graphemes.
func (u Unit) Count(text string) int {
	if !utf8.ValidString(text) {
		text = string([]rune(text))
	}
	if i := u.index(); i >= 0 {
		return units[i].count(text)
	}
	return countGraphemes(text)
}

func (u Unit) index() int {
	for i := range units {
		if units[i].name == u {
			return i
		}
	}
	return -1
}
