package metrics

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hub is an empty hub.
func hub(t testing.TB) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// said is what a source says of one day: a visit of a post for each letter.
func said(source, day, posts string) Batch {
	b := Batch{Source: source, Kind: "logs", Badge: Counted, Program: "portevoix 1", At: "2026-11-21T03:00:00Z",
		Days: []Day{{Day: day, Read: 9, Dropped: map[string]int64{"robot": 2, "none": 0}, Closed: true}}}
	for _, post := range posts {
		b.Facts = append(b.Facts, Fact{Day: day, Post: string(post), Lang: "en", Network: "x", Measure: Visits, Value: 1})
	}
	return b
}

func replace(t testing.TB, root *os.Root, batches ...Batch) (changed bool) {
	t.Helper()
	for _, b := range batches {
		wrote, err := Replace(root, b)
		if err != nil {
			t.Fatal(err)
		}
		changed = changed || wrote
	}
	return changed
}

// files are all files of facts, with what they hold.
func files(t testing.TB, root *os.Root) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := root.ReadFile(name)
		all[strings.TrimPrefix(name, Folder+"/")] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// The two files of a month, byte for byte. Facts that differ in nothing but their value
// are one.
func TestFiles(t *testing.T) {
	root := hub(t)
	replace(t, root, said("logs", "2026-11-20", "bab"), said("logs", "2026-11-19", ""))
	same(t, "files", map[string]string{
		"2026-11.logs.csv": "day,post,lang,text,network,campaign,team,code,measure,value,source\n" +
			"2026-11-20,a,en,,x,,,,visits,1,logs\n" +
			"2026-11-20,b,en,,x,,,,visits,2,logs\n",
		"2026-11.logs.json": `{"v":1,"source":"logs","days":[
{"day":"2026-11-19","at":"2026-11-21T03:00:00Z","kind":"logs","badge":"counted","program":"portevoix 1","read":9,"dropped":{"robot":2},"closed":true,"facts":0},
{"day":"2026-11-20","at":"2026-11-21T03:00:00Z","kind":"logs","badge":"counted","program":"portevoix 1","read":9,"dropped":{"robot":2},"closed":true,"facts":2}
]}
`,
	}, files(t, root))
	facts, problems := Read(root.FS())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	same(t, "facts", []Fact{
		{Day: "2026-11-20", Post: "a", Lang: "en", Network: "x", Measure: Visits, Value: 1, Source: "logs"},
		{Day: "2026-11-20", Post: "b", Lang: "en", Network: "x", Measure: Visits, Value: 2, Source: "logs"},
	}, facts.List)
	kept, _ := facts.Source("logs")
	if o, known := kept.Day("2026-11-19"); !known || o.Dropped["robot"] != 2 || kept.Badge() != Counted {
		t.Errorf("of the day before is known %+v", o)
	}
	if !facts.Closed("logs", "2026-11-20") || facts.Closed("logs", "2026-11-21") || facts.Closed("ga4", "2026-11-20") {
		t.Error("other days are closed than were said to be")
	}
}

// The same again changes nothing, also not who said it first and when; late data take the
// place of their day and of no other.
func TestReplace(t *testing.T) {
	root := hub(t)
	replace(t, root, said("logs", "2026-11-20", "ab"), said("logs", "2026-10-31", "c"), said("ga4", "2026-11-20", "a"))
	before := files(t, root)
	later := said("logs", "2026-11-20", "ba")
	later.At, later.Program = "2026-11-22T03:00:00Z", "portevoix 2"
	if replace(t, root, later) {
		t.Error("the same changed something")
	}
	same(t, "files after the same", before, files(t, root))
	later = said("logs", "2026-11-20", "b")
	later.At = "2026-11-23T03:00:00Z"
	if !replace(t, root, later) {
		t.Error("late data changed nothing")
	}
	after := files(t, root)
	if got := after["2026-11.logs.csv"]; strings.Contains(got, ",a,") || !strings.Contains(after["2026-11.logs.json"], "11-23T03") {
		t.Errorf("late data left\n%s", got)
	}
	delete(before, "2026-11.logs.csv")
	delete(after, "2026-11.logs.csv")
	delete(before, "2026-11.logs.json")
	delete(after, "2026-11.logs.json")
	same(t, "files of other months and sources", before, after)
}

