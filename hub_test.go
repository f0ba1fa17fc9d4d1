package portevoix_test

import (
	"path/filepath"
	"testing"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/build"
	"github.com/portevoix/portevoix/internal/check"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// The example hub has no errors, today or in a year: what time alone brings is none.
func TestExampleHubIsFine(t *testing.T) {
	source := site.Source{Program: portevoix.Files, Hub: exampleHub(t)}
	for _, now := range []time.Time{today, today.AddDate(1, 0, 0), time.Now()} {
		_, problems := check.Hub(source, check.Options{Now: now})
		for _, p := range problems {
			if p.Severity == problem.Error {
				t.Errorf("on %s: %v", now.Format(time.DateOnly), p)
			}
		}
	}
}

// The example hub shows what a hub can hold.
func TestExampleHubIsComplete(t *testing.T) {
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: exampleHub(t)})
	for _, post := range hub.Library.Posts {
		for _, lang := range hub.Settings.Languages {
			if _, ok := post.In(lang); !ok {
				t.Errorf("post %s is not written in %s", post.ID, lang)
			}
		}
	}
	for _, kind := range []struct {
		name        string
		found, want int
	}{
		{"posts", len(hub.Library.Posts), 24},
		{"campaigns", len(hub.Library.Campaigns), 3},
		{"guidelines", len(hub.Library.Guidelines), 6},
		{"lessons", len(hub.Library.Lessons), 12}, // six for newcomers, six on running a programme
		{"library pages", len(hub.Library.Pages), 5},
		{"polls", len(hub.Library.Polls), 1},
	} {
		if kind.found < kind.want {
			t.Errorf("found %d %s, want at least %d", kind.found, kind.name, kind.want)
		}
	}
	for _, lesson := range hub.Library.Lessons {
		for _, e := range lesson.Editions {
			if len(e.Meta.Checklist) == 0 || len(e.Meta.Quiz) == 0 {
				t.Errorf("lesson %s has no checklist or no quiz in %s", lesson.ID, e.Lang)
			}
		}
	}
}

// A second build of the same hub has nothing to do.
func TestExampleHubIsBuiltOnce(t *testing.T) {
	options := build.Options{
		Output: filepath.Join(t.TempDir(), "public"), Now: today, Program: "test",
	}
	first, second := buildAgain(t, options), buildAgain(t, options)
	if first.Written == 0 || first.Written != first.Pages {
		t.Errorf("the first build wrote %d of %d files", first.Written, first.Pages)
	}
	if second.Written+second.Removed > 0 || second.Unchanged != first.Pages {
		t.Errorf("the second build wrote %d and removed %d of %d files", second.Written, second.Removed, second.Pages)
	}
}

func buildAgain(t *testing.T, o build.Options) build.Report {
	t.Helper()
	report, problems, err := build.Run(portevoix.Files, exampleHub(t), o)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return report
}
