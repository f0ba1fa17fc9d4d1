package github_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

func numbers(pulls []github.Pull) []int {
	var all []int
	for _, p := range pulls {
		all = append(all, p.Number)
	}
	return all
}

func TestPull(t *testing.T) {
	w := newWorld(t)
	var want github.Pull
	w.Change(func(r *githubtest.Repository) {
		p := r.Merge(r.Open(githubtest.Pull{
			Title: "Add a post", Author: "ana", Head: "ana/post", HeadRepo: "ana/fork", Labels: []string{"post", "hr"},
		}))
		want = github.Pull{
			Number: p.Number, Title: "Add a post", URL: fmt.Sprintf("https://github.com/example/hub/pull/%d", p.Number),
			Author: "ana", AuthorID: r.ID("ana"), Base: "main", BaseSHA: p.BaseSHA,
			Head: "ana/post", HeadRepo: "ana/fork", HeadSHA: p.HeadSHA, MergeSHA: r.Branches["main"],
			MergedAt: p.Merged, CreatedAt: p.Created, UpdatedAt: p.Updated, Labels: []string{"hr", "post"},
		}
	})
	got, err := w.Pull(t.Context(), want.Number)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	list, err := w.Merged(t.Context(), time.Time{})
	if diff := cmp.Diff([]github.Pull{want}, list); err != nil || diff != "" {
		t.Errorf("the list says something else: %v\n%s", err, diff)
	}
	_, err = w.Pull(t.Context(), 404)
	wantError(t, err, "read pull request 404: GitHub has no such thing", "check the repository's name")
}

// Accounts and forks go away, and bots are told from people.
func TestAuthors(t *testing.T) {
	w := newWorld(t)
	open := map[string]int{}
	w.Change(func(r *githubtest.Repository) {
		for _, author := range []string{"ana", "gone", "ghost", "renovate[bot]"} {
			p := r.Open(githubtest.Pull{Author: author})
			p.HeadRepo = ""
			open[author] = p.Number
		}
		r.Deleted["gone"] = true
	})
	for author, want := range map[string]github.Pull{
		"ana":           {Author: "ana", AuthorID: 1},
		"gone":          {Author: github.Ghost},
		"ghost":         {Author: github.Ghost}, // an account, but it stands for deleted ones
		"renovate[bot]": {Author: "renovate[bot]", AuthorID: 1, AuthorBot: true},
	} {
		p, err := w.Pull(t.Context(), open[author])
		got := github.Pull{Author: p.Author, AuthorID: min(p.AuthorID, 1), AuthorBot: p.AuthorBot}
		if diff := cmp.Diff(want, got); err != nil || diff != "" || p.HeadRepo != "" {
			t.Errorf("%s: %+v, %v; want %+v", author, got, err, want)
		}
	}
}

func TestMerged(t *testing.T) {
	w := newWorld(t)
	var early, late, elsewhere, open *githubtest.Pull
	var since time.Time
	w.Change(func(r *githubtest.Repository) {
		late, early, open = r.Open(githubtest.Pull{}), r.Open(githubtest.Pull{}), r.Open(githubtest.Pull{})
		r.Commit("other", "o", nil)
		elsewhere = r.Open(githubtest.Pull{Base: "other"})
		r.Merge(early)
		r.Merge(elsewhere)
		since = r.Tick()
		r.Merge(late)
		r.Open(githubtest.Pull{}).Open = false // closed, not merged
	})
	for _, test := range []struct {
		name  string
		since time.Time
		want  []int
	}{
		{"all, oldest merge first", time.Time{}, []int{early.Number, late.Number}},
		{"since a time", since, []int{late.Number}},
		{"since the very update", late.Updated, []int{late.Number}},
		{"since later", late.Updated.Add(time.Second), nil},
	} {
		got, err := w.Merged(t.Context(), test.since)
		if err != nil || !slices.Equal(numbers(got), test.want) {
			t.Errorf("%s: %v, %v; want %v", test.name, numbers(got), err, test.want)
		}
	}
	w.Change(func(r *githubtest.Repository) { r.Review(early, "lou", github.Commented) })
	got, err := w.Merged(t.Context(), late.Updated.Add(time.Second))
	if err != nil || !slices.Equal(numbers(got), []int{early.Number}) {
		t.Errorf("a review after the merge: %v, %v; want %d", numbers(got), err, early.Number)
	}
	if open.Number == 0 {
		t.Error("the open one has no number")
	}
}

