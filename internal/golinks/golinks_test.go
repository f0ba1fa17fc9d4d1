package golinks

import (
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// read reads a hub, whatever mistakes it has.
func read(t testing.TB, files fstest.MapFS) (*config.Settings, *content.Library) {
	t.Helper()
	s, _ := config.Read(files)
	l, _ := content.Read(files, content.Options{Languages: s.Languages, Zone: s.Zone, Networks: network.Names(network.All)})
	return s, l
}

const settings = `title: A hub
base_url: https://example.org/hub/
languages: [en, fr]
networks: [x, linkedin]
domains: [example.org]
links: go
go: {address: https://go.example.org/, server: nginx}
`

func post(link, more string) *fstest.MapFile {
	return &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: P\nlink: %q\nshare: {any: [{id: a, text: A}, {id: b, text: B}]}\n%s---\nWhy.\n", link, more)}
}

// table is that of the posts of a hub, of which those in stopped were taken back.
func table(t testing.TB, files fstest.MapFS, stopped ...string) (*Table, string) {
	t.Helper()
	files[config.File] = &fstest.MapFile{Data: []byte(settings)}
	s, l := read(t, files)
	var over, going []*content.Post
	for _, p := range l.Posts {
		if slices.Contains(stopped, p.ID) {
			over = append(over, p)
		} else {
			going = append(going, p)
		}
	}
	made, problems := New(s, l, going, over)
	return made, fmt.Sprint(problems)
}

// name is that of an id in links.
func name(id string) string { return share.GoNames(&content.Post{ID: id})[0] }

// Every link leads to its target with its tags, any other of the post to its link, those of
// a former id likewise, and those of what was taken back nowhere.
func TestTable(t *testing.T) {
	made, problems := table(t, fstest.MapFS{
		"content/posts/ours.en.md": post("https://www.example.org/a?b=1#c", "aliases: [was]\n"),
		"content/posts/away.fr.md": post("https://elsewhere.example/", ""),
		"content/posts/gone.en.md": post("https://www.example.org/gone", "aliases: [left]\n"),
		"content/posts/read.en.md": {Data: []byte("---\ntitle: Read\n---\nOnly.\n")},
	}, "gone")
	type leads struct {
		Post, Target string
		Stopped      bool
		Own, All     int
	}
	got := map[string]leads{}
	for _, n := range made.Names {
		got[n.Name] = leads{n.Post.ID, n.Target, n.Stopped, len(n.own()), len(n.Links)}
	}
	want := map[string]leads{
		name("ours"): {"ours", "https://www.example.org/a?b=1#c", false, 4, 4},
		name("was"):  {"ours", "https://www.example.org/a?b=1#c", false, 4, 4},
		name("away"): {"away", "https://elsewhere.example/", false, 0, 4},
		name("gone"): {"gone", "", true, 4, 4},
		name("left"): {"gone", "", true, 4, 4},
	}
	if diff := cmp.Diff(want, got); diff != "" || problems != "[]" {
		t.Errorf("%s %s", problems, diff)
	}
	ours, _ := made.Of(made.Names[slices.IndexFunc(made.Names, func(n Name) bool { return n.Post.ID == "ours" })].Post)
	if ours.Name != name("ours") {
		t.Errorf("new links of it have the name %s", ours.Name)
	}
	const tagged = "https://www.example.org/a?b=1&utm_source=x&utm_medium=social&utm_campaign=advocacy&utm_content=ours.en.b#c"
	if !slices.ContainsFunc(ours.Links, func(l Link) bool { return l.Target == tagged && l.Lang == "en" }) {
		t.Errorf("none of %v leads to %s", ours.Links, tagged)
	}
}

// An id wins over another post's former id, even if that one was taken back.
func TestIDsWin(t *testing.T) {
	files := fstest.MapFS{"content/posts/a.en.md": post("https://example.org/a", ""), "content/posts/b.en.md": post("https://example.org/b", "")}
	files[config.File] = &fstest.MapFile{Data: []byte(settings)}
	s, l := read(t, files)
	a, _ := l.Post("a")
	b, _ := l.Post("b")
	b.Aliases = []string{"a"}
	made, problems := New(s, l, []*content.Post{a}, []*content.Post{b})
	if n, going := made.Of(a); !going || n.Post != a || len(made.Names) != 2 || len(problems) > 0 {
		t.Errorf("found %v; the name is of %+v", problems, n)
	}
}

// Two posts with one name are found, and both named. (Two ids with 40 equal bits are more
// than a test can look for: the second claims the first one's.)
func TestNamesThatAreAlike(t *testing.T) {
	m := maker{taken: map[string]claim{}}
	p := &content.Post{ID: "one", Editions: []*content.Edition{{Document: content.Document{Source: &content.Source{Path: "two.en.md"}}}}}
	if !m.claim("aaaaaaaa", claim{"one", p}) || m.claim("aaaaaaaa", claim{"one", p}) || len(m.problems) > 0 {
		t.Errorf("an id that stands twice is %v", m.problems)
	}
	if m.claim("aaaaaaaa", claim{"two", p}); len(m.problems) != 1 || !strings.HasPrefix(m.problems[0].String(),
		"two.en.md: go links of one and of two would have the same name, aaaaaaaa; rename one of the two posts") {
		t.Errorf("found %v", m.problems)
	}
}

// What may not stand in an address is escaped, and nothing else is touched.
func TestLocated(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org/a?b=c&d=%20+$1;e='f'(g)*,!~@[h]#i":    "https://example.org/a?b=c&d=%20+$1;e='f'(g)*,!~@[h]#i",
		"https://bücher.example/é?q=ü":                             "https://xn--bcher-kva.example/%C3%A9?q=%C3%BC",
		"https://example.org/\"{a}\\ \t|^`<b>":                     "https://example.org/%22%7Ba%7D%5C%20%09%7C%5E%60%3Cb%3E",
		"https://example.org/\n; return 301 https://evil.example/": "https://example.org/%0A;%20return%20301%20https://evil.example/",
		"https://a b/": "https://a%20b/",
	} {
		if got := located(link); got != want {
			t.Errorf("%q is located at\n%s, want\n%s", link, got, want)
		}
	}
}

