package approvals_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
)

// writers are rows of the matrix: ana opens the pull request, and others have a hand in it.
var writers = []row{
	{"written in part by the reviewer", both(func(s *story) { s.approve("deputy") }), older, "deputy wrote some of it"},
	{"written in part by another of the team", both(func(s *story) { s.approve("legal-lead") }), newer, ""},
	{"written in part by whoever holds it", both(func(s *story) {
		s.approve("legal-lead")
		s.review("deputy", requested, "")
	}), older, "deputy holds it"},
	{"written in part by the reviewer, and approved by name later", both(func(*story) {}, func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		s.review("deputy", github.Approved, "/approve rabat")
		s.merge()
	}), older, "deputy wrote some of it"},
	{"written and squashed", func(s *story) {
		s.propose("ana", version("Newest"))
		s.pushBy("deputy", version("Newer"))
		s.approve("deputy")
		s.squash()
	}, older, "deputy wrote some of it"},
	{"written and taken out again", func(s *story) {
		s.newer()
		s.pushBy("deputy", version("Newest"))
		s.push(version("Newer"))
		s.approve("deputy")
		s.merge()
	}, older, "deputy wrote some of it"},
	{"committed by the reviewer", made(func(c *github.Commit) { c.Committer = writer("deputy") }), older, "deputy wrote some of it"},
	{"co-authored by the reviewer", made(func(c *github.Commit) {
		c.CoAuthors = []github.Writer{{Email: "7+Deputy@users.noreply.github.com", ID: 7, Login: "Deputy"}}
	}), older, "deputy wrote some of it"},
	{"co-authored by the reviewer's other address", made(func(c *github.Commit) {
		c.CoAuthors = []github.Writer{{Email: "deputy@example.org"}}
	}), older, "deputy wrote some of it"},
	{"co-authored by an address of a team", made(func(c *github.Commit) {
		c.CoAuthors = []github.Writer{{Email: "counsel@firm.example"}}
	}), older, "belongs to no account"},
	{"co-authored by a stranger", made(func(c *github.Commit) {
		c.CoAuthors = []github.Writer{{Email: "mallory@example.org"}}
	}), newer, ""},
	{"written with an address of no account", made(func(c *github.Commit) { c.Author = github.Writer{Email: "me@laptop"} }),
		older, "belongs to no account"},
	{"committed with an address of no account", made(func(c *github.Commit) { c.Committer = github.Writer{Email: "me@laptop"} }),
		older, "belongs to no account"},
	{"something else written by the reviewer", func(s *story) {
		s.newer()
		s.pushBy("deputy", hub{"README.md": "More.\n", "content/posts/other.en.md": "---\ntitle: Another\n---\nRead.\n"})
		s.pushBy("deputy", hub{"content/posts/note.txt": "n"}).Author = github.Writer{Email: "me@laptop"}
		s.approve("deputy")
		s.merge()
	}, newer, ""},
	{"brought up to date by the reviewer", func(s *story) {
		s.newer()
		s.commit("root", hub{"content/posts/other.en.md": "---\ntitle: Another\n---\nRead.\n"}, false)
		s.pushBy("deputy", hub{"content/posts/other.en.md": "---\ntitle: Another\n---\nRead.\n"})
		s.pull.Commits[1].Parents = append(s.pull.Commits[1].Parents, s.tip())
		s.approve("deputy")
		s.merge()
	}, newer, ""},
	{"written by the reviewer under another name", func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		s.pushBy("deputy", under(version("Newer"), "content/posts/casablanca.en.md"))
		renamed := version("Newer")
		renamed["content/posts/casablanca.en.md"] = gone
		s.push(renamed)
		s.approve("deputy")
		s.merge()
	}, older, "deputy wrote some of it"},
	{"written by the reviewer with a mistake", func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		s.pushBy("deputy", version("Newer", "colour: red"))
		s.push(version("Newer"))
		s.approve("deputy")
		s.merge()
	}, older, "deputy wrote some of it"},
	{"written by the reviewer under broken settings", func(s *story) {
		s.propose("ana", version("Newer").with(hub{settingsFile: settings() + "colour: red\n"}))
		s.pushBy("deputy", hub{campaignFile: "---\ntitle: Moon\nhashtag: OldSun\n---\nWhy.\n"})
		s.push(hub{settingsFile: settings()})
		s.approve("deputy")
		s.merge()
	}, older, "deputy wrote some of it"},
	{"a campaign's hashtag written by the reviewer", func(s *story) {
		s.newer()
		s.pushBy("deputy", hub{campaignFile: "---\ntitle: Sun\nhashtag: NewSun\n---\nWhy.\n"})
		s.approve("deputy")
		s.merge()
	}, older, "deputy wrote some of it"},
	{"written by the reviewer, and brought back by another", func(s *story) {
		s.propose("legal-lead", version("Newer"))
		s.merge()
		s.propose("ana", version("Newest"))
		s.merge()
		s.newer()
		s.approve("legal-lead")
		s.merge()
	}, older, "legal-lead is the author"},
	{"more commits than GitHub lists", func(s *story) {
		s.newer()
		for len(s.pull.Commits) < github.MaxCommits {
			s.push(hub{"README.md": fmt.Sprintf("More: %d.\n", len(s.pull.Commits))})
		}
		s.approve("legal-lead")
		s.merge()
	}, older, "has more commits than the 249 that GitHub tells of"},
	{"commits that nobody asked for", func(s *story) {
		s.newer()
		s.approve("legal-lead")
		s.pull.Schema, s.pull.Commits = 1, nil
		s.merge()
	}, older, "GitHub was not asked for the commits of pull request"},
	{"recorded in a commit of the co-author's", func(s *story) {
		c := s.commit("ana", version("Newer"), false, "Deputy <deputy@example.org>")
		c.Trailers = append(c.Trailers, git.Trailer{Key: "Co-Authored-By", Value: "Deputy <deputy@example.org>"})
	}, older, "deputy@example.org is the author"},
	{"recorded in the merge of what the approver wrote", func(s *story) {
		s.propose("ana", version("Newest"))
		s.pushBy("deputy", version("Newer"))
		s.merge()
		last := s.branch[len(s.branch)-1]
		last.Trailers = []git.Trailer{{Key: "Approved-by", Value: "Deputy <deputy@example.org>"}}
	}, older, "deputy@example.org wrote some of it"},
}

