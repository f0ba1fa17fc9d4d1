package scaffold

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// program holds the words of the interface.
var program = os.DirFS("../..")

func emptyFolder(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func setup(change func(*Setup)) Setup {
	s := DefaultSetup()
	change(&s)
	return s
}

// Whatever a hub is called, and in whatever languages it speaks, it has nothing wrong.
func TestInit(t *testing.T) {
	for name, s := range map[string]Setup{
		"default":   DefaultSetup(),
		"languages": setup(func(s *Setup) { s.Languages = []string{"ar", "fr", "en"} }),
		"hostile":   setup(func(s *Setup) { s.Name = "\"O'Neill\": #1 {{.}} <b>[x](y)</b> *& %s --- \\n" }),
		"Arabic":    setup(func(s *Setup) { s.Name, s.Languages = "شركة «المثال» 🚀", []string{"ar"} }),
		"address":   setup(func(s *Setup) { s.BaseURL = "http://192.168.1.10:8080/" }),
		"below":     setup(func(s *Setup) { s.BaseURL = "https://acme.github.io/hub/" }),
		"gitlab":    setup(func(s *Setup) { s.Forge = "gitlab" }),
		"networks":  setup(func(s *Setup) { s.Networks = []string{"mastodon", "email"} }),
	} {
		t.Run(name, func(t *testing.T) {
			root := emptyFolder(t)
			report, err := Init(root, s, now)
			if err != nil || len(report.Kept) > 0 {
				t.Fatalf("kept %v, %v", report.Kept, err)
			}
			hub, problems := site.Read(site.Source{Program: program, Hub: root.FS()})
			for _, p := range problems {
				t.Error(p)
			}
			if got := hub.Settings.Title.In("en", nil); got != s.Name {
				t.Errorf("the hub is called %q, want %q", got, s.Name)
			}
			if !slices.Equal(hub.Settings.Languages, s.Languages) || hub.Settings.BaseURL != s.BaseURL {
				t.Errorf("found %v at %s", hub.Settings.Languages, hub.Settings.BaseURL)
			}
			if d := hub.Settings.Disclosures["standard"][s.Languages[0]]; !strings.Contains(d.Short, s.Name) {
				t.Errorf("the disclosure is %+v", d)
			}
			l := hub.Library
			if len(l.Posts) != 1 || len(l.Guidelines) != 1 || len(l.Lessons) != 2 {
				t.Fatalf("found %+v", l)
			}
			if len(l.Posts[0].Editions) != len(s.Languages) || l.Posts[0].State(now) != content.Live {
				t.Errorf("the post has %d languages and is %s", len(l.Posts[0].Editions), l.Posts[0].State(now))
			}
			for _, e := range l.Posts[0].Editions {
				if want := s.BaseURL + e.Lang + "/guidelines/charter/"; e.Link != want {
					t.Errorf("the post leads to %s, want %s", e.Link, want)
				}
			}
		})
	}
}

// A language without words is one of the hub's, and has nothing yet.
func TestInitWithoutWords(t *testing.T) {
	root := emptyFolder(t)
	s := setup(func(s *Setup) { s.Languages = []string{"de", "en"} })
	if _, err := Init(root, s, now); err != nil {
		t.Fatal(err)
	}
	hub, problems := site.Read(site.Source{Program: program, Hub: root.FS()})
	if problems.HasErrors() || len(problems) != 1 || problems[0].Severity != problem.Warning {
		t.Errorf("found %v, want that there are no words in German", problems)
	}
	if e := hub.Library.Posts[0].Editions; len(e) != 1 || e[0].Lang != "en" {
		t.Errorf("found %d editions", len(e))
	}
	root = emptyFolder(t)
	if _, err := Init(root, setup(func(s *Setup) { s.Languages = []string{"de"} }), now); err != nil {
		t.Fatal(err)
	}
	text, err := root.ReadFile(config.File)
	if err != nil || strings.Contains(string(text), "%>") {
		t.Errorf("%v, the settings are not filled in:\n%s", err, text)
	}
	all := regexp.MustCompile(`(?m)^# ((contacts|banned|mix|disclosures|default_disclosure):|  )`).ReplaceAll(text, []byte("$1"))
	settings, found := config.Read(unwritten(all))
	if len(found) > 0 || settings.Disclosures["standard"]["de"].Short == "" {
		t.Errorf("uncommented it has %v:\n%s", found, all)
	}
}

// Nothing of the filling in is left, and what is commented out would be right.
func TestStarters(t *testing.T) {
	root := emptyFolder(t)
	report, err := Init(root, setup(func(s *Setup) { s.Languages = spoken }), now)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range report.Written {
		text, err := root.ReadFile(name)
		if err != nil || strings.Contains(string(text), "<%") || strings.Contains(string(text), "%>") {
			t.Errorf("%s is not filled in, %v:\n%s", name, err, text)
		}
	}
	text, err := root.ReadFile(config.File)
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile(`(?m)^# ((contacts|banned|mix):|  )`).ReplaceAll(text, []byte("$1"))
	settings, problems := config.Read(unwritten(all))
	if len(problems) > 0 || len(settings.Contacts) != 1 || len(settings.Banned) != 1 || len(settings.Mix) != 1 {
		t.Errorf("uncommented it has %v:\n%s", problems, all)
	}
}

// Links to the company's other sites are its own, too; those of strangers are not.
func TestDomain(t *testing.T) {
	for url, want := range map[string]string{
		"https://hub.acme.com/":           "acme.com",
		"https://acme.com/hub/":           "acme.com",
		"https://acme.github.io/hub/":     "acme.github.io",
		"https://hub.acme.co.uk/":         "acme.co.uk",
		"https://acme.co.uk/":             "acme.co.uk",
		"https://share.intranet.acme.com": "intranet.acme.com",
		"https://hub.acme.com./":          "acme.com",
		"https://share/":                  "share", // a name of the company's own network
		"http://localhost:8080/":          "",
		"http://hub.localhost/":           "",
		"http://192.168.1.10/":            "",
		"http://192.168.1.10:8080/hub/":   "",
		"http://[2001:db8::1]/":           "",
		"http://[::ffff:192.0.2.1]/":      "",
		"https://github.io/":              "",
		"https://co.uk/":                  "",
	} {
		s := setup(func(s *Setup) { s.BaseURL = url })
		if got := s.Domain(); got != want || s.Mistake() != nil {
			t.Errorf("%s: found %s, %v; want %s", url, got, s.Mistake(), want)
		}
	}
}

// What is there stays, byte for byte.
func TestInitKeeps(t *testing.T) {
	root := emptyFolder(t)
	files := map[string]string{"README.md": "mine", ".gitignore": "mine too"}
	for name, text := range files {
		if err := root.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	report, err := Init(root, DefaultSetup(), now)
	if err != nil || !slices.Equal(report.Kept, []string{"README.md", ".gitignore"}) {
		t.Errorf("kept %v, %v", report.Kept, err)
	}
	for name, text := range files {
		if got, _ := root.ReadFile(name); string(got) != text {
			t.Errorf("%s is now %q", name, got)
		}
	}
	if _, err := Init(root, DefaultSetup(), now); !errors.Is(err, ErrHub) {
		t.Errorf("a second time: %v, want %v", err, ErrHub)
	}
}

// A run that was broken off is finished by the next.
func TestInitAgain(t *testing.T) {
	root := emptyFolder(t)
	first, err := Init(root, DefaultSetup(), now)
	if err != nil {
		t.Fatal(err)
	}
	if last := first.Written[len(first.Written)-1]; last != config.File {
		t.Errorf("%s was written last, want %s", last, config.File)
	}
	if err := root.Remove(config.File); err != nil {
		t.Fatal(err)
	}
	again, err := Init(root, DefaultSetup(), now)
	if err != nil || !slices.Equal(again.Written, []string{config.File}) {
		t.Errorf("wrote %v, %v", again.Written, err)
	}
}

func TestMistakenSetup(t *testing.T) {
	for _, test := range []struct {
		change func(*Setup)
		want   string
	}{
		{func(s *Setup) { s.Name = "" }, `found the name ""; write it on one line`},
		{func(s *Setup) { s.Name = "a\nb" }, "write it on one line"},
		{func(s *Setup) { s.Name = strings.Repeat("ÿ", 61) }, "more than 60 characters"},
		{func(s *Setup) { s.Color = "red" }, `found colour "red"; write six hexadecimal digits`},
		{func(s *Setup) { s.Accent = `#000000", logo: "x.svg` }, "found colour"},
		{func(s *Setup) { s.Languages = []string{"English"} }, `found language "English"; write a language code`},
		{func(s *Setup) { s.Languages = []string{"en]\nvisibility: internal\nmix: ["} }, "found language"},
		{func(s *Setup) { s.Languages = nil }, "the hub has no language"},
		{func(s *Setup) { s.Networks = []string{"linkdin"} }, `did you mean "linkedin"?`},
		{func(s *Setup) { s.Languages = []string{"en", "fr", "en"} }, `the language "en" is named twice`},
		{func(s *Setup) { s.Name = "Acme \u202egnihsihp" }, "turn the words after them around"},
		{func(s *Setup) { s.Networks = nil }, "there is no network"},
		{func(s *Setup) { s.BaseURL = "hub" }, "want http or https"},
	} {
		s := setup(test.change)
		if err := s.Mistake(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %v, want an error with %q", s, err, test.want)
		}
		root := emptyFolder(t)
		if _, err := Init(root, s, now); err == nil {
			t.Errorf("%+v was written", s)
		}
		if left, _ := os.ReadDir(root.Name()); len(left) > 0 {
			t.Errorf("%+v left %v", s, left)
		}
	}
}

// Where one file can't be written none is, so that no half of a hub is left.
func TestInitStaysInside(t *testing.T) {
	for _, folder := range []string{"guidelines", "site"} {
		root, elsewhere := emptyFolder(t), t.TempDir()
		if err := os.Symlink(elsewhere, filepath.Join(root.Name(), folder)); err != nil {
			t.Skip(err)
		}
		if report, err := Init(root, DefaultSetup(), now); err == nil {
			t.Errorf("wrote %v through a link out of the folder", report.Written)
		}
		if left, _ := os.ReadDir(root.Name()); len(left) != 1 {
			t.Errorf("with a link at %s it left %v", folder, left)
		}
	}
	root := emptyFolder(t)
	if err := root.WriteFile("site", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Init(root, DefaultSetup(), now); err == nil || !strings.Contains(err.Error(), "site is no folder") {
		t.Errorf("with a file of the name site: %v", err)
	}
}

// A post that is there under another year stays the only one of its id.
func TestInitKeepsAPost(t *testing.T) {
	root := emptyFolder(t)
	const own = "content/posts/our-charter.en.md"
	if err := Create(root, own, []byte("---\ntitle: Ours\n---\n")); err != nil {
		t.Fatal(err)
	}
	report, err := Init(root, DefaultSetup(), now)
	if err != nil || !slices.Equal(report.Kept, []string{own}) {
		t.Errorf("kept %v, %v", report.Kept, err)
	}
	if _, problems := site.Read(site.Source{Program: program, Hub: root.FS()}); len(problems) > 0 {
		t.Errorf("the hub has %v", problems)
	}
}

// Actions are named by the commit of a release, the one this repository uses itself.
func TestWorkflow(t *testing.T) {
	own, err := os.ReadFile("../../.github/workflows/ci.yml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := render("workflow.yml", filling{Setup: setup(func(s *Setup) { s.Version = "v1.2.3" })})
	if err != nil {
		t.Fatal(err)
	}
	uses := regexp.MustCompile(`uses: \S+@[0-9a-f]{40} # v\S+`)
	pinned := uses.FindAllString(string(text), -1)
	if all := strings.Count(string(text), "uses:"); len(pinned) != 2 || all != 2 {
		t.Fatalf("%d of %d actions are pinned", len(pinned), all)
	}
	for _, action := range pinned {
		if !strings.Contains(string(own), action) {
			t.Errorf("%s is not what the project uses", action)
		}
	}
	for _, want := range []string{"cmd/portevoix@v1.2.3\n", "\npermissions:\n  contents: read\n", "${{ github.ref }}"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the workflow has no %q", want)
		}
	}
	if strings.Contains(string(text), "pull_request_target") {
		t.Error("a stranger's pull request runs with rights")
	}
}

// A name is either refused or stands in the settings as it was given.
func FuzzName(f *testing.F) {
	for _, name := range []string{"Acme", `"`, "'", "\\", "a: b", "#", "é\u2028", "\ufeff", "\u0085", "👩‍🚀", "%", "\x7f", "\uffff"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		s := setup(func(s *Setup) { s.Name = name })
		settings, err := s.settings()
		if err == nil && (settings.Title.In("en", nil) != name || !utf8.ValidString(name)) {
			t.Errorf("%q became %q", name, settings.Title.In("en", nil))
		}
	})
}
