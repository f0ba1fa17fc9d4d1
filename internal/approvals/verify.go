package approvals

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Differences names what a kept ledger says and the evidence does not, and the other way
// round. None: the ledger is proved.
func Differences(kept, proved *Ledger) ([]string, error) {
	var list []string
	before, err := lines(kept)
	if err != nil {
		return nil, err
	}
	after, err := lines(proved)
	if err != nil {
		return nil, err
	}
	for i, line := range before {
		if !contains(after, line) {
			list = append(list, "not proved: "+kept.Entries[i].describe()+explain(kept.Entries[i], proved))
		}
	}
	for i, line := range after {
		if !contains(before, line) {
			list = append(list, "missing: "+proved.Entries[i].describe()+explain(proved.Entries[i], kept))
		}
	}
	return append(list, kept.prove()...), nil
}

func lines(l *Ledger) ([][]byte, error) {
	var list [][]byte
	for _, e := range l.Entries {
		line, err := e.encode()
		if err != nil {
			return nil, err
		}
		list = append(list, line)
	}
	return list, nil
}

func contains(list [][]byte, line []byte) bool {
	return slices.ContainsFunc(list, func(other []byte) bool { return bytes.Equal(line, other) })
}

func (e Entry) describe() string {
	return fmt.Sprintf("%s.%s %s at %.12s", e.Post, e.Lang, e.Digest[:12], e.Commit)
}

// explain says in which way another ledger has it.
func explain(e Entry, other *Ledger) string {
	for _, o := range other.Entries {
		if o.Digest == e.Digest && o.Commit == e.Commit {
			return ", which is there with other words for: " + strings.Join(e.differing(o), ", ")
		}
	}
	return ""
}

// differing are the keys whose values another entry has not.
func (e Entry) differing(other Entry) []string {
	var keys []string
	a, b := reflect.ValueOf(e), reflect.ValueOf(other)
	for i := range a.NumField() {
		if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
			key, _, _ := strings.Cut(a.Type().Field(i).Tag.Get("json"), ",")
			keys = append(keys, key)
		}
	}
	return keys
}
