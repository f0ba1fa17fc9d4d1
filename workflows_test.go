package portevoix_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What a workflow must not do, beside what actionlint knows. Who opens a pull request
// decides what runs here: it gets no right to write, no secret, and none of its words
// reaches a shell.
var forbiddenInWorkflows = []struct {
	line *regexp.Regexp
	why  string
}{
	{regexp.MustCompile(`pull_request_target`), "it runs a stranger's code with our rights"},
	{regexp.MustCompile(`\$\{\{.*github\.(event|head_ref)`), "whoever opens a pull request writes it: pass it in env"},
	{regexp.MustCompile(`write-all|:\s*write\b`), "no workflow here needs to write"},
	{regexp.MustCompile(`\bsecrets\b`), "no workflow here needs a secret"},
	{regexp.MustCompile(`go (install|run) \S+@`), "tools have their exact versions in tools/go.mod"},
}

var (
	action = regexp.MustCompile(`uses:\s*(\S+)`)
	pinned = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
)

func TestWorkflowsAreSafe(t *testing.T) {
	files, err := filepath.Glob(".github/workflows/*.y*ml")
	if err != nil || len(files) == 0 {
		t.Fatal("found no workflow", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), "\npermissions:\n  contents: read\n") {
			t.Errorf("%s: want permissions: contents: read for the whole workflow", file)
		}
		number := 0
		for line := range strings.Lines(string(data)) {
			number++
			for _, forbidden := range forbiddenInWorkflows {
				if forbidden.line.MatchString(line) {
					t.Errorf("%s:%d: %s: %s", file, number, strings.TrimSpace(line), forbidden.why)
				}
			}
			if m := action.FindStringSubmatch(line); m != nil && !pinned.MatchString(m[1]) {
				t.Errorf("%s:%d: %s: want the action's full commit, a tag can be moved", file, number, m[1])
			}
		}
	}
}