// Whatever visitors write into the tags of an address is kept, as long as it could be an
// id: one of them must not stop the others from being counted.
func TestOddTexts(t *testing.T) {
	root, b := hub(t), said("logs", "2026-11-20", "a")
	b.Facts[0].Text = "--a-"
	replace(t, root, b)
	if facts, problems := Read(root.FS()); len(problems) > 0 || facts.List[0].Text != "--a-" {
		t.Errorf("read %v, %v", facts.List, problems)
	}
}

// A day on which nothing is left keeps its origin: it was read, and nothing was there.
func TestReplaceByNothing(t *testing.T) {
	root := hub(t)
	replace(t, root, said("logs", "2026-11-20", "ab"), said("logs", "2026-11-20", ""))
	if got := files(t, root); len(got) != 1 || !strings.Contains(got["2026-11.logs.json"], `"facts":0`) {
		t.Errorf("left %v", got)
	}
	if facts, problems := Read(root.FS()); len(problems) > 0 || !facts.Closed("logs", "2026-11-20") {
		t.Errorf("the day is not known to be closed, %v", problems)
	}
}

// Where anything is wrong with what a source says, nothing of it is kept.
func TestReplaceRefuses(t *testing.T) {
	for want, change := range map[string]func(*Batch){
		`found the source "Logs"`:                      func(b *Batch) { b.Source = "Logs" },
		"which program":                                func(b *Batch) { b.Program = "" },
		"2026-11-20 stands in it twice":                func(b *Batch) { b.Days = append(b.Days, b.Days[0]) },
		`found "2026-11-31", want a day`:               func(b *Batch) { b.Days[0].Day = "2026-11-31" },
		"2026-11-21, which is none of its days":        func(b *Batch) { b.Facts[0].Day = "2026-11-21" },
		`post: found "192.0.2.1"`:                      func(b *Batch) { b.Facts[0].Post = "192.0.2.1" },
		`code: found "me@example.org"`:                 func(b *Batch) { b.Facts[0].Code = "me@example.org" },
		`measure: found "clicks", want one of visits,`: func(b *Batch) { b.Facts[0].Measure = "clicks" },
		"value: found -1":                              func(b *Batch) { b.Facts[0].Value = -1 },
		"visits of a on 2026-11-20: found 1000000000001": func(b *Batch) {
			b.Facts[0].Value, b.Facts[1] = Most, b.Facts[0]
		},
		`found the badge "sure"`:          func(b *Batch) { b.Badge = "sure" },
		`found the time "yesterday"`:      func(b *Batch) { b.At = "yesterday" },
		`dropped for the reason "a, b"`:   func(b *Batch) { b.Days[0].Dropped = map[string]int64{"a, b": 1} },
		"2026-11-20 has a number below 0": func(b *Batch) { b.Days[0].Read = -1 },
	} {
		root := hub(t)
		b := said("logs", "2026-11-20", "ab")
		change(&b)
		if _, err := Replace(root, b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("said %v, want %q", err, want)
		}
		if left := files(t, root); len(left) > 0 {
			t.Errorf("%s: left %v", want, left)
		}
	}
}

