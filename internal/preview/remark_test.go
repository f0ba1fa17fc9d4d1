package preview_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
	"github.com/portevoix/portevoix/internal/preview"
)

const remarked = "## What would be handed over\n"

func left(number, text string) fstest.MapFS {
	return fstest.MapFS{"number": {Data: []byte(number)}, "preview.md": {Data: []byte(text)}}
}

// What a check left may be a stranger's: whatever is not a number and a preview is refused.
func TestReadRemark(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"a command": left("1; touch pwned", remarked), "a path": left("1/../../../user", remarked),
		"two lines": left("1\n2", remarked), "no number": left("", remarked), "no preview": left("1", "Approved by legal.\n"),
		"too long": left("1", remarked+strings.Repeat("x", 1<<17)), "nothing": {},
		"a folder": {"number/1": {}, "preview.md": {Data: []byte(remarked)}},
	} {
		if remark, err := preview.ReadRemark(files); err == nil {
			t.Errorf("%s is read as %+v", name, remark)
		}
	}
}

func client(t *testing.T, s *githubtest.Server) *github.Client {
	t.Helper()
	c, err := github.New(github.Options{
		API: s.API, Token: githubtest.Token, Repository: "example/hub",
		Sleep: func(context.Context, time.Duration) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A remark is one comment, written only where it agrees with what GitHub says.
func TestPutRemark(t *testing.T) {
	many := func(n int, last string) (files []githubtest.File) {
		for i := range n {
			files = append(files, githubtest.File{Path: fmt.Sprintf("a%d", i), Status: "added"})
		}
		return append(files, githubtest.File{Path: last, Status: "added"})
	}
	for _, test := range []struct {
		name   string
		files  []githubtest.File
		change func(*githubtest.Pull)
		why    string // empty: it is written
	}{
		{"a post", many(0, "content/a.md"), nil, ""},
		{"2,999 files", many(2998, "content/a.md"), nil, ""},
		{"its own workflow behind 3,000 files", many(3000, ".github/workflows/check.yml"), nil, "more files than GitHub lists"},
		{"its own workflow", many(1, ".github/workflows/check.yml"), nil, "changes how it is checked"},
		{"its own action", many(1, "action.yml"), nil, "changes how it is checked"},
		{"an action that is moved away", []githubtest.File{{Path: "x", Before: ".github/actions/land/action.yml", Status: "renamed"}},
			nil, "changes how it is checked"},
		{"another head", nil, func(p *githubtest.Pull) { p.HeadSHA = strings.Repeat("f", 40) }, "has moved on"},
		{"closed", nil, func(p *githubtest.Pull) { p.Open = false }, "is closed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := githubtest.New(t)
			var pull *githubtest.Pull
			var head string
			s.Change(func(r *githubtest.Repository) {
				pull = r.Open(githubtest.Pull{Files: test.files})
				if head = pull.HeadSHA; test.change != nil {
					test.change(pull)
				}
			})
			for _, words := range []string{"One", "Two"} {
				remark, err := preview.ReadRemark(left(fmt.Sprintln(pull.Number), remarked+words))
				if err != nil {
					t.Fatal(err)
				}
				address, why, err := remark.Put(t.Context(), client(t, s), head)
				if err != nil || !strings.Contains(why, test.why) || (address == "") != (test.why != "") {
					t.Errorf("%q, because %q, %v; want %q", address, why, err, test.why)
				}
			}
			s.Change(func(r *githubtest.Repository) {
				comments := r.Comments[pull.Number]
				if test.why == "" && (len(comments) != 1 || !strings.HasSuffix(comments[0].Body, remarked+"Two")) ||
					test.why != "" && len(comments) > 0 {
					t.Errorf("found %d comments", len(comments))
				}
			})
		})
	}
}

// The longest preview is a comment, whatever is put before it.
func TestLongestRemark(t *testing.T) {
	s := githubtest.New(t)
	var pull *githubtest.Pull
	s.Change(func(r *githubtest.Repository) { pull = r.Open(githubtest.Pull{}) })
	remark, err := preview.ReadRemark(left(fmt.Sprint(pull.Number), remarked+strings.Repeat("x", preview.CommentLimit-len(remarked))))
	if err != nil {
		t.Fatal(err)
	}
	if address, why, err := remark.Put(t.Context(), client(t, s), pull.HeadSHA); address == "" {
		t.Errorf("%q, %v", why, err)
	}
}
