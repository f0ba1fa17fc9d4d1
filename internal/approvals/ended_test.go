package approvals_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
)

// ended are rows of the matrix: what was approved, and what came after it.
var ended = []row{
	{"held in a later pull request", then(func(s *story) { s.later("legal-lead", "/hold rabat no") }), older, "legal-lead holds it"},
	{"held in a later pull request by another of the team", then(func(s *story) { s.later("deputy", "/hold rabat no") }), older,
		"deputy holds it"},
	{"held in a later pull request that can't be judged", then(func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		s.review("deputy", github.Approved, "/hold rabat no")
		s.pull.Pull.BaseSHA = strings.Repeat("f", 40)
		s.squash()
	}), older, "is not on the branch"},
	{"held, and approved again by whoever held it", then(func(s *story) {
		s.later("deputy", "/hold rabat no")
		s.later("deputy", "/approve rabat")
	}), newer, ""},
	{"held, and approved again by another", then(func(s *story) {
		s.later("deputy", "/hold rabat no")
		s.later("legal-lead", "/approve rabat")
	}), older, "deputy holds it"},
	{"held before it was approved, in what was merged later", func(s *story) {
		s.propose("bea", hub{"README.md": "More.\n"})
		held := s.pull
		s.review("legal-lead", github.Approved, "/hold rabat no")
		s.newer()
		s.approve("legal-lead")
		s.merge()
		s.pull = held
		held.Pull.Number = 99
		s.land(s.stand("github", s.main, true))
	}, newer, ""},
	{"changes requested in a later pull request", then(func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		s.review("deputy", requested, "Not of rabat: the words here.")
		s.merge()
	}), newer, ""},
	{"on a condition in a later pull request", then(func(s *story) { s.later("legal-lead", "/approve rabat if the roof goes") }), older,
		"on a condition"},
	{"for a shorter time in a later pull request", then(func(s *story) { s.later("legal-lead", "/approve rabat until 2026-11-20") }),
		nothing, ""},
	{"one more than enough, for a shorter time", pull(func(s *story) {
		s.review("deputy", github.Approved, "/approve rabat until 2026-11-10")
		s.approve("legal-lead")
	}), newer, ""},
	{"taken back, and brought again", then(func(s *story) { s.recall(); s.commit("ana", version("Newer"), false) }), nothing, "legal: 0 of 1"},
	{"taken back by a commit that is dated before the approval", then(func(s *story) {
		s.recall().Time = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		s.commit("ana", version("Newer"), false)
	}), nothing, "did not see that it had been taken back"},
	{"recorded in a commit of a time to come, and taken back", func(s *story) {
		s.commit("ana", version("Newer"), false, "Deputy <deputy@example.org>").Time = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
		s.recall()
		s.commit("ana", version("Newer"), false)
	}, nothing, "did not see that it had been taken back"},
	{"approved by one before it was taken back and by another after", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: legal, count: 2}]")}, false)
		s.newer()
		s.approve("legal-lead")
		s.merge()
		s.recall()
		s.review("deputy", github.Approved, "")
		s.pulls[s.pull.Pull.Number] = *s.pull
		s.commit("ana", version("Newer"), false)
	}, nothing, "legal: 0 of 2"},
	{"approved before it was taken back, and merged after", then(func(s *story) {
		s.propose("ana", version("Newer").with(hub{"README.md": "More.\n"}))
		s.approve("legal-lead")
		late, heads := s.pull, s.heads
		s.recall().Time = s.branch[0].Time
		s.pull, s.heads = late, heads
		s.merge()
	}), nothing, "did not see that it had been taken back"},
	{"approved after it was taken back, and brought up to date with main before", then(func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		late, heads := s.pull, s.heads
		s.recall()
		s.pull, s.heads = late, heads
		s.push(version("Newer"))
		s.pull.Commits[1].Parents = append(s.pull.Commits[1].Parents, s.tip())
		s.approve("legal-lead")
		s.merge()
	}), newer, ""},
	{"taken back while it has no former id, which is put back", then(func(s *story) {
		renamed := func(keys ...string) hub {
			v := under(version("Newer", keys...), "content/posts/casablanca.en.md")
			v[postFile] = gone
			return v
		}
		s.commit("ana", renamed("aliases: [rabat]"), false)
		s.commit("ana", renamed("status: withdrawn"), false)
		s.commit("ana", renamed("aliases: [rabat]"), false)
	}), nothing, ""},
	{"taken back while it has mistakes, which are mended", then(func(s *story) {
		s.commit("ana", version("Newer", "colour: red"), false)
		s.commit("root", version("Newer", "status: withdrawn", "colour: red"), false)
		s.commit("ana", version("Newer"), false)
	}), nothing, ""},
	{"recorded in a commit of a time to come", func(s *story) {
		s.commit("root", hub{settingsFile: settings("valid_for: 10d", "rules: [{team: legal}]")}, false)
		s.commit("ana", version("Newer"), false, "Deputy <deputy@example.org>").Time = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	}, older, ""},
	{"held in a review, and recorded as approved in the commit", pull(func(s *story) { s.review("legal-lead", requested, "") }, func(s *story) {
		s.branch[len(s.branch)-1].Trailers = []git.Trailer{{Key: "Approved-by", Value: "legal-lead"}}
	}), older, "legal-lead holds it"},
	{"pushed with a merge of its own, after a commit that appoints the reviewer", func(s *story) {
		appoints := strings.Replace(settings(), "[legal-lead, ", "[legal-lead, mallory, ", 1)
		s.propose("ana", hub{settingsFile: appoints})
		s.push(version("Newer"))
		s.approve("mallory")
		for i, head := range s.heads {
			s.branch = append(s.branch, &git.Commit{
				Hash: head, Author: git.Person{Email: "ana@example.org"}, Time: s.tick(), Merge: i == 1,
			})
			s.main = s.at[head]
		}
		s.land(s.branch[len(s.branch)-1])
	}, older, "was pushed to the branch"},
	{"merged by a commit that another pull request names", pull(func(s *story) { s.approve("legal-lead") }, func(s *story) {
		other := *s.pull
		other.Pull.Number, other.Pull.Author, other.Pull.AuthorID = 98, "bea", id("bea")
		s.pulls[98] = other
	}), older, "several pull requests"},
}

