package github_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// merge merges so many pull requests with a review each.
func merge(w *world, many int) (pulls []*githubtest.Pull) {
	w.Change(func(r *githubtest.Repository) {
		for range many {
			p := r.Open(githubtest.Pull{})
			r.Review(p, "legal-lead", github.Approved)
			pulls = append(pulls, r.Merge(p))
		}
	})
	return pulls
}

func refresh(t *testing.T, w *world, known map[int]github.Facts) (changed []int) {
	t.Helper()
	facts, err := w.Refresh(t.Context(), known)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range facts {
		known[f.Pull.Number] = f
		changed = append(changed, f.Pull.Number)
	}
	return changed
}

// Reviews are asked for once, and again only where something moved.
func TestRefresh(t *testing.T) {
	w := newWorld(t)
	pulls := merge(w, 3)
	known := map[int]github.Facts{}
	if got := refresh(t, w, known); len(got) != 3 || w.Asked("pulls/list-reviews") != 3 {
		t.Errorf("%v changed, %d asked; want all", got, w.Asked("pulls/list-reviews"))
	}
	if got := refresh(t, w, known); got != nil || w.Asked("pulls/list-reviews") != 3 {
		t.Errorf("%v changed, %d asked; want none more", got, w.Asked("pulls/list-reviews"))
	}
	w.Change(func(r *githubtest.Repository) {
		pulls[0].Reviews[0].State, pulls[0].Updated = github.Dismissed, r.Tick()
	})
	fourth := merge(w, 1)[0]
	want := []int{pulls[0].Number, fourth.Number}
	if got := refresh(t, w, known); !slices.Equal(got, want) || w.Asked("pulls/list-reviews") != 5 {
		t.Errorf("%v changed; want %v", got, want)
	}
	if state := known[pulls[0].Number].Reviews[0].State; state != github.Dismissed {
		t.Errorf("the review is %s; want it dismissed", state)
	}
	again, err := w.Refresh(t.Context(), nil)
	if err != nil || len(again) != 4 {
		t.Errorf("from scratch: %d, %v; want 4", len(again), err)
	}
	for _, f := range again {
		if diff := cmp.Diff(known[f.Pull.Number], f); diff != "" {
			t.Errorf("from scratch it is not the same: %s", diff)
		}
	}
}

// Facts that were taken in the moment of an update may miss what came in the same
// second; they are asked for again, and then stay.
func TestRefreshSettles(t *testing.T) {
	w := newWorld(t)
	pulls := merge(w, 2)
	w.now = pulls[0].Updated // long before the second, by the hub's clock
	known := map[int]github.Facts{}
	refresh(t, w, known)
	w.Change(func(r *githubtest.Repository) {
		r.Review(pulls[0], "late", github.ChangesRequested).At = pulls[0].Updated
	})
	w.Change(func(*githubtest.Repository) { pulls[0].Updated = known[pulls[0].Number].Pull.UpdatedAt })
	w.now = w.now.Add(time.Hour)
	refresh(t, w, known)
	if reviews := known[pulls[0].Number].Reviews; len(reviews) != 2 {
		t.Errorf("%d reviews; want the late one, too", len(reviews))
	}
	if got := refresh(t, w, known); got != nil {
		t.Errorf("%v changed; want all to be settled", got)
	}
}

// A run that ends in the middle hands out what it has, and the next goes on there.
func TestRefreshGoesOn(t *testing.T) {
	w := newWorld(t)
	pulls := merge(w, 5)
	w.Fail("pulls/list-reviews", 99, after(3, githubtest.PrimaryLimit(w.now.Add(time.Hour))))
	known := map[int]github.Facts{}
	facts, err := w.Refresh(t.Context(), known)
	wantError(t, err, "wants no more questions for now")
	if len(facts) != 3 {
		t.Fatalf("%d facts, want 3", len(facts))
	}
	for _, f := range facts {
		known[f.Pull.Number] = f
	}
	w.Heal()
	if got := refresh(t, w, known); !slices.Equal(got, []int{pulls[3].Number, pulls[4].Number}) {
		t.Errorf("%v; want the other two", got)
	}
}

// Facts of an older program lack the commits: they can be read, and are asked for again.
func TestRefreshOlderFacts(t *testing.T) {
	w := newWorld(t)
	pulls := merge(w, 2)
	known := map[int]github.Facts{}
	refresh(t, w, known)
	older := known[pulls[0].Number]
	data, err := older.Encode()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(withoutCommits(string(data)), `"schema": 2`, `"schema": 1`, 1)
	read, err := decode([]byte(text))
	if err != nil || len(read.Commits) > 0 || len(read.Reviews) != 1 {
		t.Fatalf("read %+v, %v of\n%s", read, err, text)
	}
	known[pulls[0].Number] = read
	if got := refresh(t, w, known); !slices.Equal(got, []int{pulls[0].Number}) {
		t.Errorf("%v changed; want the older alone", got)
	}
	if diff := cmp.Diff(older, known[pulls[0].Number], cmpopts.IgnoreFields(github.Facts{}, "TakenAt")); diff != "" {
		t.Error(diff)
	}
}

