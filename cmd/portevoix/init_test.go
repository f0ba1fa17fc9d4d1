package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// atTerminal runs the program for somebody who types.
func atTerminal(t *testing.T, dir, typed string, args ...string) (code int, said string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(args, env{
		Stdin: strings.NewReader(typed), Stdout: &stdout, Stderr: &stderr, Dir: dir,
		Now:        func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) },
		Getenv:     func(string) string { return "" },
		IsTerminal: func(stream any) bool { return stream != any(&stderr) }, // no colours
	})
	return code, stderr.String()
}

// On a terminal four questions are asked; a mistaken answer is told and asked again.
func TestInitAsks(t *testing.T) {
	dir := t.TempDir()
	code, said := atTerminal(t, dir, "Acme\nen, fr\n#1a3d7c #b3470f\nlinkedin", "init")
	if code != exitFailure || !strings.Contains(said, "nothing was written") {
		t.Fatalf("before the last Enter found exit code %d, %s", code, said)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("an answer that was broken off left %v", left)
	}

	code, said = atTerminal(t, dir, "Acme \"Werke\": #1\nEnglish\nen, fr\nred\n#1a3d7c #b3470f\nlinkdin\nLinkedIn, email\n", "init")
	if code != exitFine {
		t.Fatalf("found exit code %d, %s", code, said)
	}
	for _, want := range []string{
		"Name of the company or team [Our hub]: ",
		"found language \"English\"; write a language code in lower case, such as fr or pt-br\nLanguages",
		"found colour \"red\"; write six hexadecimal digits, such as #0b5d5e\nColours",
		"did you mean \"linkedin\"?\nNetworks",
		"next:\n  portevoix check\n  portevoix serve\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it did not say %q:\n%s", want, said)
		}
	}
	settings, err := os.ReadFile(filepath.Join(dir, "site", "hub.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`title: "Acme \"Werke\": #1"`, "languages: [en, fr]", `color: "#1a3d7c", accent: "#b3470f"`,
		"networks:\n  - linkedin\n  - email\n",
	} {
		if !strings.Contains(string(settings), want) {
			t.Errorf("hub.yaml has no %q:\n%s", want, settings)
		}
	}
}

// Colours are one or two; with one the accent stays as it was.
func TestInitAsksForColours(t *testing.T) {
	for _, test := range []struct{ answer, want string }{
		{",", "found 0 colours; write one or two"},
		{", ,", "found 0 colours; write one or two"},
		{"#1a3d7c #b3470f #0b5d5e", "found 3 colours; write one or two"},
		{"#1a3d7c, #b3470f", ""},
		{"#1a3d7c", ""},
		{`"#1a3d7c" 'B3470F'`, ""},
		{"1a3d7c #000", ""},
		{"orange", "found colour \"orange\"; write six hexadecimal digits, such as #0b5d5e\n"},
	} {
		typed := "Acme\nen\n" + test.answer + "\n#1a3d7c\nlinkedin\n"
		if test.want == "" {
			typed = "Acme\nen\n" + test.answer + "\nlinkedin\n"
		}
		code, said := atTerminal(t, t.TempDir(), typed, "init")
		if code != exitFine || !strings.Contains(said, test.want) {
			t.Errorf("%q: found exit code %d, want it to say %q:\n%s", test.answer, code, test.want, said)
		}
		if again := strings.Count(said, "Colours, ") > 1; again != (test.want != "") {
			t.Errorf("%q: colours are asked for again: %t\n%s", test.answer, again, said)
		}
	}
}

// What an option says is not asked, and --yes asks nothing.
func TestInitAsksOnlyWhatIsOpen(t *testing.T) {
	code, said := atTerminal(t, t.TempDir(), "\n", "init", "--name", "Acme", "--languages", "fr", "--accent", "#b3470f")
	if code != exitFine || strings.Contains(said, "Name of") || strings.Contains(said, "Colours") || !strings.Contains(said, "Networks [") {
		t.Errorf("found exit code %d, %s", code, said)
	}
	code, said = atTerminal(t, t.TempDir(), "", "init", "--yes")
	if code != exitFine || strings.Contains(said, "[") {
		t.Errorf("found exit code %d, %s", code, said)
	}
	dir := t.TempDir()
	atTerminal(t, dir, "", "init", "-y")
	code, said = atTerminal(t, dir, "", "init")
	if code != exitFailure || !strings.Contains(said, "there is a hub already") || strings.Contains(said, "[") {
		t.Errorf("in a hub found exit code %d, %s", code, said)
	}
}
