package content_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/content"
)

func TestProblemsOfKeys(t *testing.T) {
	tests := []struct{ name, keys, want string }{
		{"unknown key", "sumary: x\n", `3:1: unknown key "sumary"; did you mean "summary"? [front-matter]`},
		{"unknown network", "share:\n  linkdin: [a]\n", `4:3: unknown network "linkdin"; did you mean "linkedin"? [share]`},
		{"empty text", "share:\n  x: [a, '  ']\n", `4:10: the text is empty; write it, or remove the item [share]`},
		{"nothing for a text", "share:\n  x:\n    - a\n    -\n", `6:6: the text is empty; write it, or remove the item [share]`},
		{"list for a text", "share:\n  x: [a, [b]]\n", `4:10: found a list, want a text, or {id, text} [front-matter]`},
		{"unknown key of a text", "share:\n  x: [{id: a, txt: b}]\n", `4:15: unknown key "txt"; did you mean "text"? [front-matter]`},
		{"text for a list of texts", "share:\n  x: a\n", `4:6: found text "a", want a list; write [a] [front-matter]`},
		{"id of a text", "share:\n  x: [{id: A b, text: b}]\n",
			`4:7: "A b" is no name of a text, want at most 40 of a to z, 0 to 9 and single hyphens [share]`},
		{"id of a text twice", "share:\n  x: [{id: a, text: b}, {id: a, text: c}]\n", `4:25: the id "a" stands here twice; give one of the two another id [share]`},
		{"kind", "kind: compny\n", `3:7: unknown value "compny"; did you mean "company"? [front-matter]`},
		{"edit", "edit: lockd\n", `3:7: unknown value "lockd"; did you mean "locked"? [front-matter]`},
		{"status", "status: [live]\n", `3:9: found a list, want one value [front-matter]`},
		{"action", "actions: [{kind: like, url: u}]\n",
			`3:18: unknown value "like"; want one of apply, attend, comment, follow, repost [front-matter]`},
		{"network of an action", "actions: [{kind: follow, on: linkdin, url: u}]\n",
			`3:30: unknown network "linkdin"; did you mean "linkedin"? [front-matter]`},
		{"action without address", "actions: [{kind: follow, on: x}]\n",
			`3:11: the action has no url; write it, or remove the item [front-matter]`},
		{"action without kind", "actions: [{on: x, url: u}]\n",
			`3:11: the action has no kind; want one of apply, attend, comment, follow, repost [front-matter]`},
		{"action whose kind is nothing", "actions: [{kind: , url: u}]\n",
			`3:11: the action has no kind; want one of apply, attend, comment, follow, repost [front-matter]`},
		{"action whose kind is empty", "actions: [{kind: '', url: u}]\n",
			`3:18: unknown value ""; want one of apply, attend, comment, follow, repost [front-matter]`},
		{"claim without text", "claims: [{text: a}, {}]\n",
			`3:21: the claim has no text; write it, or remove the item [front-matter]`},
		{"empty starter", "starters: [a, ' ']\n",
			`3:15: the starter is empty; write it, or remove the item [front-matter]`},
		{"impossible date", "publish: 2026-13-45\n",
			`3:10: found "2026-13-45", want a date; write 2026-11-20 or 2026-11-20T09:00:00+01:00 [front-matter]`},
		{"date without zone", "expires: 2026-11-20T09:00:00\n",
			`3:10: found "2026-11-20T09:00:00", want a date; write 2026-11-20 or 2026-11-20T09:00:00+01:00 [front-matter]`},
		{"year far off", "date: 9999-12-31\n", `3:7: found the year 9999, want one between 1900 and 2999 [front-matter]`},
		{"list for a date", "date: [2026-11-20]\n", `3:7: found a list, want one value [front-matter]`},
		{"text for a mapping", "withdrawn: yesterday\n", `3:12: found text "yesterday", want a mapping [front-matter]`},
		{"translated from itself", "translated_from: {lang: fr}\n", `3:25: the post in "fr" is translated from itself [front-matter]`},
		{"translated from nowhere", "translated_from: {lang: de}\n",
			`3:25: the hub has no language "de", want one of fr, en, ar [front-matter]`},
		{"alias", "aliases: [b, B]\n",
			`3:14: "B" is no id, want lower-case letters a to z, digits and single hyphens between them [id]`},
		{"alias twice", "aliases: [b, b]\n", `3:14: the alias "b" stands here twice; keep one of the two [id]`},
		{"alias is the id", "aliases: [a]\n", `3:11: the alias "a" is the id itself; remove it [id]`},
		{"no such image", "media: [{file: b.jpg, alt: x}]\n", `3:16: there is no file "b.jpg" beside the post; put it into the post's folder, or correct its name [media]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			library, got := problems(map[string]string{postFile: post(test.keys)})
			if want := postFile + ":" + test.want + "\n"; got != want {
				t.Errorf("\n got %swant %s", got, want)
			}
			if len(library.Posts) > 0 {
				t.Error("the post was not left out")
			}
		})
	}
}

func TestProblemsOfFiles(t *testing.T) {
	tests := []struct {
		name   string
		files  []string
		want   string
		broken int
	}{
		{"no language", []string{"content/posts/a.md"},
			"content/posts/a.md: the file name has no language, want a.LANG.md [file]\n", 1},
		{"unknown language", []string{"content/posts/a.de.md", "content/posts/a.fr.md"},
			"content/posts/a.de.md: the hub has no language \"de\", want one of fr, en, ar [file]\n", 2},
		{"two languages", []string{"content/posts/a.fr.en.md"},
			"content/posts/a.fr.en.md: the hub has no language \"fr.en\", want one of fr, en, ar [file]\n", 1},
		{"capitals beside the id", []string{"content/posts/Rabat.en.md", "content/posts/rabat.fr.md"},
			"content/posts/Rabat.en.md: \"Rabat\" is no id, want lower-case letters a to z, digits and single hyphens between them [file]\n", 2},
		{"reserved", []string{"content/posts/con.fr.md"}, "content/posts/con.fr.md: the id \"con\" is reserved [file]\n", 1},
		{"too long", []string{"content/posts/" + strings.Repeat("a", 81) + ".fr.md"},
			"content/posts/" + strings.Repeat("a", 81) + ".fr.md: the id is 81 bytes long, want at most 80 [file]\n", 1},
		{"upper-case ending", []string{"content/posts/a.fr.MD"},
			"content/posts/a.fr.MD: the file name ends in .MD, want .md [file]\n", 1},
		{"languages in two folders", []string{"content/posts/2026/a.en.md", "content/posts/2027/a.fr.md"},
			"content/posts/2026/a.en.md:1:1: the id \"a\" is also that of content/posts/2027/a.fr.md; " +
				"rename one of them, or keep all languages of an id in one folder [id]\n", 2},
		{"one language twice", []string{"content/posts/2026/a.fr.md", "content/posts/2027/a.fr.md"},
			"content/posts/2027/a.fr.md:1:1: the id \"a\" is also that of content/posts/2026/a.fr.md; " +
				"rename one of them, or keep all languages of an id in one folder [id]\n", 2},
		{"one id in two kinds", []string{"content/posts/a.fr.md", "content/campaigns/a.fr.md", "guidelines/a.fr.md"}, "", 0},
		{"outside every folder", []string{"content/post/a.fr.md", "content/b.fr.md"},
			"content/b.fr.md: no files are read in content; want one of content/posts, content/campaigns, content/onboarding, content/library, content/polls [file]\n" +
				"content/post/a.fr.md: no files are read in content/post; want one of content/posts, content/campaigns, content/onboarding, content/library, content/polls [file]\n", 0},
		{"hidden", []string{"content/posts/.a.fr.md", "content/posts/_a.md", "content/.git/a.fr.md", "content/posts/_old/b.md"}, "", 0},
		{"a folder named like a file", []string{"content/posts/a.fr.md/b.fr.md"},
			"content/posts/a.fr.md: found a folder, want a file [file]\n", 1},
		{"other files", []string{"content/posts/a.jpg", "content/posts/notes.txt", "content/posts/a.yaml"}, "", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{}
			for _, name := range test.files {
				files[name] = post("")
			}
			library, got := problems(files)
			if got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
			if len(library.Broken) != test.broken {
				t.Errorf("%d files are left out, want %d: %v", len(library.Broken), test.broken, library.Broken)
			}
		})
	}
}

func TestAliases(t *testing.T) {
	library, got := problems(map[string]string{
		"content/posts/a.fr.md": post("aliases: [old, b]\n"),
		"content/posts/b.fr.md": post(""),
		"content/posts/c.en.md": post("title_: x\n"),
		"content/posts/d.fr.md": post("aliases: [older]\n"),
		"content/posts/e.en.md": post("aliases: [older]\n"),
	})
	want := `content/posts/a.fr.md:3:16: the alias "b" belongs to content/posts/b.fr.md [id]
content/posts/c.en.md:3:1: unknown key "title_"; did you mean "title"? [front-matter]
content/posts/e.en.md:3:11: the alias "older" belongs to content/posts/d.fr.md [id]
`
	if got != want {
		t.Errorf("\n got %swant %s", got, want)
	}
	if p, ok := library.Post("older"); !ok || p.ID != "d" {
		t.Errorf("the alias older leads to %v", p)
	}
	if _, ok := library.Post("old"); ok {
		t.Error("a post with an error is found by its alias")
	}
}

// Aliases keep addresses, in whichever language they are written.
func TestAliasesOfAllLanguages(t *testing.T) {
	library := read(t, map[string]string{
		"content/posts/a.fr.md":     post("translated_from: {lang: en}\naliases: [one, two]\n"),
		"content/posts/a.en.md":     post("aliases: [three, one]\n"),
		"content/campaigns/c.fr.md": post("aliases: [one]\n"),
		"content/campaigns/c.ar.md": post("aliases: [one, two]\n"),
	})
	p, campaign := library.Posts[0], library.Campaigns[0]
	if want := []string{"three", "one", "two"}; !slices.Equal(p.Aliases, want) || len(p.Conflicts) > 0 {
		t.Errorf("the post's aliases are %q, want %q; conflicts %v", p.Aliases, want, p.Conflicts)
	}
	if want := []string{"one", "two"}; !slices.Equal(campaign.Aliases, want) {
		t.Errorf("the campaign's aliases are %q, want %q", campaign.Aliases, want)
	}
}

// A translation's alias is refused where the translation has it.
func TestAliasOfATranslationIsTaken(t *testing.T) {
	_, got := problems(map[string]string{
		"content/posts/a.fr.md": post("aliases: [old]\n"),
		"content/posts/a.en.md": post("aliases: [old, b]\n"),
		"content/posts/b.fr.md": post(""),
	})
	want := "content/posts/a.en.md:3:16: the alias \"b\" belongs to content/posts/b.fr.md [id]\n"
	if got != want {
		t.Errorf("\n got %swant %s", got, want)
	}
}

// All that is wrong with a file is told at once, and nothing that only follows from it.
func TestMistakesAreToldAtOnce(t *testing.T) {
	library, got := problems(map[string]string{
		"content/posts/a.fr.md": post("edit: lockd\nstarters: [' ']\nshare:\n  x: [[b], '']\n" +
			"  linkdin: [c]\ntranslated_from: {lang: [de]}\n"),
		"content/posts/a.en.md":    post("kind: compny\nmedia: [{file: b.jpg, alt: x}]\n"),
		"content/polls/b.fr.md":    "---\ntitle: B\nopens: soon\nanswers: [A]\nlink: http://x.org\n---\n",
		"content/posts/none.en.md": "---\ntopics: *all\n---\n",
	})
	for _, want := range []string{
		`a.fr.md:3:7: unknown value "lockd"`, "a.fr.md:4:12: the starter is empty", "a.fr.md:6:7: found a list, want a text",
		`a.fr.md:7:3: unknown network "linkdin"`, "a.fr.md:8:25: found a list", `a.en.md:3:7: unknown value "compny"`,
		`a.en.md:4:16: there is no file "b.jpg"`, `b.fr.md:3:8: found "soon", want a date`,
		"b.fr.md:4:10: found 1 answers, want at least 2", `b.fr.md:5:7: found link "http://x.org"`, "none.en.md:2:9: ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("nothing says %s", want)
		}
	}
	if n := strings.Count(got, "\n"); n != 11 || len(library.Posts) > 0 || len(library.Polls) > 0 || len(library.Broken) != 4 {
		t.Errorf("%d problems, and %v are left out:\n%s", n, library.Broken, got)
	}
}

// A broken translation may hold the embargo: nothing of the post goes out.
func TestBrokenFileLeavesOutEveryLanguage(t *testing.T) {
	library, _ := problems(map[string]string{
		"content/posts/a.fr.md": post(""),
		"content/posts/a.en.md": post("publish: 2099-01-01\ntopics: {\n"),
		"content/posts/b.fr.md": post(""),
	})
	if len(library.Posts) != 1 || library.Posts[0].ID != "b" {
		t.Errorf("read %d posts, want b alone", len(library.Posts))
	}
	if want := []string{"content/posts/a.en.md", "content/posts/a.fr.md"}; !slices.Equal(library.Broken, want) {
		t.Errorf("left out %v, want %v", library.Broken, want)
	}
}

func TestEmptyHub(t *testing.T) {
	library, list := content.Read(hub(nil), content.Options{})
	if len(list) > 0 || len(library.Posts) > 0 || library.About != nil {
		t.Errorf("an empty hub gives %v, %v", library, list)
	}
}

// The order of posts and problems depends on nothing but the files.
func TestReadIsDeterministic(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("content/posts/p%d/a%d.fr.md", i%7, i)] = post(strings.Repeat("unknown: x\n", i%2))
	}
	shape := func() string {
		library, list := content.Read(hub(files), options())
		ids := ""
		for _, p := range library.Posts {
			ids += p.ID + " "
		}
		return fmt.Sprint(ids, list, library.Broken)
	}
	want := shape()
	for _, cores := range []int{1, 2, 8} {
		before := runtime.GOMAXPROCS(cores)
		if got := shape(); got != want {
			t.Errorf("on %d cores:\n%s\nwant\n%s", cores, got, want)
		}
		runtime.GOMAXPROCS(before)
	}
}
