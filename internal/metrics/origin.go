package metrics

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// An Origin is where the facts of a day come from, and how many rows they are.
type Origin struct {
	Day     string           `json:"day"`
	At      string           `json:"at"` // when it was read: RFC 3339, UTC, whole seconds
	Kind    string           `json:"kind"`
	Badge   Badge            `json:"badge"`
	Program string           `json:"program"`
	Read    int64            `json:"read"`
	Dropped map[string]int64 `json:"dropped,omitempty"`
	Closed  bool             `json:"closed"`
	Facts   int              `json:"facts"` // rows of that day in the file of facts
}

// schema is the version of the two files of a month.
const schema = 1

// head begins a file of origins, the last line ends it; between them stands a day a line.
type head struct {
	V      int             `json:"v"`
	Source string          `json:"source"`
	Days   json.RawMessage `json:"days,omitempty"`
}

const tail = "]}\n"

func encodeOrigins(source string, list []Origin) []byte {
	b := fmt.Appendf(nil, "{\"v\":%d,\"source\":%q,\"days\":[\n", schema, source)
	for i, o := range list {
		line, err := json.Marshal(o)
		if err != nil {
			panic(err) // strings, numbers and a flag
		}
		b = append(b, line...)
		if i < len(list)-1 {
			b = append(b, ',')
		}
		b = append(b, '\n')
	}
	return append(b, tail...)
}

// decodeOrigins reads what encodeOrigins wrote, and nothing else. Beside a mistake stands
// its line.
func decodeOrigins(data []byte, month, source string) (list []Origin, line int, err error) {
	rest, ended := strings.CutSuffix(string(data), tail)
	first, rest, _ := strings.Cut(rest, "\n")
	h, err := decodeHead(first)
	switch {
	case err != nil:
		return nil, 1, err
	case h.Source != source:
		return nil, 1, fmt.Errorf("it is of the source %q, its name says %q", h.Source, source)
	case !ended:
		return nil, 1 + strings.Count(string(data), "\n"), errors.New("the file is cut off")
	}
	lines := strings.SplitAfter(rest, "\n")
	for i, text := range lines[:len(lines)-1] {
		o, err := decodeOrigin(strings.TrimSuffix(strings.TrimSuffix(text, "\n"), ","))
		if err == nil {
			err = o.fits(month, list)
		}
		if err != nil {
			return nil, i + 2, err
		}
		list = append(list, o)
	}
	if !bytes.Equal(encodeOrigins(source, list), data) {
		return nil, 0, errors.New("it is not written as this program writes it")
	}
	return list, 0, nil
}

func decodeHead(line string) (head, error) {
	var h head
	if err := json.Unmarshal([]byte(line+tail), &h); err != nil {
		return h, fmt.Errorf("it does not begin as such files do: %w", err)
	}
	return h, nil
}

func decodeOrigin(line string) (Origin, error) {
	var o Origin
	decoder := json.NewDecoder(strings.NewReader(line))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&o)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the line is cut off")
	}
	return o, err
}

// fits says what is wrong with a day after those before it.
func (o Origin) fits(month string, before []Origin) error {
	if err := o.valid(); err != nil {
		return err
	}
	if !strings.HasPrefix(o.Day, month) {
		return fmt.Errorf("%s is of another month", o.Day)
	}
	if len(before) > 0 && before[len(before)-1].Day >= o.Day {
		return fmt.Errorf("%s stands after %s", o.Day, before[len(before)-1].Day)
	}
	return nil
}

var badges = []Badge{Counted, Imported, Declared, Estimated}

func (o Origin) valid() error {
	if err := validDay(o.Day); err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, o.At)
	switch {
	case err != nil || at.UTC().Format(time.RFC3339) != o.At:
		return fmt.Errorf("found the time %q, want one such as 2026-11-21T03:00:00Z", o.At)
	case !isName(o.Kind):
		return fmt.Errorf("found the kind of source %q", o.Kind)
	case !slices.Contains(badges, o.Badge):
		return fmt.Errorf("found the badge %q, want one of %s", o.Badge, joined(badges))
	case o.Read < 0 || o.Facts < 0:
		return fmt.Errorf("%s has a number below 0", o.Day)
	}
	for reason, n := range o.Dropped {
		if n < 0 || !isName(reason) {
			return fmt.Errorf("%s has %d dropped for the reason %q", o.Day, n, reason)
		}
	}
	return nil
}

// same reports whether two say the same of a day, whoever read it and when.
func (o Origin) same(p Origin) bool {
	p.At, p.Program = o.At, o.Program
	a, b := encodeOrigins("", []Origin{o}), encodeOrigins("", []Origin{p})
	return bytes.Equal(a, b)
}
