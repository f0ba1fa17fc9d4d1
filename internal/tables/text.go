package tables

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// decode returns a text in UTF-8 with lines that end in LF, or in CRLF within cells. Its
// errors begin with a line.
func decode(data []byte) (string, error) {
	if err := foreign(data); err != nil {
		return "", err
	}
	if order, is := utf16(data); is {
		wide, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil || len(data)%2 == 1 {
			return "", errors.New("1: the file is cut short: it is UTF-16, and ends within a character")
		}
		data = wide
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at := invalid(data); at >= 0 {
		return "", fmt.Errorf("%d: found a character that is not UTF-8; save the file as “CSV UTF-8”",
			1+bytes.Count(data[:at], []byte("\n")))
	}
	text := string(data)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

// invalid is where a text stops being one; -1 is nowhere.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return i
		}
		i += size
	}
	return -1
}

// utf16 tells the order of bytes by the mark, or by the first character, which is one of
// ASCII in every export.
func utf16(data []byte) (unicode.Endianness, bool) {
	switch {
	case len(data) < 2:
	case data[0] == 0xff && data[1] == 0xfe, data[0] != 0 && data[1] == 0:
		return unicode.LittleEndian, true
	case data[0] == 0xfe && data[1] == 0xff, data[0] == 0 && data[1] != 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// foreign says what a file is that is no text of cells.
func foreign(data []byte) error {
	start := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)]))
	switch {
	case bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return errWorkbook
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return errors.New("1: the file is an archive inside another")
	case bytes.HasPrefix(start, []byte("<!doctype")), bytes.HasPrefix(start, []byte("<html")):
		return errors.New("1: the file is a web page, not a table: export it again while signed in")
	}
	return nil
}

var errWorkbook = errors.New("1: the file is a workbook; open it and save the sheet as “CSV UTF-8”")
