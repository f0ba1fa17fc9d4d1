package weblog

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/klauspost/compress/zstd"
)

func line(minute string) string {
	return `192.0.2.7 - - [18/Nov/2026:12:` + minute + `:00 +0100] "GET /` + minute + ` HTTP/1.1" 200 1 "-" "-"` + "\n"
}

func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zstandard(t *testing.T, text string) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	return w.EncodeAll([]byte(text), nil)
}

// long is text as zstd --long writes it, which may look back by 128 MiB.
func long(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithWindowSize(maxWindow), zstd.WithLowerEncoderMem(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil || w.Flush() != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// targets reads all files that match, and says where one could not be read.
func targets(t *testing.T, hub fs.FS, patterns ...string) (targets []string, said error) {
	t.Helper()
	format, err := NewFormat("")
	if err != nil {
		t.Fatal(err)
	}
	files, said := Find(hub, patterns, format)
	for r, err := range Lines(files, format) {
		var unread *FileError
		switch {
		case errors.As(err, &unread):
			missing := fmt.Sprintf(" [%d, %d]", unread.From-noon, unread.To-noon)
			targets = append(targets, err.Error()+missing)
		case err != nil:
			targets = append(targets, err.Error())
		default:
			targets = append(targets, string(r.Target))
		}
	}
	return targets, said
}

// What was put aside is read in the order of time, whatever it is named and however it was
// compressed, and once.
func TestFiles(t *testing.T) {
	hub := fstest.MapFS{
		"logs/access.log":           {Data: []byte("a broken line\n" + line("50"))},
		"logs/access.log.1":         {Data: []byte(line("40"))},
		"logs/access.log.1.gz":      {Data: gzipped(t, line("40"))},
		"logs/access.log.2.gz":      {Data: append(gzipped(t, line("30")), gzipped(t, line("31"))...)},
		"logs/access.log.10.zst":    {Data: append(long(t, line("10")), zstandard(t, line("11"))...)},
		"logs/access.log.9":         {Data: gzipped(t, line("20"))},
		"logs/access.log-empty":     {},
		"logs/access.log-old/a.log": {Data: []byte(line("01"))},
		"logs/error.log":            {Data: []byte(line("02"))},
	}
	got, err := targets(t, hub, "logs/access.log*", "logs/access.log", "logs/*.1")
	want := strings.Fields("/10 /11 /20 /30 /31 /40") // and what is broken in the last
	want = append(want, ErrBroken.Error(), "/50")
	if !slices.Equal(got, want) || err != nil {
		t.Errorf("read %q, %v; want %q", got, err, want)
	}
}

func TestAbsoluteFiles(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.log"), []byte(line("10")), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := targets(t, fstest.MapFS{}, filepath.Join(folder, "*.log"))
	if !slices.Equal(got, []string{"/10"}) || err != nil {
		t.Errorf("read %q, %v", got, err)
	}
}

// A file that can't be read stands where it would be by its age, and its error is its last
// line.
func TestFilesThatCannotBeRead(t *testing.T) {
	whole := gzipped(t, line("20")+strings.Repeat(line("21"), 1000))
	hub := fstest.MapFS{
		"a.log": {Data: []byte(line("30"))},
		"b.log": {Data: whole[:len(whole)-20], ModTime: time.Unix(noon+1800, 0)},
		"c.log": {Data: []byte("\x1f\x8b none"), ModTime: time.Unix(noon, 0)},
		"d.log": {Data: []byte("\x28\xb5\x2f\xfd none"), ModTime: time.Unix(noon+60, 0)},
	}
	got, err := targets(t, hub, "*.log", "*.none", "[")
	for i, want := range [][2]string{
		{"read log c.log: decompress: ", "[-1794999600, 0]"}, {"read log d.log: ", "[-1794999600, 60]"}, {"/20"},
	} {
		if !strings.HasPrefix(got[i], want[0]) || !strings.HasSuffix(got[i], want[1]) {
			t.Errorf("file %d is read as %q, want %q", i, got[i], want)
		}
	}
	if end := got[len(got)-2:]; !strings.HasPrefix(end[0], "read log b.log: ") || !strings.HasSuffix(end[0], "[1260, 1800]") || end[1] != "/30" {
		t.Errorf("at the end stand %q", end)
	}
	const want = "find logs \"*.none\": there is none that this user may see\nfind logs \"[\": syntax error in pattern"
	if err == nil || err.Error() != want {
		t.Errorf("of the patterns is said %v, want %s", err, want)
	}
}

// What several servers wrote at the same time is read in the order of time.
func TestFilesOfSeveralServers(t *testing.T) {
	hub := fstest.MapFS{
		"a.log": {Data: []byte(line("10") + line("13") + "broken\n" + line("13") + line("40"))},
		"b.log": {Data: []byte(line("11") + line("12") + line("12"))},
		"c.log": {Data: []byte(line("39") + line("41"))},
	}
	got, err := targets(t, hub, "*.log")
	want := []string{"/10", "/11", "/12", "/12", "/13", ErrBroken.Error(), "/13", "/39", "/40", "/41"}
	if !slices.Equal(got, want) || err != nil {
		t.Errorf("read %q, %v; want %q", got, err, want)
	}
}

func TestAnEmptyFileBeginsNever(t *testing.T) {
	format, _ := NewFormat("")
	files, err := Find(fstest.MapFS{"a": {}, "b": {Data: []byte("broken\n")}}, []string{"*"}, format)
	if err != nil || len(files) != 2 || files[0].First != math.MaxInt64 || files[1].First != math.MaxInt64 {
		t.Errorf("found %v, %v", files, err)
	}
}

// FuzzRead: whatever stands in a log, each line is a request, broken or nothing, and the
// reader comes to its end.
func FuzzRead(f *testing.F) {
	f.Add("", line("10")+"\x00\n"+line("11"))
	f.Add("caddy", `{"ts":1,"status":200,"request":{"uri":["/"],"headers":{"User-Agent":[]}}}`)
	f.Add("cloudfront", "#Fields: date time c-ip cs-uri-stem sc-status cs(User-Agent) x\n2026-01-01\t00:00:00\t-\t/\t200\t%25\t1")
	f.Add("$remote_addr|$msec|$request|$status|$http_user_agent", "a|1|GET / HTTP/1.1|200|\\x2\\u1\\")
	f.Add(`{"a":"$remote_addr","b":[{"c":"$msec"}],"d":"$uri","e":$status,"f":"$http_user_agent"}`, `{"b":[{"c":1}],"e":404}`)
	f.Add("", string([]byte{0x28, 0xb5, 0x2f, 0xfd, 0, 0}))
	f.Fuzz(func(t *testing.T, format, log string) {
		parsed, err := NewFormat(format)
		if err != nil {
			return
		}
		read := 0
		for r, err := range Read(io.LimitReader(strings.NewReader(log), 1<<20), parsed) {
			read++
			if err == nil && (r.Status < 0 || r.Status > 999 || r.Time < -1e11 || r.Time > 1e12) {
				t.Errorf("a line of %q is read as %+v", log, r)
			}
			if err != nil && r != nil {
				t.Errorf("a request comes with %v", err)
			}
		}
		if compressed := strings.HasPrefix(log, "\x1f\x8b") || strings.HasPrefix(log, "\x28\xb5"); !compressed &&
			read > strings.Count(log, "\n")+1 {
			t.Errorf("%d lines are read from %q", read, log)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for name, line := range map[string]string{
		"combined": `192.0.2.7 - - [18/Nov/2026:12:00:00 +0100] "GET /news?id=7&utm_source=x HTTP/1.1" 200 2326 "https://example.org/" "` + firefox + `"`,
		"caddy": `{"level":"info","ts":1794999600.7382238,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"192.0.2.7",` +
			`"method":"GET","host":"example.org","uri":"/news?id=7&utm_source=x","headers":{"User-Agent":["` + firefox + `"]}},"status":200}`,
	} {
		b.Run(name, func(b *testing.B) {
			const lines = 1000
			log := strings.Repeat(line+"\n", lines)
			format, _ := NewFormat(name)
			b.SetBytes(int64(len(log)))
			b.ReportAllocs()
			for b.Loop() {
				for range Read(strings.NewReader(log), format) {
				}
			}
			b.ReportMetric(lines*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
		})
	}
}
