package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/portevoix/portevoix/internal/problem"
)

// In the line of the error "é" has two bytes and "𝄞" four: byte 14 is character 10.
var hub = fstest.MapFS{
	"content/posts/été.fr.md": {Data: []byte("---\ntitle: Été\nlink: é𝄞 x\n")},
}

func at(file string, line, column int) problem.Position {
	return problem.Position{File: file, Line: line, Column: column}
}

var found = problem.List{
	problem.Errorf(at("content/posts/été.fr.md", 3, 14), "links", "found %q", "x y").WithCure("write https, 100 %%: now"),
	problem.Warningf(at("content/posts/été.fr.md", 9, 1), "limits", "a line that is not there"),
	problem.Notef(at("guidelines/a b,c.en.md", 0, 0), "file", "of the file as a whole"),
}

func output(t *testing.T, format string, list problem.List, at Place) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, list, at); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The formats are read by other programs: testdata/formats.txtar is what they get.
func TestFormats(t *testing.T) {
	const golden = "testdata/formats.txtar"
	a, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range a.Files {
		list := found
		if strings.HasSuffix(f.Name, "-empty") {
			list = nil
		}
		got := output(t, strings.TrimSuffix(f.Name, "-empty"), list, Place{Hub: hub, Folder: "the hub"})
		if *update {
			a.Files[i].Data = []byte(got)
		} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := Write(&bytes.Buffer{}, "xml", nil, Place{}); err == nil || !strings.Contains(err.Error(), "sarif") {
		t.Errorf("Write(xml) = %v, want an error that names the formats", err)
	}
}

func TestJSONHasTheseKeys(t *testing.T) {
	var list []map[string]any
	if err := json.Unmarshal([]byte(output(t, "json", found, Place{})), &list); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"file": "content/posts/été.fr.md", "line": 3.0, "column": 14.0, "rule": "links", "severity": "error",
		"message": `found "x y"; write https, 100 %: now`,
	}
	if diff := cmp.Diff(want, list[0]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What SARIF 2.1.0 asks for, and code scanning: a rule for each result, addresses below
// the repository, a line, columns in characters.
func TestSARIF(t *testing.T) {
	var log sarifLog
	decoder := json.NewDecoder(strings.NewReader(output(t, "sarif", found, Place{Hub: hub, Folder: "the hub"})))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Errorf("version %q, %d runs", log.Version, len(log.Runs))
	}
	rules := log.Runs[0].Tool.Driver.Rules
	for i, r := range rules {
		if slices.ContainsFunc(rules[i+1:], func(s sarifRule) bool { return s.ID == r.ID }) {
			t.Errorf("rule %q is there twice", r.ID)
		}
	}
	var got []string
	for _, r := range log.Runs[0].Results {
		place := r.Locations[0].PhysicalLocation
		got = append(got, fmt.Sprintf("%s %s %s %d:%d %s %s", r.Level, r.RuleID, place.ArtifactLocation.URI,
			place.Region.StartLine, place.Region.StartColumn, rules[r.RuleIndex].ID, r.Message.Text))
	}
	want := []string{
		`error links the%20hub/content/posts/%C3%A9t%C3%A9.fr.md 3:10 links found "x y"; write https, 100 %: now`,
		`warning limits the%20hub/content/posts/%C3%A9t%C3%A9.fr.md 9:0 limits a line that is not there`,
		`note file the%20hub/guidelines/a%20b,c.en.md 1:0 file of the file as a whole`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if empty := output(t, "sarif", nil, Place{}); !strings.Contains(empty, `"results": []`) {
		t.Error("no problems are no empty list")
	}
}

// A command is a line that begins with ::, a command of old holds ##[: each problem is
// one, and no part of it is another.
var command = regexp.MustCompile(`^::(error|warning|notice) [^:\r\n]*::[^\r\n]*$`)

func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "x\n::error::forged", "%0A::error::x", "\r::stop-commands::x", "a,line=9::b", "##[error]x",
		"\x1b[2J", "\u202etxet", "\u2028", "\xff", "</script>", "::set-output name=a::b"} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, file, message, cure string) {
		list := problem.List{problem.Errorf(at("content/"+file, 1, 1), "banned", "%s", message).WithCure("%s", cure)}
		text := strings.TrimSuffix(output(t, "github", list, Place{}), "\n")
		if !command.MatchString(text) {
			t.Errorf("not one command: %q", text)
		}
		_, said, _ := strings.Cut(text[2:], "::")
		if got := unescape(said); got != list[0].Text() {
			t.Errorf("the message reads %q, want %q", got, list[0].Text())
		}
		for line := range strings.Lines(output(t, "text", list, Place{})) {
			if strings.ContainsAny(line, "\r\x1b\u202e\u2028") || strings.Contains(line, "##[") {
				t.Errorf("the line %q steers who reads it", line)
			}
			if strings.HasPrefix(strings.TrimSpace(line), "::") {
				t.Errorf("the line %q is a command", line)
			}
		}
		for _, format := range []string{"json", "sarif"} {
			if !json.Valid([]byte(output(t, format, list, Place{}))) {
				t.Errorf("%s is no JSON", format)
			}
		}
	})
}

