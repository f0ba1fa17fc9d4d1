package check

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
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
		if r.looks() && !tried[r.Name] {
			t.Errorf("rule %s has no case", r.Name)
		}
	}
}

// What check --rules shows is true.
func TestExamples(t *testing.T) {
	for _, r := range Rules {
		if r.Example == "" && !r.looks() {
			continue
		}
		t.Run(r.Name, func(t *testing.T) {
			a := txtar.Parse([]byte(r.Example))
			c := readCase(t, a)
			found := c.run
			if !r.looks() {
				found = c.all
			}
			if got, want := anyLook(found(r)), anyLook(string(a.Files[c.want].Data)); got != want || got == "" {
				t.Errorf("found\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// anyLook forgets the name of the folder of assets, which every change of them changes.
func anyLook(text string) string {
	return regexp.MustCompile(`\bassets/[0-9a-f]{12}/`).ReplaceAllString(text, "assets/…/")
}

func (r Rule) looks() bool { return r.post != nil || r.text != nil || r.hub != nil }

// check --rules explains whatever a problem can be found by, and nothing else.
func TestEveryProblemHasARule(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules {
		known[r.Name] = true
	}
	named := namedRules(t, "../..")
	for name, at := range named {
		if !known[name] {
			t.Errorf("%s: rule %q is not among Rules", at, name)
		}
	}
	for _, r := range Rules {
		if named[r.Name] == "" && !r.looks() {
			t.Errorf("nothing is found by the rule %q", r.Name)
		}
	}
}

// problems are made by these, with a rule's name or a constant that holds it.
var (
	foundBy   = regexp.MustCompile(`problem\.(?:Error|Warning|Note)f\([^\n]*?[,(]\s*"([a-z-]+)",\s*(?:"|err)`)
	decodedBy = regexp.MustCompile(`\.Decode\(&?\w+, "([a-z-]+)"\)`)
	ruleConst = regexp.MustCompile(`(?m)^(?:const rule|\trule[A-Z]\w*)\s*= "([a-z-]+)"`)
)

// namedRules are the rules that the program's code names, and where.
func namedRules(t *testing.T, root string) map[string]string {
	t.Helper()
	named := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		code, err := os.ReadFile(filepath.Join(root, name))
		for _, pattern := range []*regexp.Regexp{foundBy, decodedBy, ruleConst} {
			for _, match := range pattern.FindAllSubmatch(code, -1) {
				named[string(match[1])] = name
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return named
}

// check --rules explains every rule, in order, each finding as check itself words it.
func TestExplain(t *testing.T) {
	var b strings.Builder
	if err := Explain(&b); err != nil {
		t.Fatal(err)
	}
	rest := "\n" + b.String()
	for _, r := range Rules {
		if r.Example == "" {
			continue
		}
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
		if r.Doc == "" || slices.Contains(names, r.Name) {
			t.Errorf("rule %q says nothing or is there twice", r.Name)
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

// all returns what is found of a rule that is held elsewhere, as text.
func (c ruleCase) all(r Rule) string {
	_, problems := Hub(site.Source{Program: os.DirFS("../.."), Hub: c.hub}, c.options)
	return asText(slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Rule != r.Name }))
}

func asText(list problem.List) string {
	var b strings.Builder
	for _, p := range list {
		writeProblem(&b, p)
	}
	return b.String()
}
