package doctor

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/problem"
)

// program is a program of three templates, in two languages.
func program() fstest.MapFS {
	return fstest.MapFS{
		"templates/home.html":          {Data: []byte("{{define \"main\"}}\none\ntwo\n{{end}}\n")},
		"templates/layout.html":        {Data: []byte("{{template \"main\" .}}\n")},
		"templates/partials/card.html": {Data: []byte("{{define \"card\"}}card{{end}}\n")},
		"site/static/logo.svg":         {Data: []byte("<svg/>\n")},
		"site/languages/en.yaml":       {Data: []byte("language: {name: English}\nhello: Hello\n")},
		"site/languages/fr.yaml":       {Data: []byte("language: {name: Français}\nhello: Bonjour\n")},
	}
}

// quiet is a hub that nothing is wrong with but that it is in no repository.
func quiet() fstest.MapFS {
	return fstest.MapFS{"site/hub.yaml": {Data: []byte(
		"title: T\nbase_url: https://hub.acme.com/\ncontacts: {comms: {name: C, url: 'mailto:comms@acme.com'}}\n")}}
}

// told is what a hub's findings say, a line each.
func told(findings []Finding) string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.Severity.String()+" "+f.At+": "+f.What)
	}
	return strings.Join(lines, "\n")
}

func examine(change func(fstest.MapFS)) []Finding {
	files := quiet()
	change(files)
	findings := Examine(Hub{Files: files, Program: program(), NoRepository: errors.New("there is none")})
	return slices.DeleteFunc(findings, func(f Finding) bool { return strings.Contains(f.Why, "(there is none)") })
}

// Each oddity is found, with its place, and is the only thing that is.
func TestFindings(t *testing.T) {
	put := func(name, text string) func(fstest.MapFS) {
		return func(files fstest.MapFS) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	}
	const home = "templates/home.html"
	for _, test := range []struct {
		name   string
		change func(fstest.MapFS)
		want   string
	}{
		{"nothing", func(fstest.MapFS) {}, ""},
		{"example's address", put("site/hub.yaml", "title: T\nbase_url: https://hub.example.com/\n"),
			"warning site/hub.yaml:2:11: base_url is https://hub.example.com/, which is nobody's"},
		{"no address", put("site/hub.yaml", "title: T\n"),
			"warning site/hub.yaml:1:1: base_url is http://localhost:8080/, which is nobody's"},
		{"example's contact", put("site/hub.yaml", "base_url: https://acme.com/\ncontacts: {c: {name: C, url: 'mailto:c@example.org'}}\n"),
			`warning site/hub.yaml:2:30: contact "c" is mailto:c@example.org, which is nobody's`},
		{"language without words", put("site/hub.yaml", "base_url: https://acme.com/\nlanguages: [en, de]\n"),
			`warning site/languages/de.yaml: language "de" has no words, so English ones are shown`},
		{"file unchanged", put(home, string(program()[home].Data)),
			"note templates/home.html: templates/home.html is the program's own, unchanged"},
		{"file unchanged but for line ends", put(home, strings.ReplaceAll(string(program()[home].Data), "\n", "\r\n")),
			"note templates/home.html: templates/home.html is the program's own, unchanged"},
		{"file of unknown origin", put(home, "mine"),
			"note templates/home.html: nobody knows which of the program's files yours was made from"},
		{"own logo", put("site/static/logo.svg", "<svg>mine</svg>"), ""},
		{"own words", put("site/languages/en.yaml", "hello: Hi\n"), ""},
		{"template of a mistaken name", put("templates/hom.html", "mine"), "warning templates/hom.html: no page is made with it"},
		{"partial that nobody calls", put("templates/partials/mine.html", `{{define "mine"}}{{end}}`),
			"warning templates/partials/mine.html: no page is made with it"},
		{"partial that is called", func(files fstest.MapFS) {
			put("templates/partials/mine.html", `{{- define "mine" -}}{{end}}`)(files)
			put(home, `{{define "main"}}{{- template "mine" .}}{{end}}`)(files)
			put("site/originals/"+home, string(program()[home].Data))(files)
		}, ""},
		{"big file", put("content/posts/film.mp4", strings.Repeat("x", 6<<20)), "note content/posts/film.mp4: the file has 6 MiB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			findings := examine(test.change)
			if got := told(findings); got != test.want {
				t.Errorf("found\n%s\nwant\n%s", got, test.want)
			}
			for _, f := range findings {
				if f.Why == "" || f.Cure == "" {
					t.Errorf("%s: why %q, cure %q", f.What, f.Why, f.Cure)
				}
			}
		})
	}
}

