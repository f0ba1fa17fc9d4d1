package preview

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Formats are what Write can write.
var Formats = []string{"text", "markdown", "json"}

// Write writes sheets: text for a terminal; markdown, in which nothing of a post is
// markup; json, an array of objects with the keys post lang network name text count limit
// unit link url.
func Write(w io.Writer, format string, sheets []Sheet) error {
	var b strings.Builder
	switch format {
	case "text":
		writeText(&b, sheets)
	case "markdown":
		writeMarkdown(&b, sheets)
	case "json":
		return writeJSON(w, sheets)
	default:
		return fmt.Errorf("unknown format %q, want one of %s", format, strings.Join(Formats, ", "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeJSON(w io.Writer, sheets []Sheet) error {
	entries := []Entry{}
	for _, s := range sheets {
		entries = append(entries, s.Entries...)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(entries)
}

// shared are the sheets of what is shared.
func shared(sheets []Sheet) []Sheet {
	var list []Sheet
	for _, s := range sheets {
		if len(s.Entries) > 0 {
			list = append(list, s)
		}
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
