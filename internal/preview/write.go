package preview

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Formats are what Write can write.
var Formats = []string{"text", "markdown", "json"}

// Write writes entries: text for a terminal; markdown for a pull request, in which
// nothing of a post is markup; json, an array of objects with the keys post lang
// network name text count limit unit link url.
func Write(w io.Writer, format string, entries []Entry) error {
	var b strings.Builder
	switch format {
	case "text":
		writeText(&b, entries)
	case "markdown":
		writeMarkdown(&b, entries)
	case "json":
		return writeJSON(w, entries)
	default:
		return fmt.Errorf("unknown format %q, want one of %s", format, strings.Join(Formats, ", "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeJSON(w io.Writer, entries []Entry) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(append([]Entry{}, entries...))
}

// editions cuts entries where the post or its language changes.
func editions(entries []Entry) [][]Entry {
	var list [][]Entry
	for len(entries) > 0 {
		first := entries[0]
		end := slices.IndexFunc(entries, func(e Entry) bool {
			return e.Post != first.Post || e.Lang != first.Lang
		})
		if end < 0 {
			end = len(entries)
		}
		list = append(list, entries[:end])
		entries = entries[end:]
	}
	return list
}

// length says how long a share is, and whether that is too long.
func (e Entry) length() string {
	words := strconv.Itoa(e.Count)
	if e.Limit > 0 {
		words += " of " + strconv.Itoa(e.Limit)
	}
	if !e.fits {
		words += ", too long"
	}
	return words
}

// printable shows characters that would steer a terminal, or reverse what follows, as
// Go writes them; line breaks stay.
func printable(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
