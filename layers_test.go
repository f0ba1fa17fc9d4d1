package portevoix_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/portevoix/portevoix"

// levels are all packages, bottom to top. A package imports only packages of lower
// levels, so that each can be read, tested and trusted without those above it. Nouns
// stand below and say what something is; jobs stand above, do one command's work and
// never import each other.
var levels = [][]layer{
	{
		{"problem", "what is wrong with a hub, as values: place, rule, message, cure"},
		{"overlay", "the files of a hub over those of the program"},
		{"markdown", "other people's words in Markdown, where they are shown and do nothing"},
		{"worddiff", "which words of a text have changed"},
		{"atomicfile", "a file replaced at once, or not at all"},
		{"spreadsheet", "tables that people open in a spreadsheet, where no cell runs"},
	},
	{
		{"yaml", "strict YAML with the exact place of every mistake"},
		{"network", "what each network is: its composer's address, and how it counts"},
		{"git", "the files of a hub at a revision, and what changed since"},
		{"github", "what GitHub knows of a hub: pull requests, reviews, rules"},
		{"github/githubtest", "a GitHub for tests, held to GitHub's own description"},
		{"images", "pictures: what they are, their sizes and crops, without metadata"},
		{"feed", "news of the hub as Atom, RSS and JSON Feed"},
		{"calendar", "dates of the hub as iCalendar"},
		{"targets", "what stands at the addresses that posts share, asked and kept as a file"},
		{"deploys", "what was published, when, and made of which commits"},
		{"search", "the index in which a browser looks for posts"},
		{"search/searchtest", "an index read back, for tests"},
		{"metrics", "what was counted, by day, kept as files"},
		{"weblog", "access logs of web servers, line by line"},
		{"agents", "who asks for a page: a person, or a program"},
		{"chart", "where the bars, lines and words of a chart stand"},
		{"stats", "how sure a number is, and which differences are no accident"},
		{"anonymity", "tables about people, released so that nobody learns what a few did"},
		{"tables", "what other programs export: comma-separated values in all their writings, and archives"},
	},
	{
		{"config", "site/hub.yaml: a hub's settings"},
		{"content", "posts, campaigns, guidelines, lessons, polls and pages, as people wrote them"},
		{"lang", "the words of the interface, dates, numbers and plurals, per language"},
	},
	{
		{"card", "pictures drawn by the program: social cards and icons"},
		{"schema", "what files may say, as JSON Schema for editors"},
		{"share", "what is handed over: the only composer of final texts and links"},
	},
	{
		{"approvals", "who approved which bytes, and what is offered for it"},
		{"results", "what posts and campaigns brought: the figures of a hub, made of facts"},
		{"golinks", "where links of the hub's own lead, and what their server is told"},
	},
	{
		{"site", "the plan of pages: which there are, and what each is made of"},
		{"past", "the hub as it stood at a moment"},
		{"sources", "every kind of source of numbers, one file each"},
	},
	{
		{"render", "a page of the plan and its template become bytes"},
	},
	{
		{"build", "job: write the site"},
		{"check", "job: find mistakes, one rule a file"},
		{"preview", "job: show what would be handed over"},
		{"scaffold", "job: start a hub, a post, a page; take over a template"},
		{"propose", "job: make posts of what colleagues propose"},
		{"doctor", "job: say what is odd about a hub and its repository"},
		{"export", "job: texts for other tools"},
		{"recall", "job: take posts back, and word what has to be said"},
		{"audit", "job: what was offered in a time, as one file to keep"},
		{"dossier", "job: papers for works councils and data protection"},
	},
	{
		{"serve", "job: show the hub while it is being written"},
	},
}

type layer struct{ name, about string }