// A setting with an error is one, and comes first.
func TestErrorsComeFirst(t *testing.T) {
	findings := examine(func(files fstest.MapFS) {
		files["site/hub.yaml"] = &fstest.MapFile{Data: []byte("titel: T\n")}
	})
	if len(findings) == 0 || findings[0].Severity != problem.Error || findings[0].At != "site/hub.yaml:1:1" {
		t.Errorf("found\n%s", told(findings))
	}
}

// What the program has changed since is shown; what the hub has changed is not.
func TestBehind(t *testing.T) {
	const name = "templates/home.html"
	was := strings.Replace(string(program()[name].Data), "two", "2", 1)
	findings := examine(func(files fstest.MapFS) {
		files[name] = &fstest.MapFile{Data: []byte("mine")}
		files["site/originals/"+name] = &fstest.MapFile{Data: []byte(was)}
	})
	if want := "warning " + name + ": the program's file has changed since yours was made from it"; told(findings) != want {
		t.Fatalf("found\n%s\nwant\n%s", told(findings), want)
	}
	for _, want := range []string{"\n-2\n", "\n+two\n"} {
		if !strings.Contains(findings[0].Changes, want) {
			t.Errorf("the changes have no %q:\n%s", want, findings[0].Changes)
		}
	}
	if strings.Contains(findings[0].Changes, "mine") {
		t.Errorf("the changes show the hub's own:\n%s", findings[0].Changes)
	}
}

// work is a repository made by git itself.
func work(t *testing.T, files map[string]string, commands ...string) Hub {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range append([]string{"init -q -b main"}, commands...) {
		run := exec.Command("git", append([]string{"-C", dir}, strings.Fields(command)...)...)
		run.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		if out, err := run.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", command, err, out)
		}
	}
	hub := filepath.Join(dir, "hub")
	repository, err := git.Open(hub)
	if err != nil {
		t.Fatal(err)
	}
	return Hub{Files: os.DirFS(hub), Program: program(), Repository: repository, Version: "v1.2.0"}
}