// hostile are links that try to leave the line that they stand on.
var hostile = []string{
	`https://example.org/a"b'c;d}e{f$g${h}\i #j`, "https://example.org/\n} return 200;", "https://example.org/:splat/:x?y=:z#:w",
	"https://example.org/ 301 #x", "https://пример.example/путь?о=й", "https://example.org/{$HOME}/{env.HOME}/{{x}}/$uri/$request",
	"https://example.org/a,b,\"c\"", "https://example.org/?a=1&b=2;c=3#d?e", "https://example.org:8443/%00%0a%22",
}

// Whatever a target holds, each server's file says it, and nothing else, to whoever reads
// the file as that server does. With an nginx and a Caddy it is tried by TestServersGoLinks.
func FuzzRules(f *testing.F) {
	for _, link := range hostile {
		f.Add(link)
	}
	f.Fuzz(func(t *testing.T, link string) {
		files := fstest.MapFS{"content/posts/a.en.md": post("https://x.example/", ""), "content/posts/gone.en.md": post("https://x.example/", "")}
		files[config.File] = &fstest.MapFile{Data: []byte(settings)}
		s, l := read(t, files)
		a, _ := l.Post("a")
		gone, _ := l.Post("gone")
		a.Editions[0].Link = link
		made, _ := New(s, l, []*content.Post{a}, []*content.Post{gone})
		for _, server := range Servers {
			if server.Rules == nil {
				continue
			}
			for _, file := range server.Rules(made) {
				if read := readers[file.Path]; read != nil {
					same(t, file, read(t, string(file.Data)), made)
				}
			}
		}
	})
}

