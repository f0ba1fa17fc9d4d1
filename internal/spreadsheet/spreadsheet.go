// Package spreadsheet writes tables that people open in a spreadsheet: CSV after RFC 4180,
// with LF, in UTF-8 behind a byte-order mark, without which Excel would not see what it is.
// No cell runs: one that a spreadsheet would take for a formula begins with an apostrophe,
// which makes it text.
package spreadsheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Write writes rows, the first of which names the columns.
func Write(w io.Writer, delimiter rune, rows [][]string) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = delimiter
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = harmless(cell)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// harmless is a cell that no spreadsheet runs. Spaces, quotes and what is not seen may
// stand before a formula; Japanese spreadsheets take wide signs too.
func harmless(cell string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(cell, passedOver))
	if strings.ContainsRune("=+-@＝＋－＠", first) || unicode.IsControl(first) {
		return "'" + cell
	}
	return cell
}

func passedOver(r rune) bool {
	return r == '"' || r == '\'' || unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Cf, r)
}
