package check

import (
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

var update = flag.Bool("update", false, "write what is found into testdata/rules")

// Each rule has hubs with offending and with clean files, and all that it finds there:
// RULE.txtar, and RULE.CASE.txtar for what needs settings of its own.
func TestRules(t *testing.T) {
	names, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	tried := map[string]bool{}
	for _, name := range names {
		base := strings.TrimSuffix(filepath.Base(name), ".txtar")
		rule, _, _ := strings.Cut(base, ".")
		i := slices.IndexFunc(Rules, func(r Rule) bool { return r.Name == rule })
		if i < 0 {
			t.Errorf("%s is of no rule", name)
			continue
		}
		tried[rule] = true
		t.Run(base, func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			c := readCase(t, a)
			got := c.run(Rules[i])
			if *update {
				a.Files[c.want].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(a.Files[c.want].Data); got != want {
				t.Errorf("found\n%s\nwant\n%s", got, want)
			}
		})
	}
	for _, r := range Rules {
		if !tried[r.Name] {
			t.Errorf("rule %s has no case", r.Name)
		}
	}
}

// What check --rules shows is true.
func TestExamples(t *testing.T) {
	for i := range Rules {
		t.Run(Rules[i].Name, func(t *testing.T) {
			a := txtar.Parse([]byte(Rules[i].Example))
			c := readCase(t, a)
			if got, want := c.run(Rules[i]), string(a.Files[c.want].Data); got != want {
				t.Errorf("found\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// check --rules explains every rule, in order, each finding as check itself words it.
func TestExplain(t *testing.T) {
	var b strings.Builder
	if err := Explain(&b); err != nil {
		t.Fatal(err)
	}
	rest := "\n" + b.String()
	for _, r := range Rules {
		lines := strings.Split(strings.TrimSpace(r.Example), "\n")
		for _, part := range []string{"\n" + r.Name + "\n", "    " + lines[0] + "\n", "    " + lines[len(lines)-1] + "\n"} {
			_, after, found := strings.Cut(rest, part)
			if !found {
				t.Fatalf("rule %s: %q is missing", r.Name, part)
			}
			rest = "\n" + after
		}
	}
}

func TestEveryRuleHasItsOwnName(t *testing.T) {
	var names []string
	for _, r := range Rules {
		if r.Doc == "" || r.post == nil && r.hub == nil || slices.Contains(names, r.Name) {
			t.Errorf("rule %q says nothing, does nothing or is there twice", r.Name)
		}
		names = append(names, r.Name)
	}
}

// A ruleCase is a hub in a txtar archive. Its comment may say now: and changed:, files
// below before/ are the hub as it was, and the last file is what is found.
type ruleCase struct {
	hub     fstest.MapFS
	options Options
	want    int // index of the file
}

func readCase(t *testing.T, a *txtar.Archive) ruleCase {
	t.Helper()
	c := ruleCase{hub: newHub(), want: len(a.Files) - 1}
	c.options.Now = time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)
	before := newHub()
	for _, f := range a.Files[:c.want] {
		if path.Ext(f.Name) == ".png" || path.Ext(f.Name) == ".jpg" {
			f.Data = picture(t, f.Name, f.Data)
		}
		if name, was := strings.CutPrefix(f.Name, "before/"); was {
			before[name] = &fstest.MapFile{Data: f.Data}
			c.options.Before = Before(before)
		} else {
			c.hub[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	for line := range strings.Lines(string(a.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "now":
			now, err := time.Parse(time.RFC3339, value)
			if err != nil {
				t.Fatal(err)
			}
			c.options.Now = now
		case "changed":
			c.options.Changed = map[string]bool{}
			for _, file := range strings.Fields(value) {
				c.options.Changed[file] = true
			}
		}
	}
	return c
}

func newHub() fstest.MapFS {
	return fstest.MapFS{"site/hub.yaml": {Data: []byte("title: Hub\n")}}
}

// run returns the errors of reading and what the rule finds, as text.
func (c ruleCase) run(r Rule) string {
	hub, problems := site.Read(site.Source{Program: os.DirFS("../.."), Hub: c.hub})
	problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Severity != problem.Error })
	return asText(append(problems, run(hub, c.options, []Rule{r})...))
}

func asText(list problem.List) string {
	var b strings.Builder
	for _, p := range list {
		writeProblem(&b, p)
	}
	return b.String()
}
