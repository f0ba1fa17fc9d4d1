package content

import (
	"bytes"
	"errors"
)

// Some short texts take a Markdown parser seconds or make it write a thousand times
// their length. These limits hold each of them below a tenth of a second. They
// count instead of measuring time, so that a body is refused everywhere or nowhere.
const (
	maxBrackets   = 2000  // [ : time grows with the square of those left open
	maxDelimiters = 5000  // * _ ~ : likewise
	maxContainers = 50    // quotes and lists opened on one line
	maxCells      = 20000 // of tables: a row is filled up to the heading's columns
)

var (
	errBrackets   = errors.New("the body has more than 2000 [")
	errDelimiters = errors.New("the body has more than 5000 of * _ ~")
	errContainers = errors.New("more than 50 quotes or lists open on one line")
	errCells      = errors.New("the body has tables of more than 20000 cells")
)

// laborious returns where a body goes beyond what is rendered, and why; nil where
// it does not.
func laborious(body []byte) (offset int, err error) {
	var brackets, delimiters, cells, rows, columns int
	for offset < len(body) {
		line := body[offset:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end+1]
		}
		brackets += bytes.Count(line, []byte("["))
		delimiters += count(line, "*_~")
		if len(bytes.TrimSpace(line)) == 0 {
			cells, rows, columns = cells+rows*columns, 0, 0
		} else {
			rows, columns = rows+1, max(columns, bytes.Count(line, []byte("|")))
		}
		switch {
		case brackets > maxBrackets:
			return offset, errBrackets
		case delimiters > maxDelimiters:
			return offset, errDelimiters
		case containers(line) > maxContainers:
			return offset, errContainers
		case cells+rows*columns > maxCells:
			return offset, errCells
		}
		offset += len(line)
	}
	return 0, nil
}

func count(line []byte, of string) int {
	n := 0
	for i := range len(of) {
		n += bytes.Count(line, []byte{of[i]})
	}
	return n
}

// containers counts the marks of quotes and list items that a line begins with.
func containers(line []byte) int {
	n := 0
	for i, c := range line {
		switch {
		case c == '>', c == ' ' && i > 0 && bytes.IndexByte([]byte("-+*.)"), line[i-1]) >= 0:
			n++
		case bytes.IndexByte([]byte(" \t-+*.)0123456789"), c) < 0:
			return n
		}
	}
	return n
}