// sources are rows of the matrix on what belongs to which step and person.
var sources = []row{
	{"named by whoever opened the later pull request", pull(func(*story) {}, func(s *story) {
		s.propose("legal-lead", hub{"README.md": "More.\n"})
		s.review("legal-lead", github.Approved, "/approve rabat")
		s.merge()
	}), older, "legal-lead is the author"},
	{"reviews in another order than that of their times", pull(func(s *story) {
		s.approve("legal-lead")
		s.review("legal-lead", requested, "")
		slices.Reverse(s.pull.Reviews)
	}), older, "changes are requested"},
	{"approved and held at the same moment in two pull requests", then(func(s *story) {
		at := s.pull.Reviews[0].At
		s.propose("ana", hub{"README.md": "More.\n"})
		s.review("legal-lead", github.Approved, "/hold rabat no").At = at
		s.merge()
	}), older, "legal-lead holds it"},
	{"recorded in a commit that does not bring it", pull(func(*story) {}, func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		s.review("mallory", commented, "Like rabat.")
		s.land(s.stand("github", s.at[s.pull.Pull.HeadSHA], true, "Deputy <deputy@example.org>"))
	}), older, "legal: 0 of 1"},
	{"approved, and another squashed at the same moment", func(s *story) {
		s.propose("bea", hub{"README.md": "More.\n"})
		other := s.pull
		other.Pull.Number = 97
		s.newer()
		s.approve("legal-lead")
		s.squash()
		s.pull = other
		c := s.stand("github", s.main.with(hub{"README.md": "More.\n"}), false)
		c.Time = s.branch[len(s.branch)-2].Time
		s.land(c)
	}, newer, ""},
	{"recorded in a merge, and another squashed at the same moment", func(s *story) {
		s.propose("deputy", hub{"README.md": "More.\n"})
		s.commit("ana", version("Newer"), true, "Deputy <deputy@example.org>")
		c := s.stand("github", s.main.with(hub{"README.md": "More.\n"}), false)
		c.Time = s.branch[len(s.branch)-2].Time
		s.land(c)
	}, newer, ""},
	{"attested by its author", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: counsel}]")}, false)
		s.commit("counsel", version("Newer"), false).Author.Email = "counsel@firm.example"
		s.attest(approvals.Approve)
	}, older, "is the author"},
	{"attested by whoever wrote some of it", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: counsel}]")}, false)
		s.propose("ana", version("Newest"))
		s.pushBy("cleo", version("Newer")).Author.Email = "counsel@firm.example"
		s.merge()
		s.attest(approvals.Approve)
	}, older, "counsel@firm.example wrote some of it"},
	{"approved, and refused from outside once answers are taken", func(s *story) {
		s.commit("root", hub{settingsFile: strings.Replace(settings("rules: [{team: legal}]"), ", attestation", "", 1)}, false)
		s.newer()
		s.approve("legal-lead")
		s.merge()
		s.commit("root", hub{settingsFile: settings("rules: [{team: legal}, {team: counsel}]")}, false)
		s.attest(approvals.Refuse)
	}, older, "counsel@firm.example holds it"},
	{"attested, taken back and brought again", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: counsel}]")}, false)
		s.newer()
		s.merge()
		s.attest(approvals.Approve)
		s.recall()
		s.commit("ana", version("Newer"), false)
	}, nothing, ""},
	{"attested after it was taken back", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: counsel}]")}, false)
		s.newer()
		s.merge()
		s.recall()
		s.commit("ana", version("Newer"), false)
		s.attest(approvals.Approve)
	}, newer, ""},
}

