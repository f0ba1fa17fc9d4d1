package tables_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/tables"
)

func archive(t *testing.T, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		m, err := w.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(m, members[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func anything(string) bool { return true }

func TestOpen(t *testing.T) {
	isCSV := func(base string) bool { return strings.HasSuffix(base, ".csv") }
	data := archive(t, "export/b.csv", "2", "a.csv", "1", "../c.csv", "3", "readme.txt", "no", "__MACOSX/._a.csv", "no")
	files, err := tables.Open("x.zip", bytes.NewReader(data), isCSV)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Name+"="+string(f.Data))
	}
	if s := strings.Join(got, " "); s != "x.zip/a.csv=1 x.zip/b.csv=2 x.zip/c.csv=3" {
		t.Error(s)
	}
	files, err = tables.Open("a.csv", strings.NewReader("a,b"), isCSV)
	if err != nil || len(files) != 1 || files[0].Name != "a.csv" {
		t.Errorf("a file alone: %v, %v", files, err)
	}
}

// A bomb is a small archive of a huge file: it is not unpacked beyond the limit.
func TestOpenRefuses(t *testing.T) {
	zeros := strings.Repeat("0", tables.MaxFile/2+1)
	crowd := make([]string, 0, 4000)
	for range 1001 {
		crowd = append(crowd, "a.csv", "")
	}
	whole := archive(t, "a.csv", strings.Repeat("a,b\n", 1000))
	broken := bytes.Clone(whole)
	broken[60] ^= 0xff
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"bomb", archive(t, "a.csv", zeros+zeros), "x.zip: read a.csv: it holds more than 64 MiB"},
		{"bomb in parts", archive(t, "a.csv", zeros, "b.csv", zeros), "x.zip: read b.csv: it holds more than 64 MiB"},
		{"crowd", archive(t, crowd...), "x.zip: found 1001 files in the archive"},
		{"workbook", archive(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), "the file is a workbook"},
		{"cut short", whole[:len(whole)-10], "x.zip: read the archive: "},
		{"broken", broken, "x.zip: read a.csv: "},
	} {
		_, err := tables.Open("x.zip", bytes.NewReader(test.data), anything)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
	if _, err := tables.Open("a.csv", io.LimitReader(endless{}, tables.MaxFile+1), anything); err == nil {
		t.Error("a file without end was read")
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }
