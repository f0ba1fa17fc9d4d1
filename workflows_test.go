package portevoix_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// A workflow is a file that GitHub runs: of this repository, the one that init writes,
// or the action that both use.
type workflow struct {
	file string
	text string
	root yaml.Node

	On          yaml.Node
	Permissions rights
	Concurrency concurrency
	Jobs        map[string]job
	Runs        struct{ Steps []step } // of an action
}

type job struct {
	Uses        string // another workflow
	Permissions rights
	Concurrency concurrency
	Timeout     int `yaml:"timeout-minutes"`
	Secrets     any
	Steps       []step
}

type step struct {
	Uses, Run, If string
	Dir           string `yaml:"working-directory"`
	With          map[string]string
}

type concurrency struct {
	Group  string
	Cancel *bool `yaml:"cancel-in-progress"`
}

// rights are what a token may do, by kind; nil: not stated.
type rights map[string]string

// UnmarshalYAML takes "read-all" and "write-all" for a kind of their own.
func (r *rights) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*r = rights{"everything": n.Value}
		return nil
	}
	return n.Decode((*map[string]string)(r))
}

func readWorkflow(file, text string) (*workflow, error) {
	w := &workflow{file: file, text: text}
	if err := yaml.Unmarshal([]byte(text), &w.root); err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	if err := w.root.Decode(w); err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return w, nil
}

// events are what starts the workflow.
func (w *workflow) events() []string {
	switch w.On.Kind {
	case yaml.ScalarNode:
		return []string{w.On.Value}
	case yaml.SequenceNode:
		return values(w.On.Content)
	}
	var names []string
	for i := 0; i < len(w.On.Content); i += 2 {
		names = append(names, w.On.Content[i].Value)
	}
	return names
}

func values(nodes []*yaml.Node) []string {
	list := make([]string, len(nodes))
	for i, n := range nodes {
		list[i] = n.Value
	}
	return list
}

// isAction reports whether the file is steps alone, for the jobs of others.
func (w *workflow) isAction() bool { return len(w.Runs.Steps) > 0 }

// steps are those of all jobs, or of the action.
func (w *workflow) steps() []step {
	list := w.Runs.Steps
	for _, name := range slices.Sorted(maps.Keys(w.Jobs)) {
		list = append(list, w.Jobs[name].Steps...)
	}
	return list
}

// find returns what a workflow does wrong, by rule.
func (w *workflow) find() map[string][]string {
	found := map[string][]string{}
	for _, rule := range workflowRules {
		if mistakes := rule.find(w); len(mistakes) > 0 {
			found[rule.name] = mistakes
		}
	}
	return found
}

var workflowFiles = []string{
	".github/workflows/*.y*ml", ".github/actions/*/action.y*ml", "action.yml", "internal/scaffold/starter/workflow*.yml",
}

func TestWorkflowsAreSafe(t *testing.T) {
	for _, pattern := range workflowFiles {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 && !strings.Contains(pattern, "actions") {
			t.Errorf("found no %s", pattern)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			w, err := readWorkflow(filepath.ToSlash(file), string(text))
			if err != nil {
				t.Fatal(err)
			}
			for rule, mistakes := range w.find() {
				t.Errorf("%s: %s:\n\t%s", file, rule, strings.Join(mistakes, "\n\t"))
			}
		}
	}
}

// Each rule catches what it is for, and nothing is wrong with the workflow that the
// mistakes are made in.
func TestWorkflowRulesCatch(t *testing.T) {
	good, err := os.ReadFile("testdata/workflow.yml")
	if err != nil {
		t.Fatal(err)
	}
	if w, err := readWorkflow("good.yml", string(good)); err != nil || len(w.find()) > 0 {
		t.Fatalf("%v, found %q in a good one", err, w.find())
	}
	caught := map[string]bool{}
	for _, bad := range badWorkflows {
		for _, change := range bad.changes {
			wantCaught(t, string(good), change, bad.rule)
		}
		caught[bad.rule] = true
	}
	for _, rule := range workflowRules {
		if !caught[rule.name] {
			t.Errorf("no bad workflow proves that %q is caught", rule.name)
		}
	}
}

func wantCaught(t *testing.T, good string, change [2]string, rule string) {
	t.Helper()
	text := strings.Replace(good, change[0], change[1], 1)
	if text == good {
		t.Fatalf("%q is not in the workflow", change[0])
	}
	w, err := readWorkflow("bad.yml", text)
	if err != nil {
		t.Fatalf("%q: %v", change[1], err)
	}
	if found := w.find(); len(found[rule]) == 0 {
		t.Errorf("%q instead of %q: found %q, want %q", change[1], change[0], found, rule)
	}
}
