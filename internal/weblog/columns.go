package weblog

import (
	"bytes"
	"net/url"
)

// cloudFront are the columns of its logs that are read. See "Standard logging reference" of
// Amazon CloudFront: columns are parted by tabs, values are escaped as in addresses, times
// are UTC.
var cloudFront = map[string]field{
	"date": moment, "time": moment, "c-ip": client, "x-forwarded-for": forwarded,
	"cs-method": method, "cs-uri-stem": path, "cs-uri-query": query, "sc-status": status,
	"x-host-header": host, "cs(Host)": host, "cs(User-Agent)": agent,
}

// columns are those that a log says it has.
type columns []field

const header = "#Fields:"

// parse reads a line; those with a # say something of the log.
func (c *columns) parse(line []byte, v *values) verdict {
	if names, ok := bytes.CutPrefix(line, []byte(header)); ok {
		*c = (*c)[:0]
		for name := range bytes.FieldsSeq(names) {
			*c = append(*c, cloudFront[string(name)])
		}
	}
	if line[0] == '#' {
		return nothing
	}
	at := 0
	for value := range bytes.SplitSeq(line, tab) {
		if at == len(*c) {
			return broken
		}
		if f := (*c)[at]; f != ignored {
			v.column(f, value)
		}
		at++
	}
	if at != len(*c) {
		return broken
	}
	return good
}

// column sets what a column says.
func (v *values) column(f field, value []byte) {
	switch {
	case f == moment && v[moment] != nil: // the date stands before the time
		v[moment] = append(append(append([]byte{}, v[moment]...), 'T'), append(value, 'Z')...)
	case f == agent:
		v.set(f, decoded(decoded(value))) // older logs escape its escapes once more
	case f == query:
		v.set(f, decoded(value))
	default:
		v.set(f, value)
	}
}

// decoded is a value without escapes. Those of a query are its own and one more.
func decoded(value []byte) []byte {
	if bytes.IndexByte(value, '%') < 0 {
		return value
	}
	if plain, err := url.PathUnescape(string(value)); err == nil {
		return []byte(plain)
	}
	return value
}

var tab = []byte("\t")