// While the second of three pages is asked for, a pull request of the third is updated:
// it moves to the first, which was read. Others close and open again. None is lost.
func TestMergedWhilePagesChange(t *testing.T) {
	w := newWorld(t)
	pulls := opened(w, 250)
	w.Change(func(r *githubtest.Repository) {
		for _, p := range pulls {
			r.Merge(p)
		}
	})
	moved := pulls[10] // the oldest updates are on the last page
	w.Before(func(operation string, asked int) {
		if operation == "pulls/list" && (asked == 2 || asked == 5) {
			w.Change(func(r *githubtest.Repository) {
				r.Review(moved, "lou", github.Dismissed)
				again := r.Open(githubtest.Pull{})
				again.Open, again.Updated = false, r.Tick()
			})
		}
	})
	got, err := w.Merged(t.Context(), time.Time{})
	if err != nil || len(got) != len(pulls) {
		t.Fatalf("%d pull requests, %v; want %d", len(got), err, len(pulls))
	}
	for _, p := range got {
		if p.Number == moved.Number && !p.UpdatedAt.Equal(moved.Updated) {
			t.Errorf("updated %v; want %v, the last", p.UpdatedAt, moved.Updated)
		}
	}
}

// opened are so many pull requests, the oldest first.
func opened(w *world, many int) (pulls []*githubtest.Pull) {
	w.Change(func(r *githubtest.Repository) {
		for range many {
			pulls = append(pulls, r.Open(githubtest.Pull{HeadSHA: r.Branches["main"]}))
		}
	})
	return pulls
}

// Pull requests that move at every look are not listed at a guess.
func TestMergedNeverSettles(t *testing.T) {
	w := newWorld(t)
	pulls := opened(w, 120)
	w.Before(func(operation string, _ int) {
		if operation == "pulls/list" {
			w.Change(func(r *githubtest.Repository) {
				for _, p := range pulls {
					p.Updated = r.Tick()
				}
			})
		}
	})
	_, err := w.Merged(t.Context(), time.Time{})
	wantError(t, err, "they change faster than they can be listed", "try again later")
}

func TestOddPulls(t *testing.T) {
	for name, text := range map[string]string{
		"no number": `{}`,
		"no commit": `{"number": 1, "base": {"ref": "main"}, "head": {"ref": "b"}}`,
		"no times":  `{"number": 1, "base": {"ref": "main", "sha": "` + sha + `"}, "head": {"ref": "b", "sha": "` + sha + `"}}`,
		"merged, but no commit": `{"number": 1, "base": {"ref": "main", "sha": "` + sha + `"}, "head": {"ref": "b", "sha": "` + sha + `"},
			"created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z", "merged_at": "2026-01-05T09:00:00Z"}`,
		"a time that is none": `{"number": 1, "created_at": "yesterday"}`,
		"a number as text":    `{"number": "1"}`,
	} {
		w := newWorld(t)
		w.Fail("pulls/get", 1, githubtest.JSON(text))
		_, err := w.Pull(t.Context(), 1)
		wantError(t, err, "read pull request 1: the answer is not as GitHub describes it")
		w.Fail("pulls/list", 1, githubtest.JSON("["+text+"]"))
		list, err := w.Merged(t.Context(), time.Time{})
		wantError(t, err, "list merged pull requests: the answer is not as GitHub describes it")
		if list != nil {
			t.Errorf("%s: %+v with the error", name, list)
		}
	}
}

const sha = "0123456789abcdef0123456789abcdef01234567"