// both is a pull request that ana and deputy wrote, with some deeds before and after the
// merge.
func both(deeds func(*story), later ...func(*story)) func(*story) {
	return func(s *story) {
		s.propose("ana", version("Newest"))
		s.pushBy("deputy", version("Newer"))
		deeds(s)
		s.merge()
		for _, deed := range later {
			deed(s)
		}
	}
}

// made is a pull request of one commit, by ana but for a change of who made it. Deputy
// approves.
func made(change func(*github.Commit)) func(*story) {
	return func(s *story) {
		s.newer()
		change(&s.pull.Commits[0])
		s.approve("deputy")
		s.merge()
	}
}

// under is a version in a file of another name.
func under(v hub, name string) hub {
	text := v[postFile]
	delete(v, postFile)
	return v.with(hub{name: text})
}

// To undo a recall is written by somebody, too.
func TestUndoneByTheReviewer(t *testing.T) {
	s := start()
	s.propose("ana", version("Newer"))
	s.approve("legal-lead")
	s.merge()
	s.commit("ana", version("Newer", "withdrawn: {on: 2026-11-20, reason: It was wrong}"), false)
	s.propose("ana", hub{"README.md": "More.\n"})
	s.pushBy("deputy", version("Newer"))
	s.approve("deputy")
	s.merge()
	h, found := s.collected(t)
	site, _ := built(t, h, s.now)
	expect(t, site, "Newer", false)
	if len(found.Open) != 2 || !strings.Contains(found.Open[1].Reason, "deputy wrote some of it") {
		t.Errorf("found %+v", found.Open)
	}
}

// What a reviewer pushed and was squashed only GitHub has. It is asked for, and nothing
// else is; where it is gone, or GitHub is unwell, nobody approves.
func TestReviewersCommitOnGitHub(t *testing.T) {
	for _, test := range []struct {
		name   string
		commit func(*githubtest.Repository, *githubtest.Pull) string
		kept   int
	}{
		{"of the post", func(_ *githubtest.Repository, p *githubtest.Pull) string { return p.HeadSHA }, 0},
		{"of something else", func(r *githubtest.Repository, p *githubtest.Pull) string {
			return r.Commit("change", "notes", map[string]string{"hub/README.md": "More.\n"})
		}, 1},
		{"that is gone", func(*githubtest.Repository, *githubtest.Pull) string { return strings.Repeat("f", 40) }, 0},
	} {
		c, s := squashed(t, func(r *githubtest.Repository, p *githubtest.Pull) {
			made := test.commit(r, p)
			p.Commits = []githubtest.Commit{
				{SHA: p.HeadSHA, Author: "ana", Committer: "ana"}, {SHA: made, Author: "legal-lead", Committer: "web-flow"},
			}
			r.Review(p, "legal-lead", github.Approved)
		})
		found, err := collect(t, c.source(s))
		if err != nil || len(found.Ledger.Entries) != test.kept {
			t.Errorf("%s: found %+v and %+v, %v", test.name, found.Ledger.Entries, found.Open, err)
		}
		asked := s.Asked("git/get-tree")
		s.Before(func(operation string, times int) {
			if operation == "git/get-tree" && times == asked+1 { // the reviewed commit is told, and then no more
				s.Fail(operation, 99, githubtest.Status(502))
			}
		})
		if found, err = collect(t, c.source(s)); err == nil || errors.Is(err, github.ErrNotFound) {
			t.Errorf("%s: found %+v from a GitHub that is unwell", test.name, found.Ledger)
		}
		if asked > 3 {
			t.Errorf("%s: GitHub was asked for %d commits", test.name, asked)
		}
	}
}
