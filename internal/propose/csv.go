package propose

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxRows is how many proposals are taken from one spreadsheet.
const maxRows = 200

// CSV reads a spreadsheet: the first row names the columns, each other is a proposal.
// Values are parted by commas, semicolons or tabs.
func CSV(r io.Reader, names Names) ([]Proposal, error) {
	data, err := readAll(r)
	if err != nil {
		return nil, err
	}
	if data = bytes.TrimPrefix(data, []byte("\ufeff")); !utf8.Valid(data) {
		return nil, errors.New("it is not UTF-8; save the spreadsheet as CSV UTF-8")
	}
	rows := csv.NewReader(bytes.NewReader(data))
	rows.Comma, rows.FieldsPerRecord = separator(data), -1
	all, err := rows.ReadAll()
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w; export it as CSV from a spreadsheet program", err)
	case len(all) == 0:
		return nil, errors.New("it is empty; the first row names the columns, such as title, text, link")
	case len(all) > maxRows+1:
		return nil, fmt.Errorf("it has %d rows, and %d are taken; split it", len(all)-1, maxRows)
	}
	columns, err := columnsOf(all[0], names)
	if err != nil {
		return nil, err
	}
	return proposals(columns, all[1:]), nil
}

// separator is what the first row has most of.
func separator(data []byte) rune {
	head, _, _ := bytes.Cut(data, []byte("\n"))
	return slices.MaxFunc([]rune{',', ';', '\t'}, func(a, b rune) int {
		return bytes.Count(head, []byte(string(a))) - bytes.Count(head, []byte(string(b)))
	})
}

// columnsOf are the fields of the columns; a column without a name is none.
func columnsOf(head []string, names Names) ([]string, error) {
	columns := make([]string, len(head))
	for i, name := range head {
		if strings.TrimSpace(name) == "" {
			continue
		}
		id, known := names.id(name)
		switch {
		case !known:
			return nil, fmt.Errorf("the column %q is not known; name it after one of %s, or remove it",
				first(name, 40), strings.Join(fields, ", "))
		case id != "text" && slices.Contains(columns, id):
			return nil, fmt.Errorf("two columns are the %s; remove one", id)
		}
		columns[i] = id
	}
	if !slices.Contains(columns, "title") {
		return nil, errors.New("no column is the title; name one of them title")
	}
	return columns, nil
}

func proposals(columns []string, rows [][]string) []Proposal {
	var list []Proposal
	for _, row := range rows {
		var p Proposal
		for i, value := range row[:min(len(row), len(columns))] {
			p.set(columns[i], value)
		}
		if !p.empty() {
			list = append(list, p)
		}
	}
	return list
}

// readAll reads what is not too long.
func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxInput {
		return nil, fmt.Errorf("it is larger than %d MB; shorten it", maxInput>>20)
	}
	return data, nil
}
