// Package deploys keeps what was published: when, where, and made of which commits. It
// is what tells later how the hub stood on a day.
//
// Records stand in a file for each month, by the time in UTC, the oldest first, one a
// line. A line is only ever added at the end.
//
//	site/data/deploys/2026-11.jsonl
//
// A line is JSON with its keys in order and nothing between them:
//
//	address   of the site, http or https
//	at        when it was published: RFC 3339, UTC, whole seconds
//	commit    of the hub: 40 hexadecimal digits
//	data      commit of what was collected, the branch portevoix-data; "": there was none
//	program   which program built it
//	run       address of the run that published it; "": by hand
//	v         1
package deploys

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"time"
)

// Folder is where records stand in a hub.
const Folder = "site/data/deploys"

const schema = 1

// A Record is one deploy. Its fields stand in the order of their keys.
type Record struct {
	Address string    `json:"address"`
	At      time.Time `json:"at"`
	Commit  string    `json:"commit"`
	Data    string    `json:"data"`
	Program string    `json:"program"`
	Run     string    `json:"run"`
	V       int       `json:"v"`
}

// InForce returns the last deploy at or before a moment: what people saw then. Records
// are in order of time; false: nothing was published yet, or nobody noted it.
func InForce(records []Record, at time.Time) (Record, bool) {
	after, _ := slices.BinarySearchFunc(records, at, func(r Record, at time.Time) int {
		if r.At.After(at) {
			return 1
		}
		return -1
	})
	if after == 0 {
		return Record{}, false
	}
	return records[after-1], true
}

var hash = regexp.MustCompile(`^[0-9a-f]{40}$`)

// valid says what is wrong with a record.
func (r Record) valid() error {
	switch {
	case r.V != schema:
		return fmt.Errorf("schema %d is not %d, the one this program knows", r.V, schema)
	case r.At.IsZero():
		return errors.New("it says not when")
	case !hash.MatchString(r.Commit):
		return fmt.Errorf("the commit %q is not 40 hexadecimal digits", r.Commit)
	case r.Data != "" && !hash.MatchString(r.Data):
		return fmt.Errorf("the commit of the data, %q, is not 40 hexadecimal digits", r.Data)
	case r.Program == "":
		return errors.New("it says not which program")
	case !onWeb(r.Address):
		return fmt.Errorf("the address %q is not http or https", r.Address)
	case r.Run != "" && !onWeb(r.Run):
		return fmt.Errorf("the address of the run, %q, is not http or https", r.Run)
	}
	return nil
}

func onWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}

// encode writes a record on one line.
func (r Record) encode() ([]byte, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(r)
	return line.Bytes(), err
}

// decode reads a line that encode wrote, and no other.
func decode(line []byte) (Record, error) {
	var r Record
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		return Record{}, whole(err)
	}
	if err := r.valid(); err != nil {
		return Record{}, err
	}
	if again, err := r.encode(); err != nil || !bytes.Equal(again, line) {
		return Record{}, errors.New("it is not written as this program writes it")
	}
	return r, nil
}

// whole says of a line that ends too early that it does.
func whole(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the line is cut off")
	}
	return err
}