// attest records an answer of counsel's on the post as it stands.
func (s *story) attest(decision string) {
	a, err := approvals.Attest(s.main.fs(), approvals.Answer{
		Post: "rabat", Lang: "en", Team: "counsel", By: "counsel@firm.example", Decision: decision, At: s.tick(), Commit: s.tip(),
		Name: "mail.eml", Evidence: []byte("Dear all."),
	})
	if err == nil {
		s.answers = append(s.answers, a)
	}
}

// An answer that this program can't read may have been a refusal.
func TestAnswerOfALaterProgram(t *testing.T) {
	s := approvedStory()
	s.attest(approvals.Approve)
	text, err := json.Marshal(s.answers[0])
	if err != nil {
		t.Fatal(err)
	}
	name := approvals.Folder + "/attestations/"
	h := s.main.with(hub{name + s.answers[0].Digest + "-1.json": string(text), name + s.answers[0].Evidence: "Dear all."})
	if _, err := approvals.ReadRecord(h.fs()); err != nil {
		t.Error(err)
	}
	h[name+s.answers[0].Digest+"-1.json"] = strings.Replace(string(text), `"v":1`, `"v":2`, 1)
	if _, err := approvals.ReadRecord(h.fs()); err == nil || !strings.Contains(err.Error(), "schema 2") {
		t.Errorf("found %v", err)
	}
}

// An approved version is not offered before its time because a newer one names none.
func TestPublishOfTheApprovedVersion(t *testing.T) {
	s := start()
	s.propose("ana", version("Older", "publish: 2027-01-15"))
	s.approve("legal-lead")
	s.merge()
	s.newer()
	s.merge()
	h, _ := s.collected(t)
	site, _ := built(t, h, s.now)
	expect(t, site, "Older", false)
	site, _ = built(t, h, time.Date(2027, 1, 16, 0, 0, 0, 0, time.UTC))
	expect(t, site, "Older", true)
}

// then is what happens to the newer version once it was approved.
func then(deeds func(*story)) func(*story) {
	return pull(func(s *story) { s.approve("legal-lead") }, deeds)
}

