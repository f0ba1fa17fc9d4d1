package site

import (
	"bytes"
	"strings"

	"github.com/portevoix/portevoix/internal/spreadsheet"
)

// A metricsFile is a table of results for a spreadsheet.
type metricsFile struct {
	metricsInput
	of metricsTable
}

// framing is none: a file is no page.
func (in metricsFile) Key(k *Key) {
	k.Text(in.of.id)
	in.metricsInput.Key(k)
}

func (in metricsFile) View() (any, error) {
	t := &tabler{metricsInput: in.metricsInput}
	table := in.of.table(t)
	if t.err != nil {
		return nil, t.err
	}
	var out bytes.Buffer
	err := spreadsheet.Write(&out, in.delimiter(), table.cells())
	return Raw(out.Bytes()), err
}

// delimiter is what spreadsheets of the language expect: the semicolon where the comma
// stands within numbers.
func (l *locale) delimiter() rune {
	if strings.Contains(l.words.Decimal(0.5, 1), ",") {
		return ';'
	}
	return ','
}

func (t MetricsTable) cells() [][]string {
	rows := [][]string{make([]string, len(t.Columns))}
	for i, c := range t.Columns {
		rows[0][i] = c.Name
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c.Raw
		}
		rows = append(rows, cells)
	}
	return rows
}
