package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// called is the program in a command of a workflow, with its arguments.
var called = regexp.MustCompile(`(?m)(?:^\s*(?:- )?(?:run: )?|\|\| |&& |if )` +
	`(?:portevoix|go run "\$PORTEVOIX") ([a-z][^>|;&\n]*)`)

// Workflows call commands and options that there are.
func TestWorkflowsCallWhatIsThere(t *testing.T) {
	var files []string
	for _, pattern := range []string{
		".github/workflows/*.yml", ".github/actions/*/action.yml", "internal/scaffold/starter/*.yml",
	} {
		found, err := filepath.Glob(repository + "/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	calls := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.ReplaceAll(string(text), "\\\n", "")
		for _, m := range called.FindAllStringSubmatch(lines, -1) {
			calls++
			callable(t, filepath.Base(file), m[1])
		}
	}
	if calls < 10 {
		t.Errorf("found %d calls in %q", calls, files)
	}
}

var option = regexp.MustCompile(`--([a-z-]+)`)

func callable(t *testing.T, file, call string) {
	t.Helper()
	cmd, _, err := (&program{}).root().Find(strings.Fields(call))
	if err != nil || cmd.Name() == "portevoix" {
		t.Errorf("%s calls %q: %v", file, call, err)
		return
	}
	for _, m := range option.FindAllStringSubmatch(call, -1) {
		if cmd.Flag(m[1]) == nil {
			t.Errorf("%s calls %q: there is no --%s", file, call, m[1])
		}
	}
}
