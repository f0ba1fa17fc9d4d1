package anonymity

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// A number of 0 and a hidden one are told apart, and there are no people in the file.
func TestFile(t *testing.T) {
	table := october()
	table.Cells[0].Value = 0
	list, err := Release(nil, table)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Write(list)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"group": "sales",`, `"value": 0`, `"value": null`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is not in\n%s", want, data)
		}
	}
	for _, not := range []string{"12", "a2c4e"} {
		if strings.Contains(string(data), not) {
			t.Errorf("%s is in\n%s", not, data)
		}
	}
	if got, err := Read(data); err != nil || !reflect.DeepEqual(got, list) {
		t.Errorf("got %v, %v; want %v", got, err, list)
	}
}

// A file that is not whole is never taken for one without releases.
func TestFileRefused(t *testing.T) {
	for text, want := range map[string]string{
		``:               "EOF",
		`{}`:             "version 0, want 1",
		`{"version": 2}`: "version 2, want 1",
		`{"version": 1, "releases": [{"month": "2026-10", "people": 3}]}`:                                      "people",
		`{"version": 1, "releases": []} {}`:                                                                    "want the end",
		`{"version": 1, "releases": [{"month": "2026-10", "by": "team"}, {"month": "2026-09", "by": "t"}]}`:    "out of order",
		`{"version": 1, "releases": [{"month": "2026-10", "by": "team"}, {"month": "2026-10", "by": "team"}]}`: "twice",
	} {
		if _, err := Read([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want one with %q", text, err, want)
		}
	}
}

// What can be read is written as the same again.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"version": 1, "releases": [{"month": "2026-10", "by": "team", "numbers": [{"group": "a", "value": 7}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Read(data)
		if err != nil {
			t.Skip()
		}
		once, err := Write(list)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read(once)
		if err != nil {
			t.Fatal(err)
		}
		if twice, err := Write(again); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%s becomes %s, %v", once, twice, err)
		}
	})
}