// same fails where a file does not lead where the table does.
func same(t *testing.T, file File, got map[string]string, made *Table) {
	t.Helper()
	plain := func(target string) string { return strings.ReplaceAll(target, "%3A", ":") } // see unnamed
	want := map[string]string{}
	for _, n := range made.Names {
		want[n.Name] = plain(n.Target)
		if !n.Stopped {
			for _, l := range n.own() {
				want[n.Name+"/"+l.Code] = plain(l.Target)
			}
		}
	}
	for path, target := range got {
		got[path] = plain(target)
		if strings.Contains(target, "stopped") {
			got[path] = ""
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s leads elsewhere: %s\n%s", file.Path, diff, file.Data)
	}
}

// readers read files back: where paths lead.
var readers = map[string]func(*testing.T, string) map[string]string{
	"nginx-maps.conf":    readNginx,
	"go.caddy":           readCaddy,
	"_redirects":         readRedirects,
	"bulk-redirects.csv": readBulk,
}

var (
	nginxLine = regexp.MustCompile(`^\t([a-z2-7]{8}(?:/[a-z2-7]{6})?) (?:"((?:[^"\\$]|\$\{go_dollar\})*)"|(stopped));$`)
	caddyLine = regexp.MustCompile(`^\t\t\t(?:/([a-z2-7]{8}/[a-z2-7]{6})|default) "([^"\\{}]*)"$`)
	caddyPost = regexp.MustCompile(`^\thandle @([a-z2-7]{8}) \{$`)
	ruleLine  = regexp.MustCompile(`^/([a-z2-7]{8}(?:/[a-z2-7]{6})?)(?:/\*)? (\S+) 302!?$`)
	aPart     = regexp.MustCompile(`:[A-Za-z]`)
)

func readNginx(t *testing.T, text string) map[string]string {
	leads := map[string]string{}
	for line := range strings.Lines(text[strings.Index(text, "map $go_name"):]) {
		if m := nginxLine.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil {
			leads[m[1]] = strings.ReplaceAll(m[2]+m[3], "${go_dollar}", "$")
		} else if !slices.Contains([]string{"map $go_name $go_post {\n", "\tdefault \"\";\n", "}\n", "map $go_link $go_to {\n", "\tdefault $go_post;\n"}, line) {
			t.Errorf("nginx would read %q", line)
		}
	}
	return leads
}

func readCaddy(_ *testing.T, text string) map[string]string {
	leads, post := map[string]string{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if m := caddyPost.FindStringSubmatch(line); m != nil {
			post = m[1]
			leads[post] = ""
		} else if m := caddyLine.FindStringSubmatch(line); m != nil && m[1] == "" {
			leads[post] = m[2]
		} else if m != nil {
			leads[m[1]] = m[2]
		}
	}
	return leads
}

func readRedirects(t *testing.T, text string) map[string]string {
	leads := map[string]string{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		m := ruleLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil || strings.HasPrefix(m[2], "#") || aPart.MatchString(m[2]) {
			t.Errorf("the host would read %q", line)
			continue
		}
		leads[m[1]] = m[2]
	}
	return leads
}

func readBulk(t *testing.T, text string) map[string]string {
	leads := map[string]string{}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Error(err)
	}
	for _, row := range rows {
		path := strings.TrimPrefix(row[0], "go.example.org/")
		if below := strings.HasSuffix(path, "/"); len(row) != 7 || below != (row[5] == "TRUE") || row[3] != "FALSE" || row[6] != "FALSE" {
			t.Errorf("Cloudflare would read %q", row)
		}
		leads[strings.TrimSuffix(path, "/")] = row[1]
	}
	return leads
}

// The servers are those that settings can name, and the example hub is small enough for
// each.
func TestServers(t *testing.T) {
	var names []string
	for _, s := range Servers {
		names = append(names, s.Name)
	}
	if !slices.Equal(names, config.GoServers()) {
		t.Errorf("there are %q, settings know %q", names, config.GoServers())
	}
	if _, known := ServerOf(config.Go{}); known {
		t.Error("a hub without go links has a server")
	}
	files := os.DirFS("../..")
	s, _ := config.Read(files)
	s.Go = config.Go{Address: "https://go.example.org/", Path: "/", Server: "cloudflare"}
	l, _ := content.Read(files, content.Options{Languages: s.Languages, Zone: s.Zone, Networks: network.Names(network.All)})
	made, problems := New(s, l, l.Posts, nil)
	if len(problems) > 0 || tooMuch(made) != "" {
		t.Errorf("%v %s", problems, tooMuch(made))
	}
}
