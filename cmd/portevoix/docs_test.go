package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// repository is where the documents and the example hub are.
const repository = "../.."

// A document's ```console blocks are run, each in a copy of the example hub, on the day
// that documents are written for. A line that begins with $ is a command; what follows
// is all that it prints. An ellipsis stands for anything in a line, and on a line of
// its own for any number of lines.
func TestDocuments(t *testing.T) {
	documents, err := filepath.Glob(repository + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(repository + "/docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, document := range append(documents, more...) {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(document), func(t *testing.T) {
			for _, block := range consoleBlock.FindAllStringSubmatch(string(text), -1) {
				hub := copyHub(t)
				for _, e := range examples(block[1]) {
					ran++
					e.run(t, hub)
				}
			}
		})
	}
	if ran == 0 {
		t.Error("found no example in any document")
	}
}

// An example is a command and what it prints.
type example struct{ command, output string }

var consoleBlock = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")

func examples(block string) []example {
	var list []example
	for part := range strings.SplitSeq("\n"+block, "\n$ ") {
		if command, output, _ := strings.Cut(part, "\n"); command != "" {
			list = append(list, example{command, strings.TrimSuffix(output, "\n")})
		}
	}
	return list
}

func (e example) run(t *testing.T, hub string) {
	t.Helper()
	const onThatDay = `portevoix() { command portevoix --now 2026-11-20 "$@"; }; `
	cmd := exec.Command("sh", "-c", onThatDay+e.command)
	cmd.Dir = hub
	output, err := cmd.CombinedOutput()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	if found := strings.TrimSuffix(string(output), "\n"); !pattern(e.output).MatchString(found) {
		t.Errorf("$ %s\nprints\n%s\n\nbut the document says\n%s", e.command, found, e.output)
	}
}

// pattern is the expression that an example's output stands for.
func pattern(output string) *regexp.Regexp {
	lines := strings.Split(output, "\n")
	for i, line := range lines {
		if line == "…" {
			lines[i] = `(?s:.*)`
			continue
		}
		lines[i] = strings.ReplaceAll(regexp.QuoteMeta(line), "…", ".*")
	}
	return regexp.MustCompile(`^` + strings.Join(lines, "\n") + `$`)
}

// copyHub copies the example hub.
func copyHub(t *testing.T) string {
	t.Helper()
	hub := t.TempDir()
	for _, folder := range []string{"content", "guidelines", "site", "templates"} {
		err := os.CopyFS(filepath.Join(hub, folder), os.DirFS(filepath.Join(repository, folder)))
		if err != nil {
			t.Fatal(err)
		}
	}
	return hub
}

// README.md begins with two commands that are all it takes; the second is the first
// that .ci/run asks for.
func TestTwoCommands(t *testing.T) {
	readme, err := os.ReadFile(repository + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	ci, err := os.ReadFile(repository + "/.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), "```sh\ngo run ./cmd/portevoix serve\ngo test ./...\n```\n") {
		t.Error("README.md does not have the two commands")
	}
	_, steps, _ := strings.Cut(string(ci), "\nstep ")
	if first, _, _ := strings.Cut(steps, "\n"); first != "go test ./..." {
		t.Errorf(".ci/run begins with %q", first)
	}
}
