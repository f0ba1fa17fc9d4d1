package sources

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
	"github.com/portevoix/portevoix/internal/metrics"
)

// onGitHub is a hub in Paris with a post, rabat, whose repository is on a GitHub.
func onGitHub(t *testing.T, change func(*githubtest.Repository)) (Asked, *githubtest.Server) {
	t.Helper()
	server := githubtest.New(t)
	server.Change(change)
	asked := byHandHub(t, nil)
	asked.Source = config.Source{Name: "reviews", Kind: "github"}
	asked.GitHub = func() (*github.Client, error) {
		return github.New(github.Options{API: server.API, Token: githubtest.Token, Repository: "example/hub"})
	}
	return asked, server
}

func proposal(r *githubtest.Repository, author string, files ...string) *githubtest.Pull {
	p := githubtest.Pull{Author: author}
	for _, name := range files {
		p.Files = append(p.Files, githubtest.File{Path: name, Status: "modified"})
	}
	return r.Open(p)
}

const post = "hub/content/posts/2026/rabat.fr.md"

// Each post that a proposal changed has its times on the day of the merge; what an author
// or a program says is no review, and who it was is kept nowhere. Days that are over are
// closed, up to yesterday.
func TestGitHub(t *testing.T) {
	asked, _ := onGitHub(t, func(r *githubtest.Repository) {
		r.Clock = time.Date(2026, 11, 18, 8, 59, 0, 0, time.UTC)
		p := proposal(r, "ana", post, "content/posts/2026/rabat.en.md", "site/hub.yaml", "content/posts/gone.en.md")
		r.Review(p, "ana", "COMMENTED")
		r.Review(p, "linter[bot]", "COMMENTED")
		r.Clock = r.Clock.Add(90 * time.Minute)
		r.Review(p, "legal-lead", "CHANGES_REQUESTED")
		r.Clock = time.Date(2026, 11, 19, 22, 59, 0, 0, time.UTC) // the 20th in Paris
		r.Review(p, "legal-lead", "APPROVED")
		r.Merge(p)
		r.Merge(proposal(r, "ana", post))                        // nobody looked
		r.Merge(proposal(r, "ana", "content/about.md"))          // no post
		r.Clock = time.Date(2026, 11, 22, 23, 1, 0, 0, time.UTC) // today
		r.Merge(proposal(r, "ana", post))
	})
	batch, err := gitHub.Collect(t.Context(), asked)
	if err != nil {
		t.Fatal(err)
	}
	fact := func(m metrics.Measure, n int64) metrics.Fact {
		return metrics.Fact{Day: "2026-11-20", Post: "rabat", Campaign: "sun", Measure: m, Value: n}
	}
	want := metrics.Batch{
		Days: []metrics.Day{{Day: "2026-11-20", Read: 2, Closed: true}, {Day: "2026-11-22", Closed: true}},
		Facts: []metrics.Fact{
			fact(metrics.Proposals, 1), fact(metrics.LeadHours, 39), fact(metrics.ReviewHours, 2),
			fact(metrics.Proposals, 1), fact(metrics.LeadHours, 1),
		},
	}
	if diff := cmp.Diff(want, batch, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

// What was looked at once is not asked about again.
func TestGitHubGoesOn(t *testing.T) {
	asked, server := onGitHub(t, func(r *githubtest.Repository) {
		for day := range 3 {
			r.Clock = time.Date(2026, 11, 18+day, 9, 0, 0, 0, time.UTC)
			r.Merge(proposal(r, "ana", post))
		}
	})
	asked.Kept = &metrics.Facts{Sources: []metrics.Kept{{Source: "reviews", Origins: []metrics.Origin{
		{Day: "2026-11-17", Closed: true}, {Day: "2026-11-19", Closed: true},
	}}}}
	batch, err := gitHub.Collect(t.Context(), asked)
	if err != nil || len(batch.Days) != 2 || batch.Days[0].Day != "2026-11-20" || batch.Days[1].Day != "2026-11-22" {
		t.Errorf("read %+v, %v", batch.Days, err)
	}
	if asks := server.Asked("pulls/list-files"); asks != 1 {
		t.Errorf("asked for the files of %d pull requests", asks)
	}
	asked.Kept.Sources[0].Origins = append(asked.Kept.Sources[0].Origins, metrics.Origin{Day: "2026-11-22", Closed: true})
	if batch, err := gitHub.Collect(t.Context(), asked); err != nil || len(batch.Days) > 0 {
		t.Errorf("read again: %+v, %v", batch.Days, err)
	}
}

// A hub with years behind it is read in several goes, each of whole days.
func TestGitHubInGoes(t *testing.T) {
	asked, _ := onGitHub(t, func(r *githubtest.Repository) {
		for day := range 3 {
			r.Clock = time.Date(2026, 11, 18+day, 9, 0, 0, 0, time.UTC)
			for range mostPulls / 2 {
				r.Merge(proposal(r, "ana", "README.md"))
			}
		}
	})
	batch, err := gitHub.Collect(t.Context(), asked)
	if err != nil || len(batch.Days) != 2 || batch.Days[1].Day != "2026-11-19" {
		t.Errorf("read %+v, %v", batch.Days, err)
	}
}

// Where GitHub fails nothing is known, and the token is told to nobody.
func TestGitHubFails(t *testing.T) {
	for _, operation := range []string{"pulls/list", "pulls/list-files", "pulls/list-reviews"} {
		asked, server := onGitHub(t, func(r *githubtest.Repository) {
			r.Clock = time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC)
			r.Merge(proposal(r, "ana", post))
		})
		server.Fail(operation, 1, githubtest.Status(http.StatusForbidden))
		batch, err := gitHub.Collect(t.Context(), asked)
		if err == nil || len(batch.Days) > 0 || strings.Contains(err.Error(), githubtest.Token) {
			t.Errorf("%s: said %v, read %v", operation, err, batch)
		}
	}
}
