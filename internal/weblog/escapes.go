package weblog

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// quotedEnd returns where a field in quotes ends: at the first quote that isn't escaped;
// -1: nowhere.
func quotedEnd(rest []byte) int {
	for from := 0; ; {
		at := bytes.IndexByte(rest[from:], '"')
		if at < 0 {
			return -1
		}
		at += from
		before := rest[:at]
		if (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 0 {
			return at
		}
		from = at + 1
	}
}

// unescaped returns a field without the escapes of nginx, Apache and JSON. What is none
// stays as it is.
func unescaped(value []byte) []byte {
	at := bytes.IndexByte(value, '\\')
	if at < 0 {
		return value
	}
	out := append(make([]byte, 0, len(value)), value[:at]...)
	for rest := value[at:]; len(rest) > 0; {
		if rest[0] != '\\' || len(rest) == 1 {
			out, rest = append(out, rest[0]), rest[1:]
			continue
		}
		var size int
		out, size = appendEscaped(out, rest)
		rest = rest[size:]
	}
	return out
}

// appendEscaped adds what an escape stands for, and returns how long it is.
func appendEscaped(out, escape []byte) ([]byte, int) {
	switch c := escape[1]; c {
	case 'x':
		if code, ok := hex(escape, 4); ok {
			return append(out, byte(code)), 4
		}
	case 'u':
		if code, ok := hex(escape, 6); ok {
			return utf8.AppendRune(out, rune(code)), 6
		}
	case 'n', 'r', 't', 'b', 'f', 'v':
		return append(out, ' '), 2
	case '"', '\\', '/':
		return append(out, c), 2
	}
	return append(out, '\\'), 1
}

func hex(escape []byte, size int) (uint64, bool) {
	if len(escape) < size {
		return 0, false
	}
	code, err := strconv.ParseUint(string(escape[2:size]), 16, 32)
	return code, err == nil
}
