package deploys

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

const commit = "0123456789abcdef0123456789abcdef01234567"

func record(at string) Record {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		panic(err)
	}
	return Record{
		Address: "https://acme.github.io/hub/", At: t, Commit: commit, Data: strings.Repeat("a", 40),
		Program: "v1.2.0", Run: "https://github.com/acme/hub/actions/runs/7", V: schema,
	}
}

const line = `{"address":"https://acme.github.io/hub/","at":"2026-11-20T09:00:00Z","commit":"` + commit +
	`","data":"","program":"v1.2.0","run":"","v":1}` + "\n"

// What is added comes back, in order, in a file for each month; the bytes are these.
func TestAppend(t *testing.T) {
	hub, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer hub.Close()
	first := record("2026-11-20T10:00:00.5+01:00")
	first.Data, first.Run = "", ""
	for _, r := range []Record{
		first, record("2026-11-20T09:30:00Z"), record("2026-11-20T09:30:00Z"), record("2026-12-01T00:30:00+01:00"), record("2026-12-01T00:00:00Z"),
	} {
		if _, err := Append(hub, r); err != nil {
			t.Fatal(err)
		}
	}
	records, err := Read(hub.FS())
	if err != nil {
		t.Fatal(err)
	}
	var times []string
	for _, r := range records {
		times = append(times, r.At.Format("01-02T15:04"))
	}
	if got := strings.Join(times, " "); got != "11-20T09:00 11-20T09:30 11-30T23:30 12-01T00:00" {
		t.Errorf("the deploys are of %s", got)
	}
	november, err := hub.ReadFile(Folder + "/2026-11.jsonl")
	if err != nil || !strings.HasPrefix(string(november), line) || strings.Count(string(november), "\n") != 3 {
		t.Errorf("November is %v\n%s", err, november)
	}
	if err := hub.WriteFile(Folder+"/2026-11.jsonl.7.new", november[:9], 0o644); err != nil {
		t.Fatal(err)
	}
	if again, err := Read(hub.FS()); err != nil || len(again) != len(records) {
		t.Errorf("beside what a killed program left, %d are read, %v", len(again), err)
	}
}

// A record that makes no sense, or would rewrite what was, is not added.
func TestAppendRefuses(t *testing.T) {
	for want, change := range map[string]func(*Record){
		"the commit":                   func(r *Record) { r.Commit = "main" },
		"the commit of the data":       func(r *Record) { r.Data = "origin/portevoix-data" },
		"not http or https":            func(r *Record) { r.Address = "javascript:alert(1)" },
		"the address of the run":       func(r *Record) { r.Run = "run 7" },
		"not which program":            func(r *Record) { r.Program = "" },
		"not when":                     func(r *Record) { r.At = time.Time{} },
		"earlier than the last deploy": func(r *Record) { r.At = r.At.Add(-time.Hour) },
	} {
		hub, err := os.OpenRoot(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		r := record("2026-11-20T09:00:00Z")
		if _, err := Append(hub, r); err != nil {
			t.Fatal(err)
		}
		change(&r)
		if _, err := Append(hub, r); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
		if records, err := Read(hub.FS()); err != nil || len(records) != 1 {
			t.Errorf("%s: it left %d records, %v", want, len(records), err)
		}
		hub.Close()
	}
}

// Whatever is wrong with a line is said with its place.
func TestReadNamesTheLine(t *testing.T) {
	later := strings.Replace(line, "T09:00", "T10:00", 1)
	for text, want := range map[string]string{
		line + "\n":                 "2026-11.jsonl:2: the line is cut off",
		line + line[:40]:            "2026-11.jsonl:2: the line is cut off",
		line + later[:len(later)-1]: "2026-11.jsonl:2: it is not written",
		later + line:                "2026-11.jsonl:2: 2026-11-20T09:00:00Z is earlier",
		strings.Replace(line, "2026-11", "2026-12", 1):   "2026-11.jsonl:1: 2026-12-20T09:00:00Z is of another month",
		strings.Replace(line, `"v":1`, `"v":2`, 1):       "2026-11.jsonl:1: schema 2",
		strings.Replace(line, `"v":1`, `"v":1,"x":1`, 1): `2026-11.jsonl:1: json: unknown field "x"`,
		strings.Replace(line, `,"v"`, `, "v"`, 1):        "2026-11.jsonl:1: it is not written",
		strings.Replace(line, "0123", "HEAD", 1):         "2026-11.jsonl:1: the commit",
		"<<<<<<< HEAD\n" + line:                          "2026-11.jsonl:1: invalid character",
	} {
		_, err := Read(fstest.MapFS{Folder + "/2026-11.jsonl": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), Folder+"/"+want) {
			t.Errorf("%q: the error is %v, want %q", text, err, want)
		}
	}
	_, err := Read(fstest.MapFS{Folder + "/november.jsonl": {Data: []byte(line)}})
	if err == nil || !strings.Contains(err.Error(), "not named after a month") {
		t.Errorf("a file of another name: %v", err)
	}
}

func TestInForce(t *testing.T) {
	records := []Record{record("2026-11-20T09:00:00Z"), record("2026-11-20T10:00:00Z"), record("2026-11-20T10:00:00Z"), record("2026-11-21T09:00:00Z")}
	for at, want := range map[string]int{
		"2026-11-20T08:59:59Z": 0, "2026-11-20T09:00:00Z": 1, "2026-11-20T09:59:59Z": 1,
		"2026-11-20T10:00:00Z": 3, "2026-11-22T00:00:00Z": 4,
	} {
		for i := range records {
			records[i].Run = strings.Repeat("x", i+1)
		}
		got, ok := InForce(records, record(at).At)
		if ok != (want > 0) || len(got.Run) != want {
			t.Errorf("at %s the deploy is %d, want %d", at, len(got.Run), want)
		}
	}
}

// No file makes reading fall over, and what can be read is written as it stands.
func FuzzRead(f *testing.F) {
	f.Add(line)
	f.Add(line + strings.Replace(line, "T09:00", "T10:00", 1))
	f.Add(`{"at":"0001-01-01T00:00:00Z"}`)
	f.Fuzz(func(t *testing.T, text string) {
		records, err := Read(fstest.MapFS{Folder + "/2026-11.jsonl": {Data: []byte(text)}})
		if err != nil {
			return
		}
		var again strings.Builder
		for _, r := range records {
			line, err := r.encode()
			if err != nil {
				t.Fatal(err)
			}
			again.Write(line)
		}
		if again.String() != text {
			t.Errorf("%q reads as %q", text, again.String())
		}
	})
}
