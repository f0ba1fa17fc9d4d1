package scaffold

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestEject(t *testing.T) {
	const name, original = "templates/partials/card.html", "site/originals/templates/partials/card.html"
	root := emptyFolder(t)
	program := fstest.MapFS{name: {Data: []byte("first")}}
	holds := func(file, want string) {
		t.Helper()
		if got, _ := root.ReadFile(file); string(got) != want {
			t.Errorf("%s holds %q, want %q", file, got, want)
		}
	}
	eject := func(wantOwn bool) {
		t.Helper()
		if own, err := Eject(program, root, "./"+name); err != nil || own != wantOwn {
			t.Errorf("ejected one's own: %t, %v; want %t", own, err, wantOwn)
		}
	}

	eject(false)
	holds(name, "first")
	holds(original, "first")

	// The hub changes its file and the program its own: neither is lost.
	if err := root.WriteFile(name, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	program[name] = &fstest.MapFile{Data: []byte("second")}
	eject(true)
	holds(name, "mine")
	holds(original, "first")

	// Once the hub has brought its file up to date it says so.
	if err := root.Remove(original); err != nil {
		t.Fatal(err)
	}
	eject(true)
	holds(name, "mine")
	holds(original, "second")

	// Started anew.
	if err := root.Remove(name); err != nil {
		t.Fatal(err)
	}
	program[name] = &fstest.MapFile{Data: []byte("third")}
	eject(false)
	holds(name, "third")
	holds(original, "third")
}

func TestEjectWhatIsNot(t *testing.T) {
	program := fstest.MapFS{"templates/home.html": {}, "site/static/style.css": {}}
	for name, want := range map[string]string{
		"templates/hom.html": `did you mean "templates/home.html"?`,
		"home.html":          `did you mean "templates/home.html"?`,
		"templates":          "no such file",
		"../etc/passwd":      "no such file",
		"/etc/passwd":        "no such file",
		"":                   "no such file",
	} {
		_, err := Eject(program, emptyFolder(t), name)
		if !errors.Is(err, ErrNotProgram) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", name, err, want)
		}
	}
	list, err := Ejectable(program)
	if err != nil || !slices.Equal(list, []string{"site/static/style.css", "templates/home.html"}) {
		t.Errorf("found %v, %v", list, err)
	}
}