// GitHub drops all but ten of a kind: what is dropped must be told, and be the least.
func TestGitHubShowsTheMostSerious(t *testing.T) {
	many := func(errors, warnings, notes int) problem.List {
		var list problem.List
		for i := range notes {
			list = append(list, problem.Notef(at("a.md", i+1, 0), "mix", "note"))
		}
		for i := range warnings {
			list = append(list, problem.Warningf(at("b.md", i+1, 0), "limits", "warning"))
		}
		for i := range errors {
			list = append(list, problem.Errorf(at("c.md", i+1, 0), "banned", "error"))
		}
		return list
	}
	for _, test := range []struct {
		list                    problem.List
		errors, warnings, notes int
		rest                    string
	}{
		{many(10, 10, 10), 10, 10, 10, ""},
		{many(11, 0, 0), 10, 0, 1, "1 error in 1 file not shown here"},
		{many(0, 12, 10), 0, 10, 10, "2 warnings, 1 note in 2 files not shown here"},
		{many(200, 200, 200), 10, 10, 10, "190 errors, 190 warnings, 191 notes in 3 files not shown here"},
	} {
		text := output(t, "github", test.list, Place{All: "read the summary"})
		for kind, want := range map[string]int{"error": test.errors, "warning": test.warnings, "notice": test.notes} {
			if got := strings.Count(text, "::"+kind+" "); got != want {
				t.Errorf("found %d of ::%s, want %d:\n%s", got, kind, want, text)
			}
		}
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		if rest := lines[len(lines)-1]; test.rest != "" && (!strings.Contains(rest, test.rest) || !strings.HasSuffix(rest, "; read the summary")) {
			t.Errorf("the last is %q, want %q", rest, test.rest)
		}
		if order := kinds(lines); !slices.IsSorted(order) {
			t.Errorf("the kinds are %q, want the most serious first", order)
		}
	}
}

// kinds are the first letters of commands, in alphabetical order of seriousness.
func kinds(lines []string) []string {
	var list []string
	for _, line := range lines {
		list = append(list, map[byte]string{'e': "1 error", 'w': "2 warning", 'n': "3 notice"}[line[2]])
	}
	return list
}

func TestSummary(t *testing.T) {
	got := Summary(found, Place{Folder: "the hub"}, 4096)
	for _, want := range []string{
		"### portevoix check: 1 error, 1 warning, 1 note in 2 files\n",
		"| error | `the hub/content/posts/été.fr.md:3:14` | `found \"x y\"; write https, 100 %: now` | `links` |\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the summary lacks %q:\n%s", want, got)
		}
	}
	if got := Summary(nil, Place{}, 4096); got != "### portevoix check: no problems\n" {
		t.Errorf("of no problems the summary is %q", got)
	}
	long := slices.Repeat(found, 1000)
	for _, limit := range []int{10_000, 500, 100, -1} {
		got := Summary(long, Place{}, limit)
		if len(got) > max(0, limit) {
			t.Errorf("a summary of at most %d bytes has %d", limit, len(got))
		}
		if limit >= 500 && !strings.Contains(got, "There is no room for ") {
			t.Errorf("a summary of %d bytes does not say what it lacks:\n%s", limit, got)
		}
	}
}

func unescape(s string) string {
	return strings.NewReplacer("%0A", "\n", "%0D", "\r", "%25", "%").Replace(s)
}
