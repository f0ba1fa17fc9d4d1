package build

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/problem"
)

// broken runs a build that must find errors, and returns them.
func broken(t *testing.T, h hub, o Options) (Report, problem.List) {
	t.Helper()
	report, problems, err := Run(portevoix.Files, h.fs(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !problems.HasErrors() {
		t.Fatal("found no error in the hub")
	}
	return report, problems
}

const nonsense = `{{define "main"}}{{.Nonsense}}{{end}}`

const brokenPost = "---\ntitle: [\n---\n"

func TestErrorsLeaveTheOldSite(t *testing.T) {
	for name, change := range map[string]hub{
		"reading":   {"content/posts/oslo.en.md": brokenPost},
		"settings":  {"site/hub.yaml": settings + "colour: red\n"},
		"planning":  {"site/static/Note.txt": "a", "site/static/note.txt": "b"},
		"parsing":   {"templates/post.html": "{{define"},
		"rendering": {"templates/post.html": nonsense},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			mustRun(t, small(), options(out))
			before := filesOf(t, out)
			report, _ := broken(t, small().with(change).without("content/posts/rabat.fr.md"), options(out))
			if report.Written+report.Removed != 0 {
				t.Errorf("report: %+v", report)
			}
			same(t, filesOf(t, out), before, "with errors")
		})
	}
}

func TestKeepGoingLeavesBrokenPostOut(t *testing.T) {
	o := options(t.TempDir())
	o.KeepGoing = true
	h := small().with(hub{"content/posts/oslo.en.md": brokenPost})
	mustRun(t, small(), o)
	broken(t, h, o)
	want := cold(t, h.without("content/posts/oslo.en.md"), options(""))
	same(t, filesOf(t, o.Output), want, "without the broken post")
}

// Without its settings nobody knows what a hub may show.
func TestKeepGoingStopsAtBrokenSettings(t *testing.T) {
	o := options(t.TempDir())
	o.KeepGoing = true
	mustRun(t, small(), o)
	before := filesOf(t, o.Output)
	nowhere := strings.Replace(settings, "Europe/Paris", "Europe/Atlantis", 1)
	broken(t, small().with(hub{"site/hub.yaml": nowhere}), o)
	same(t, filesOf(t, o.Output), before, "broken settings")
}

// A page that cannot be rendered stays as it was, with the assets it was made with.
func TestKeepGoingKeepsPagesThatCannotBeRendered(t *testing.T) {
	o := options(t.TempDir())
	o.KeepGoing = true
	mustRun(t, small(), o)
	before := filesOf(t, o.Output)
	report, problems := broken(t, small().with(hub{
		"templates/post.html":   nonsense,
		"site/static/extra.css": "p { margin: 0 }",
	}), o)
	after := filesOf(t, o.Output)
	if problems[0].File != "templates/post.html" || problems[0].Line != 1 {
		t.Errorf("found problem %v, want its place in templates/post.html", problems[0])
	}
	for name, text := range before {
		switch {
		case strings.HasPrefix(name, "en/posts/rabat/"), strings.HasPrefix(name, "assets/"):
			if after[name] != text {
				t.Errorf("%s was changed or is gone", name)
			}
		}
	}
	if after["en/index.html"] == before["en/index.html"] || report.Removed != 0 {
		t.Error("other pages do not name the new assets, or something was removed")
	}
	const posts = 4 // three, one of them in two languages
	if report.Written+report.Unchanged != report.Pages-posts {
		t.Errorf("found %+v, want %d pages neither written nor unchanged", report, posts)
	}
	mustRun(t, small(), o)
	same(t, filesOf(t, o.Output), before, "mended")
}

// Two files whose names differ in case are a problem, and the same every time.
func TestKeepGoingWithContestedFile(t *testing.T) {
	o := options(t.TempDir())
	o.KeepGoing = true
	h := small().with(hub{"site/static/Note.txt": "a", "site/static/note.txt": "b"})
	broken(t, h, o)
	want := filesOf(t, o.Output)
	report, _ := broken(t, h, o)
	if report.Written != 0 {
		t.Errorf("the second build wrote %d files", report.Written)
	}
	same(t, filesOf(t, o.Output), want, "second build")
}

// A recall wins: what was taken back goes even if its page cannot be made anew.
func TestKeepGoingRemovesWhatIsTakenBack(t *testing.T) {
	o := options(t.TempDir())
	o.KeepGoing = true
	mustRun(t, small(), o)
	broken(t, small().with(hub{
		"content/posts/quito.en.md": post("Quito opens", "status: withdrawn"),
		"templates/post.html":       nonsense,
	}), o)
	files := filesOf(t, o.Output)
	if page, there := files["en/posts/quito/index.html"]; there {
		t.Errorf("the page that cannot be made anew still stands: %s", page)
	}
	if !strings.Contains(files["status.json"], `"quito"`) {
		t.Errorf("status.json does not withdraw the post: %s", files["status.json"])
	}
	if _, there := files["en/posts/oslo/index.html"]; !there {
		t.Error("the page of another post went, too")
	}
}