// later is a pull request of something else, whose review names posts.
func (s *story) later(user, body string) {
	s.propose("ana", hub{"README.md": s.main["README.md"] + "More.\n"})
	s.review(user, github.Approved, body)
	s.merge()
}

// recall takes the newer version back.
func (s *story) recall() *git.Commit {
	return s.commit("root", version("Newer", "withdrawn: {on: 2026-11-20, reason: It was wrong}"), false)
}

// persons are rows of the matrix in which somebody has two names.
var persons = []row{
	{"recorded by login in the own commit", func(s *story) { s.commit("deputy", version("Newer"), false, "deputy") }, older, "is the author"},
	{"recorded by address in a commit with an address that GitHub made up", func(s *story) {
		s.commit("deputy", version("Newer"), false, "Deputy <deputy@example.org>").Author.Email = "7+deputy@users.noreply.github.com"
	}, older, "is the author"},
	{"recorded by an address that a pull request ties to the author", func(s *story) {
		s.propose("ana", hub{"README.md": "More.\n"})
		s.pushBy("legal-lead", hub{"README.md": "And more.\n"}).Author.Email = "counsel@firm.example"
		s.merge()
		s.commit("root", hub{settingsFile: settings("rules: [{team: counsel}]")}, false)
		s.commit("legal-lead", version("Newer"), false, "Counsel <counsel@firm.example>").Author.Email = "1+legal-lead@users.noreply.github.com"
	}, older, "is the author"},
	{"two are asked, one says so by login and by address", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: legal, count: 2}]")}, false)
		s.newer()
		s.review("deputy", github.Approved, "").Email = "deputy@example.org"
		s.merge()
		s.branch[len(s.branch)-1].Trailers = []git.Trailer{{Key: "Approved-by", Value: "Deputy <deputy@example.org>"}}
	}, older, "legal: 1 of 2"},
	{"two are asked, one says so by login and by an address of that name", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: legal, count: 2}]")}, false)
		s.newer()
		s.approve("deputy")
		s.merge()
		s.branch[len(s.branch)-1].Trailers = []git.Trailer{{Key: "Approved-by", Value: "Deputy <deputy@example.org>"}}
	}, older, "legal: 1 of 2"},
	{"opened under another name, and named in a later pull request", func(s *story) {
		s.propose("former", version("Newer"))
		s.pull.Pull.AuthorID = id("legal-lead")
		s.pull.Commits[0].Author, s.pull.Commits[0].Committer = writer("ana"), writer("ana")
		s.merge()
		s.later("legal-lead", "/approve rabat")
	}, older, "legal-lead is the author"},
	{"opened by whoever reviews, under another name", func(s *story) {
		s.propose("former", version("Newer"))
		s.pull.Pull.AuthorID = id("legal-lead")
		s.pull.Commits[0].Author, s.pull.Commits[0].Committer = writer("ana"), writer("ana")
		s.approve("legal-lead")
		s.merge()
	}, older, "legal-lead is the author"},
	{"named in any case", pull(func(s *story) { s.review("legal-lead", github.Approved, "").User = "Legal-Lead" }), newer, ""},
}

// One review approves all that its pull request brings, each by itself.
func TestOneReviewOfSeveralPosts(t *testing.T) {
	s := start()
	s.propose("ana", version("Newer").with(hub{
		"content/posts/lille.en.md": "---\ntitle: Lille title\n---\nRead.\n", "content/posts/metz.en.md": "---\ntitle: Metz title\n---\nRead.\n",
	}))
	s.review("legal-lead", github.Approved, "All but one.\n/hold metz no")
	s.merge()
	h, found := s.collected(t)
	site, _ := built(t, h, s.now)
	expect(t, site, "Newer", true)
	if len(where(site, "Lille title")) == 0 || len(where(site, "Metz title")) > 0 || len(found.Ledger.Entries) != 2 {
		t.Errorf("found %+v", found.Ledger.Entries)
	}
}