func TestFactsFile(t *testing.T) {
	w := newWorld(t)
	pulls := merge(w, 2)
	w.Change(func(r *githubtest.Repository) { pulls[0].Reviews[0].Body = "a < b & \u2028 \"c\"\r\n" })
	facts, err := w.Refresh(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	facts[0].Reviews[0].UserID = 1<<53 + 1 // more than a float can hold
	files := fstest.MapFS{"site/data/github/pulls/README.md": {Data: []byte("not facts")}}
	for _, f := range facts {
		data, err := f.Encode()
		if err != nil || bytes.Contains(data, []byte("\r")) || !bytes.HasSuffix(data, []byte("}\n")) {
			t.Errorf("%v: %q", err, data)
		}
		files["site/data/github/pulls/"+f.Name()] = &fstest.MapFile{Data: data}
	}
	got, err := github.ReadFacts(files, "site/data/github/pulls")
	want := map[int]github.Facts{facts[0].Pull.Number: facts[0], facts[1].Pull.Number: facts[1]}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if none, err := github.ReadFacts(files, "site/data/other"); err != nil || none == nil || len(none) > 0 {
		t.Errorf("a folder that is not there: %v, %v", none, err)
	}
}

func TestDamagedFacts(t *testing.T) {
	w := newWorld(t)
	merge(w, 1)
	facts, err := w.Refresh(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	good, err := facts[0].Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(string) string{
		"cut":                 func(s string) string { return s[:len(s)/2] },
		"empty":               func(string) string { return "" },
		"another after it":    func(s string) string { return s + s },
		"a conflict":          func(s string) string { return "<<<<<<< HEAD\n" + s },
		"of tomorrow":         func(s string) string { return strings.Replace(s, `"schema": 2`, `"schema": 3`, 1) },
		"an unknown key":      func(s string) string { return strings.Replace(s, `"schema": 2`, `"schema": 2, "extra": 1`, 1) },
		"no commits":          withoutCommits,
		"no commit":           func(s string) string { return strings.Replace(s, facts[0].Pull.HeadSHA, "", 1) },
		"of another":          func(s string) string { return strings.Replace(s, `"number": 1`, `"number": 2`, 1) },
		"not merged":          func(s string) string { return replaceLine(s, "merged_at", `"0001-01-01T00:00:00Z"`) },
		"taken at no time":    func(s string) string { return replaceLine(s, "taken_at", `"0001-01-01T00:00:00Z"`) },
		"a number for a text": func(s string) string { return replaceLine(s, "title", `1`) },
	} {
		text := strings.ReplaceAll(change(string(good)), ",\n}", "\n}")
		_, err := github.ReadFacts(fstest.MapFS{"f/1.json": {Data: []byte(text)}}, "f")
		if err == nil || !strings.Contains(err.Error(), "f/1.json") || !strings.Contains(err.Error(), "collect again") {
			t.Errorf("%s: %v; want an error that names file and cure", name, err)
		}
	}
}

func withoutCommits(text string) string {
	first, rest, _ := strings.Cut(text, `"commits": [`)
	_, rest, _ = strings.Cut(rest, "\n  ],\n")
	return first + rest
}

func replaceLine(text, key, value string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if before, _, is := strings.Cut(line, fmt.Sprintf("%q: ", key)); is {
			comma := ""
			if strings.HasSuffix(line, ",") {
				comma = ","
			}
			lines[i] = fmt.Sprintf("%s%q: %s%s", before, key, value, comma)
			break
		}
	}
	return strings.Join(lines, "\n")
}

// decode reads the facts of the first pull request.
func decode(data []byte) (github.Facts, error) {
	known, err := github.ReadFacts(fstest.MapFS{"1.json": {Data: data}}, ".")
	return known[1], err
}

func FuzzFacts(f *testing.F) {
	f.Add([]byte(`{"schema": 1, "pull": {"number": 1}, "reviews": [], "taken_at": "2026-01-05T09:00:00Z"}`))
	f.Add([]byte(`{"schema": 2, "pull": {}, "commits": [{"sha": "1", "parents": [""], "co_authors": null}]}`))
	f.Add([]byte(`{"schema": 1e400}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := decode(data)
		if err != nil {
			return
		}
		once, err := facts.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := decode(once)
		if err != nil {
			t.Fatalf("%v: %s", err, once)
		}
		if twice, err := again.Encode(); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%v: %s became %s", err, once, twice)
		}
	})
}