// What was counted long ago goes for good, files and all; codes go sooner, and the facts
// that differed in nothing else become one.
func TestPrune(t *testing.T) {
	root := hub(t)
	coded := said("logs", "2026-10-20", "aab")
	coded.Facts[0].Code, coded.Facts[2].Code = "aaaaa", "bbbbb"
	recent := said("logs", "2026-11-20", "a")
	recent.Facts[0].Code = "aaaaa"
	replace(t, root, said("logs", "2024-09-30", "ab"), coded, recent)
	keep := Limits{Facts: "2024-10-01", Codes: "2026-11-01"}
	want := Pruned{Days: 1, Facts: 2, Codes: 2}
	if found, problems := Outdated(root.FS(), keep); found != want || len(problems) > 0 || len(files(t, root)) != 6 {
		t.Errorf("would remove %+v of %d files, %v", found, len(files(t, root)), problems)
	}
	if gone, problems, err := Prune(root, keep); gone != want || len(problems) > 0 || err != nil {
		t.Errorf("removed %+v, %v, %v", gone, problems, err)
	}
	after := files(t, root)
	if len(after) != 4 || after["2026-10.logs.csv"] != headerLine+"\n2026-10-20,a,en,,x,,,,visits,2,logs\n2026-10-20,b,en,,x,,,,visits,1,logs\n" {
		t.Errorf("left %v", after)
	}
	if !strings.Contains(after["2026-11.logs.csv"], "aaaaa") {
		t.Error("a code that may be kept is gone")
	}
	if _, problems := Read(root.FS()); len(problems) > 0 {
		t.Error(problems)
	}
	if gone, _, _ := Prune(root, keep); gone != (Pruned{}) {
		t.Errorf("removed %+v again", gone)
	}
	if b := coded.Within(keep); len(b.Days) != 1 || b.Facts[0].Code != "" || coded.Facts[0].Code == "" {
		t.Errorf("of what comes late is kept %+v", b)
	}
	if b := said("logs", "2024-09-30", "ab").Within(keep); len(b.Days)+len(b.Facts) != 0 {
		t.Errorf("of what comes too late is kept %+v", b)
	}
}

// What a colleague's code brought is kept nowhere: the code was seen, and its number is part of
// its team's. The sums stay as they were.
func TestCodesAreOnlySeen(t *testing.T) {
	root, keep := hub(t), Limits{SeenOnly: true}
	coded := said("logs", "2026-11-20", "aab")
	for i, code := range []string{"aaaaa", "bbbbb", "aaaaa"} {
		coded.Facts[i].Team, coded.Facts[i].Code = "sales", code
	}
	want := headerLine + `
2026-11-20,a,en,,x,,sales,,visits,2,logs
2026-11-20,a,en,,x,,sales,aaaaa,visits,0,logs
2026-11-20,a,en,,x,,sales,bbbbb,visits,0,logs
2026-11-20,b,en,,x,,sales,,visits,1,logs
2026-11-20,b,en,,x,,sales,aaaaa,visits,0,logs
`
	replace(t, root, coded.Within(keep))
	same(t, "kept", want, files(t, root)["2026-11.logs.csv"])
	if coded.Facts[0].Value == 0 || coded.Facts[0].Code == "" {
		t.Error("what the source said was changed")
	}

	before := hub(t) // the setting was another when it was collected
	replace(t, before, coded)
	if gone, problems, err := Prune(before, keep); gone != (Pruned{Told: 3}) || len(problems) > 0 || err != nil {
		t.Errorf("removed %+v, %v, %v", gone, problems, err)
	}
	same(t, "pruned", want, files(t, before)["2026-11.logs.csv"])
	if _, problems := Read(before.FS()); len(problems) > 0 {
		t.Error(problems)
	}
	if gone, _, _ := Prune(before, keep); gone != (Pruned{}) {
		t.Errorf("removed %+v again", gone)
	}
}

// Numbers of two sources are never added, and neither are those of two measures.
func TestSum(t *testing.T) {
	root := hub(t)
	shown := said("ga4", "2026-11-20", "b")
	shown.Facts[0].Measure = Impressions
	replace(t, root, said("logs", "2026-11-20", "ab"), said("logs", "2026-11-21", "a"), said("ga4", "2026-11-21", "a"), shown)
	facts, problems := Read(root.FS())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	same(t, "by post", []Fact{
		{Post: "a", Measure: Visits, Value: 1, Source: "ga4"},
		{Post: "a", Measure: Visits, Value: 2, Source: "logs"},
		{Post: "b", Measure: Impressions, Value: 1, Source: "ga4"},
		{Post: "b", Measure: Visits, Value: 1, Source: "logs"},
	}, Sum(facts.List, "post"))
}