func TestRepository(t *testing.T) {
	set := map[string]string{
		"hub/site/hub.yaml":             "base_url: https://acme.com/\n",
		"hub/content/posts/a.en.md":     "---\ntitle: A\n---\n",
		".gitignore":                    "/hub/public/\n/hub/site/data/\n",
		".github/CODEOWNERS":            "* @everybody\n/hub/content/ @comms # why\n",
		".github/workflows/hub.yml":     "run: go run github.com/portevoix/portevoix/cmd/portevoix@v1.2.0 check\n",
		".github/workflows/another.yml": "run: true\n",
	}
	for _, test := range []struct {
		name     string
		change   map[string]string
		commands []string
		want     string
	}{
		{"all set", nil, nil, ""},
		{"not ignored", map[string]string{".gitignore": ""}, nil,
			"warning .gitignore: public is not ignored\nwarning .gitignore: site/data is not ignored"},
		{"no owner file", map[string]string{".github/CODEOWNERS": ""}, nil, "note .github/CODEOWNERS: no code owner has hub/content/"},
		{"owner taken away", map[string]string{".github/CODEOWNERS": "* @all\n/hub/content/\n"}, nil,
			"note .github/CODEOWNERS: no code owner has hub/content/"},
		{"commented", map[string]string{".github/CODEOWNERS": "# /hub/content/ @comms\n"}, nil,
			"note .github/CODEOWNERS: no code owner has hub/content/"},
		{"no workflow", map[string]string{".github/workflows/hub.yml": "run: true\n"}, nil, "note : no workflow checks pull requests"},
		{"another program", map[string]string{
			".github/workflows/hub.yml": "run: go run github.com/portevoix/portevoix/cmd/portevoix@v1.1.0 check\n",
		}, nil, "note .github/workflows/hub.yml: pull requests are checked by v1.1.0, this is v1.2.0"},
		{"another repository's site", map[string]string{"hub/site/hub.yaml": "base_url: https://acme.github.io/old/\n"},
			[]string{"remote add origin git@github.com:Acme/hub.git"},
			"warning site/hub.yaml:1:11: base_url is https://acme.github.io/old/, but GitHub shows the pages of this repository at https://acme.github.io/hub/"},
		{"its own site", map[string]string{"hub/site/hub.yaml": "base_url: https://acme.github.io/\n"},
			[]string{"remote add origin https://github.com/acme/acme.github.io"}, ""},
		{"a site of its own name", nil, []string{"remote add origin https://github.com/acme/hub"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{}
			for name, text := range set {
				files[name] = text
			}
			for name, text := range test.change {
				files[name] = text
			}
			if got := told(Examine(work(t, files, test.commands...))); got != test.want {
				t.Errorf("found\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// Where history is missing, or all of it, that is told.
func TestNoHistory(t *testing.T) {
	whole := work(t, map[string]string{"hub/site/hub.yaml": "base_url: https://acme.com/\n"},
		"add .", "-c user.name=A -c user.email=a@example.org commit -q -m first",
		"-c user.name=A -c user.email=a@example.org commit -q --allow-empty -m second")
	clone := filepath.Join(t.TempDir(), "clone")
	if out, err := exec.Command("git", "clone", "-q", "--depth", "1", "file://"+whole.Repository.Root(), clone).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	repository, err := git.Open(filepath.Join(clone, "hub"))
	if err != nil {
		t.Fatal(err)
	}
	shallow := Examine(Hub{Files: whole.Files, Program: program(), Repository: repository})
	if want := "warning : the clone has only part of the history"; !strings.Contains(told(shallow), want) {
		t.Errorf("found\n%s\nwant %s", told(shallow), want)
	}
	none := Examine(Hub{Files: quiet(), Program: program(), NoRepository: errors.New("it is gone")})
	if len(none) != 1 || none[0].Cure != "run git init, or work in a clone" || !strings.Contains(none[0].Why, "it is gone") {
		t.Errorf("found %+v", none)
	}
}

func TestWrite(t *testing.T) {
	findings := []Finding{
		{problem.Warning, "site/hub.yaml:1:1", "what", "why", "cure", "-old\n+<new>\n"},
		{problem.Note, "", "what", "why", "", ""},
		{problem.Note, "", "what", "why", "", ""},
	}
	var text, data bytes.Buffer
	if err := WriteText(&text, findings); err != nil {
		t.Fatal(err)
	}
	want := `site/hub.yaml:1:1: warning: what
    why: why
    → cure
    | -old
    | +<new>
note: what
    why: why
note: what
    why: why

1 warning, 2 notes
`
	if text.String() != want {
		t.Errorf("found\n%swant\n%s", &text, want)
	}
	if err := WriteJSON(&data, findings); err != nil {
		t.Fatal(err)
	}
	var back []map[string]string
	if err := json.Unmarshal(data.Bytes(), &back); err != nil || back[0]["changes"] != "-old\n+<new>\n" || back[1]["severity"] != "note" {
		t.Errorf("read back %v, %v", back, err)
	}
	data.Reset()
	if err := WriteJSON(&data, nil); err != nil || data.String() != "[]\n" {
		t.Errorf("no finding is %q, %v", &data, err)
	}
}