// owners are the libraries from outside, each with the packages that know it. To
// replace a library is to change its owner.
var owners = map[string][]string{
	"github.com/adrg/frontmatter":                {"internal/content"},
	"github.com/clipperhouse/uax29/v2":           {"internal/network", "internal/worddiff"},
	"github.com/arran4/golang-ical":              {"internal/calendar"},
	"github.com/jackc/pgx/v5":                    {"internal/sources"},
	"github.com/fsnotify/fsnotify":               {"internal/serve"},
	"github.com/go-text/typesetting":             {"internal/card"},
	"github.com/go-git/go-git/v5":                {"internal/git"},
	"github.com/google/go-github/v60":            {"internal/github"},
	"github.com/klauspost/compress":              {"internal/weblog"},
	"github.com/nicksnyder/go-i18n/v2":           {"internal/lang"},
	"github.com/rogpeppe/go-internal/diff":       {"internal/doctor"},
	"github.com/rogpeppe/go-internal/lockedfile": {"internal/build"},
	"github.com/santhosh-tekuri/jsonschema/v6":   {"internal/github/githubtest"},
	"github.com/sergi/go-diff":                   {"internal/worddiff"},
	"github.com/spf13/cobra":                     {"cmd/portevoix"},
	"github.com/spf13/pflag":                     {"cmd/portevoix"},
	"github.com/yuin/goldmark":                   {"internal/content"},
	"go.yaml.in/yaml/v4":                         {"internal/yaml"},
	"golang.org/x/image":                         {"internal/card", "internal/images", "internal/targets"},
	"golang.org/x/net/html":                      {"internal/targets"},
	"golang.org/x/net/idna":                      {"internal/check", "internal/config", "internal/golinks", "internal/network", "internal/share", "internal/targets"},
	"golang.org/x/net/publicsuffix":              {"internal/config"},
	"golang.org/x/sync/errgroup":                 {"internal/serve"},
	"golang.org/x/term":                          {"cmd/portevoix"},
	"golang.org/x/text/encoding":                 {"internal/propose", "internal/tables"},
	"golang.org/x/text/feature/plural":           {"internal/lang"},
	"golang.org/x/text/language":                 {"internal/lang"},
	"golang.org/x/text/message":                  {"internal/lang"},
	"golang.org/x/text/unicode/norm":             {"internal/check", "internal/network", "internal/scaffold", "internal/search"},
	"golang.org/x/text/width":                    {"internal/preview"},
	"html/template":                              {"internal/audit", "internal/preview", "internal/render"}, // what it escapes nobody else may undo
}

func TestImportsPointDown(t *testing.T) {
	level := map[string]int{}
	for i, layers := range levels {
		for _, l := range layers {
			level[module+"/internal/"+l.name] = i
		}
	}
	for _, file := range goFiles(t) {
		if !strings.HasPrefix(file, "internal/") {
			continue
		}
		own, known := level[path.Join(module, path.Dir(file))]
		if !known {
			t.Errorf("%s: its package has no level: say in levels what it is and whom it may import", file)
			continue
		}
		for _, name := range imports(t, file) {
			if name == module {
				t.Errorf("%s imports the embedded files: only the program knows them", file)
			}
			if other, ours := level[name]; ours && other >= own {
				t.Errorf("%s imports %s, which is not below it", file, strings.TrimPrefix(name, module+"/"))
			}
		}
	}
}

// CONTRIBUTING.md shows the same table, highest level first.
func TestLevelsAreExplained(t *testing.T) {
	text, err := os.ReadFile("CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for i, layers := range slices.Backward(levels) {
		for _, l := range layers {
			if _, err := os.Stat("internal/" + l.name); err != nil {
				t.Errorf("%s is in levels, but not in the repository", l.name)
			}
			fmt.Fprintf(&want, "| %d | `%s` | %s |\n", i, l.name, l.about)
		}
	}
	if !strings.Contains(string(text), want.String()) {
		t.Errorf("CONTRIBUTING.md does not have this table of levels:\n%s", &want)
	}
}

func TestLibrariesHaveOwners(t *testing.T) {
	used := map[string]bool{}
	for _, file := range goFiles(t) {
		for _, name := range imports(t, file) {
			library, packages := owner(name)
			outside := strings.Contains(strings.Split(name, "/")[0], ".") && !strings.HasPrefix(name, module)
			switch {
			case library != "":
				used[library] = true
				if !slices.Contains(packages, path.Dir(file)) {
					t.Errorf("%s imports %s, which belongs to %s", file, name, strings.Join(packages, ", "))
				}
			case outside:
				t.Errorf("%s imports %s, which has no owner", file, name)
			}
		}
	}
	for library := range owners {
		if !used[library] {
			t.Errorf("nobody imports %s: it needs no owner", library)
		}
	}
}

// owner is the library an import is of, and the packages that may import it.
func owner(name string) (library string, packages []string) {
	for library, packages := range owners {
		if name == library || strings.HasPrefix(name, library+"/") {
			return library, packages
		}
	}
	return "", nil
}

// goFiles are the Go files of the module that are no tests.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, folder := range []string{".", "internal", "cmd"} {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || folder == "." && name != "."):
				return fs.SkipDir
			case path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go"):
				files = append(files, path.Join(folder, name))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}
