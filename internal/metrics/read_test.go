package metrics

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	csvFile  = Folder + "/2026-11.logs.csv"
	jsonFile = Folder + "/2026-11.logs.json"
	row      = "2026-11-20,a,en,,x,,,,visits,1,logs\n"
	origin   = `{"day":"2026-11-20","at":"2026-11-21T03:00:00Z","kind":"logs","badge":"counted","program":"p","read":9,"closed":true,"facts":1}`
	origins  = `{"v":1,"source":"logs","days":[` + "\n" + origin + "\n]}\n"
)

// with is a hub of one good month of another source, and of the month of logs.
func with(t *testing.T, csv, json string) fstest.MapFS {
	t.Helper()
	root, fsys := hub(t), fstest.MapFS{}
	replace(t, root, said("ga4", "2026-11-20", "a"))
	for name, text := range files(t, root) {
		fsys[Folder+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range map[string]string{csvFile: csv, jsonFile: json} {
		if text != "" {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return fsys
}

// Each mistake has its place, and costs its month of its source and nothing else.
func TestReadNamesEveryMistake(t *testing.T) {
	csv := headerLine + "\n" + row
	for _, test := range []struct{ name, csv, json, want string }{
		{"nothing wrong", csv, origins, ""},
		{"another header", "day,post\n" + row, origins, "csv:1:1: the first line is not day,post,"},
		{"a byte-order mark", "\ufeff" + csv, origins, "csv:1:1: the first line is not day,post,"},
		{"line ends of another system", strings.ReplaceAll(csv, "\n", "\r\n"), origins, "csv:1:1: the first line is not day,post,"},
		{"a short line", csv + "2026-11-20,a\n", origins, "csv:3:12: found 1 commas, want 10: day,"},
		{"a long line", strings.Replace(csv, ",logs\n", ",logs,\n", 1), origins, "csv:2:32: found 11 commas, want 10"},
		{"a cut line", csv + "2026-11-20", origins, "csv:3:1: the last line is cut off"},
		{"a day that is none", strings.Replace(csv, "11-20", "11-31", 1), origins, `csv:2:1: day: found "2026-11-31", want a day such as 2026-11-20`},
		{"a day of another month", strings.Replace(csv, "11-20", "12-20", 1), origins, "csv:2:1: 2026-12-20 is of another month"},
		{"an address", strings.Replace(csv, ",a,", ",192.0.2.1,", 1), origins, `csv:2:12: post: found "192.0.2.1", want small letters`},
		{"a person", strings.Replace(csv, ",x,,,,", ",x,,,me@example.org,", 1), origins, `csv:2:22: code: found "me@example.org", want small letters`},
		{"quotes", strings.Replace(csv, ",a,", `,"a",`, 1), origins, `csv:2:12: post: found "\"a\""`},
		{"a measure that is none", strings.Replace(csv, "visits", "clicks", 1), origins, `csv:2:23: measure: found "clicks", want one of visits, `},
		{"a number below nothing", strings.Replace(csv, ",1,", ",-1,", 1), origins, "csv:2:30: value: found -1, want a whole number from 0"},
		{"a number of another form", strings.Replace(csv, ",1,", ",01,", 1), origins, `csv:2:30: value: found "01", want a whole number from 0`},
		{"another source", strings.Replace(csv, ",logs\n", ",ga4\n", 1), origins, `csv:2:1: the source is "ga4", the file's name says "logs"`},
		{"the same twice", csv + row, origins, "csv:3:1: it says the same thing as the line before"},
		{"another order", headerLine + "\n" + strings.Replace(row, ",a,", ",b,", 1) + row, origins, "csv:3:1: it stands after the line before, lines are sorted"},
		{"two mistakes", csv + "a\nb\n", origins, "csv:3:1: found 0 commas, want 10: " + headerLine + "; " + again + " [metrics]\n" + csvFile + ":4:1: found 0 commas"},

		{"no JSON", csv, "no\n", "json:1:1: it does not begin as such files do: invalid character"},
		{"a conflict", csv, "<<<<<<< HEAD\n" + origins, "json:1:1: it does not begin as such files do"},
		{"a cut file", csv, strings.TrimSuffix(origins, "]}\n"), "json:3:1: the file is cut off"},
		{"another source's", csv, strings.Replace(origins, `"logs"`, `"ga4"`, 1), `json:1:1: it is of the source "ga4", its name says "logs"`},
		{"an unknown key", csv, strings.Replace(origins, `"read"`, `"red"`, 1), `json:2:1: json: unknown field "red"`},
		{"a cut line of a day", csv, strings.Replace(origins, `,"facts":1}`, "", 1), "json:2:1: the line is cut off"},
		{"a day twice", csv, strings.Replace(origins, origin, origin+",\n"+origin, 1), "json:3:1: 2026-11-20 stands after 2026-11-20"},
		{"an origin of another month", csv, strings.Replace(origins, `"day":"2026-11`, `"day":"2026-12`, 1), "json:2:1: 2026-12-20 is of another month"},
		{"a badge that is none", csv, strings.Replace(origins, "counted", "sure", 1), `json:2:1: found the badge "sure", want one of counted, imported, declared, estimated`},
		{"another way of writing", csv, strings.Replace(origins, `"read":`, `"read": `, 1), "json: it is not written as this program writes it"},
		{"a later version", csv, strings.Replace(origins, `"v":1`, `"v":2`, 1),
			"json:1: the file is of version 2, this program knows 1; use the program that wrote it, or a later one [metrics]"},
		{"no origin", csv, "", "json: of 2026-11-20 the .csv has other facts than the .json says; collect that day again [metrics]"},
		{"a lost row", headerLine + "\n", origins, "json: of 2026-11-20 the .csv has other facts than the .json says"},
		{"no facts", "", origins, "json: of 2026-11-20 the .csv has other facts than the .json says"},
	} {
		t.Run(test.name, func(t *testing.T) {
			facts, problems := Read(with(t, test.csv, test.json))
			var all strings.Builder
			for _, p := range problems {
				all.WriteString(p.String() + "\n")
			}
			if got := all.String(); test.want == "" && got != "" || !strings.HasPrefix(got, strings.TrimSuffix(Folder+"/2026-11.logs."+test.want, ".")) && test.want != "" {
				t.Errorf("found %s\nwant  %s", got, test.want)
			}
			if _, good := facts.Source("ga4"); !good {
				t.Error("another source is gone, too")
			}
			if kept, known := facts.Source("logs"); test.want != "" && known && len(kept.Origins) > 0 {
				t.Errorf("what is wrong is used: %+v", kept)
			}
		})
	}
}

// A file that is named after nothing is told; what a killed program left is not read.
func TestReadOtherFiles(t *testing.T) {
	for name, want := range map[string]string{
		"november.csv": "not named after a month and a source", "2026-13.logs.csv": "not named", "2026-11.Logs.json": "not named",
		"2026-11.logs.csv.7.new": "", "README.md": "",
	} {
		_, problems := Read(fstest.MapFS{Folder + "/" + name: {Data: []byte("x")}})
		if (len(problems) == 1) != (want != "") || want != "" && !strings.Contains(problems[0].String(), want) {
			t.Errorf("%s: found %v, want %q", name, problems, want)
		}
	}
}

// A month in which something is wrong is written over by nobody, and neither is a day that
// fell apart; saying that day again mends it.
func TestReplaceLosesNothing(t *testing.T) {
	root := hub(t)
	replace(t, root, said("logs", "2026-11-19", "a"), said("logs", "2026-11-20", "ab"))
	whole := files(t, root)
	write := func(name, text string) {
		if err := root.WriteFile(Folder+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("2026-11.logs.csv", whole["2026-11.logs.csv"]+"x\n")
	if _, err := Replace(root, said("logs", "2026-11-21", "a")); err == nil || !strings.Contains(err.Error(), "2026-11.logs.csv:5:1") {
		t.Errorf("said %v", err)
	}
	write("2026-11.logs.csv", strings.TrimSuffix(whole["2026-11.logs.csv"], "2026-11-20,b,en,,x,,,,visits,1,logs\n"))
	if facts, _ := Read(root.FS()); facts.Closed("logs", "2026-11-20") || !facts.Closed("logs", "2026-11-19") {
		t.Error("a day that fell apart is taken for read, or one beside it is not")
	}
	replace(t, root, said("logs", "2026-11-21", "a"))
	if got := files(t, root)["2026-11.logs.csv"]; !strings.Contains(got, "2026-11-20,a,") {
		t.Errorf("what was left of the day is gone:\n%s", got)
	}
	replace(t, root, said("logs", "2026-11-20", "ab"))
	if _, problems := Read(root.FS()); len(problems) > 0 {
		t.Error(problems)
	}
}

// Killed between the two files, the program is right again once it ran again.
func TestKilledBetweenFiles(t *testing.T) {
	root, other := hub(t), hub(t)
	replace(t, root, said("logs", "2026-11-19", "a"))
	replace(t, other, said("logs", "2026-11-19", "a"), said("logs", "2026-11-20", "ab"))
	whole := files(t, other)
	if err := root.WriteFile(csvFile, []byte(whole["2026-11.logs.csv"]), 0o644); err != nil {
		t.Fatal(err)
	}
	if facts, problems := Read(root.FS()); len(problems) != 1 || len(facts.List) != 1 {
		t.Errorf("read %v, %v", facts.List, problems)
	}
	replace(t, root, said("logs", "2026-11-20", "ab"))
	same(t, "files", whole, files(t, root))
}

// Files of an older version are read as they stand, and written in today's.
func TestMigrate(t *testing.T) {
	t.Cleanup(func() { delete(migrations, 0) })
	migrations[0] = func(old texts) (texts, error) {
		text := strings.Replace(string(old.origins), `"v":0`, `"v":1`, 1)
		return texts{old.facts, []byte(strings.ReplaceAll(text, `"finished"`, `"closed"`))}, nil
	}
	root := hub(t)
	replace(t, root, said("logs", "2026-11-19", "a"))
	today := files(t, root)["2026-11.logs.json"]
	old := strings.ReplaceAll(strings.Replace(today, `"v":1`, `"v":0`, 1), `"closed"`, `"finished"`)
	if err := root.WriteFile(jsonFile, []byte(old), 0o644); err != nil {
		t.Fatal(err)
	}
	if facts, problems := Read(root.FS()); len(problems) > 0 || !facts.Closed("logs", "2026-11-19") {
		t.Errorf("read %+v, %v", facts, problems)
	}
	if !replace(t, root, said("logs", "2026-11-19", "a")) || files(t, root)["2026-11.logs.json"] != today {
		t.Errorf("written:\n%s", files(t, root)["2026-11.logs.json"])
	}
}

// FuzzRead: whatever stands in the two files, a place is named for what is wrong, and what
// is right is written again as it stands.
func FuzzRead(f *testing.F) {
	f.Add(headerLine+"\n"+row, origins)
	f.Add(headerLine+"\n"+row+row, strings.Replace(origins, "20", "2", 1))
	f.Add(headerLine, "{}")
	f.Add("", `{"v":1,"source":"logs","days":[`+"\n]}\n")
	f.Fuzz(func(t *testing.T, csv, json string) {
		fsys := fstest.MapFS{csvFile: {Data: []byte(csv)}, jsonFile: {Data: []byte(json)}}
		facts, problems := Read(fsys)
		for _, p := range problems {
			if p.Message == "" || p.Line > 1+max(strings.Count(csv, "\n"), strings.Count(json, "\n")) {
				t.Errorf("%v is no place", p)
			}
		}
		if len(problems) > 0 || len(facts.Sources) == 0 {
			return
		}
		m := month{name: "2026-11", source: "logs", facts: facts.List, origins: facts.Sources[0].Origins}
		got := m.encode()
		if string(got.origins) != json || string(got.facts) != csv && csv != headerLine+"\n" {
			t.Errorf("written again:\n%s%s", got.facts, got.origins)
		}
	})
}
