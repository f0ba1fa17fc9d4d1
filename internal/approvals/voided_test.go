package approvals_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/github"
)

const olderWords = "Older words to share"

// overWords are those of a version that is over; its title stays.
var overWords = []string{olderWords, "Newer words"}

// A voiding is what happens to an approved post.
type voiding struct {
	name   string
	change func(*story)
	shown  bool     // whether the approved version still is, wherever the post stands now
	hidden []string // what must not be seen
}

var voidings = []voiding{
	{"a renamed file is another post", moved(postFile, "content/posts/casablanca.en.md", ""), false, []string{olderWords, "casablanca"}},
	{"a renamed file with the former id", moved(postFile, "content/posts/casablanca.en.md", "aliases: [rabat]\n"), true, nil},
	{"a moved file", func(s *story) {
		s.propose("ana", hub{
			postFile: gone, "content/posts/2026/rabat.en.md": s.main[postFile],
			pictureFile: gone, "content/posts/2026/roof.png": s.main[pictureFile],
			studyFile: gone, "content/posts/2026/study.pdf": s.main[studyFile],
		})
		s.merge()
	}, true, nil},
	{"another disclosure in the settings", func(s *story) {
		s.propose("ana", hub{settingsFile: strings.Replace(s.main[settingsFile], "for Oldco", "for Newco", 1)})
		s.merge()
	}, true, []string{"Newco"}},
	{"another hashtag of the campaign", func(s *story) {
		s.propose("ana", hub{campaignFile: strings.Replace(s.main[campaignFile], "OldSun", "NewSun", 1)})
		s.merge()
	}, true, []string{"#NewSun&", "#NewSun\n", "%23NewSun"}},
	{"another picture of the same name", func(s *story) {
		s.propose("ana", hub{pictureFile: picture(gray["Newer"])})
		s.merge()
	}, true, []string{mediaName(picture(gray["Newer"]))}},
	{"another document of the same name", func(s *story) {
		s.propose("ana", hub{studyFile: "%PDF-1.7 Newer bytes"})
		s.merge()
	}, true, []string{"Newer bytes"}},
	{"another briefing", func(s *story) {
		s.propose("ana", hub{postFile: s.main[postFile] + "And more.\n"})
		s.merge()
	}, true, nil},
	{"a topic that others have to approve", func(s *story) {
		s.propose("ana", hub{postFile: strings.Replace(s.main[postFile], "---\n", "---\ntopics: [hiring]\n", 1)})
		s.merge()
	}, false, []string{olderWords}},
	{"another folder that nobody is asked about", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: hr, topics: [hiring]}]")}, false)
		s.propose("ana", hub{
			postFile: gone, "content/posts/2026/rabat.en.md": s.main[postFile],
			pictureFile: gone, "content/posts/2026/roof.png": s.main[pictureFile],
			studyFile: gone, "content/posts/2026/study.pdf": s.main[studyFile],
		})
		s.merge()
	}, false, []string{olderWords}},
	{"a version without the claim that ran out", func(s *story) {
		s.propose("ana", version("Newer"))
		s.merge()
		s.now = time.Date(2027, 1, 15, 0, 0, 0, 0, time.UTC)
	}, false, overWords},
	{"a version that says when the right to the picture ended", func(s *story) {
		v := version("Newer").with(hub{pictureFile: picture(gray["Older"])})
		v[postFile] = strings.Replace(v[postFile], "rights: {source: own}", "rights: {source: own, until: 2026-11-15}", 1)
		s.propose("ana", v)
		s.merge()
	}, false, overWords},
	{"a version that says when the right to another picture ended", func(s *story) {
		v := version("Newer")
		v[postFile] = strings.Replace(v[postFile], "rights: {source: own}", "rights: {source: own, until: 2026-11-15}", 1)
		s.propose("ana", v)
		s.merge()
	}, true, nil},
	{"a newer version that was approved for a time that is over", func(s *story) {
		s.propose("ana", version("Newer"))
		s.review("legal-lead", github.Approved, "/approve rabat until 2026-11-20")
		s.merge()
	}, false, []string{olderWords, "Newer words"}},
	{"stricter rules", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: legal, count: 2}, {team: hr}]")}, false)
	}, true, nil},
	{"a time that is over", func(s *story) { s.now = s.now.AddDate(2, 0, 0) }, false, []string{olderWords}},
	{"the ledger is damaged", func(s *story) { s.main["damage"] = "yes" }, false, []string{olderWords}},
	{"an approved file is gone from the ledger", func(s *story) {
		s.propose("ana", hub{studyFile: "%PDF-1.7 Newer bytes"})
		s.merge()
		s.main["lose"] = "yes"
	}, false, []string{olderWords, "Newer bytes"}},
}

// What is approved must survive what changes no byte of it, and nothing else.
func TestWhatVoidsAnApproval(t *testing.T) {
	for _, tt := range voidings {
		t.Run(tt.name, func(t *testing.T) {
			s := start()
			s.commit("root", hub{settingsFile: settings("valid_for: 365d", "rules: [{team: legal}, {team: hr, topics: [hiring]}]")}, false)
			s.propose("ana", version("Older", "claims: [{text: We are first, evidence: 'https://example.com/e', owner: ana, until: 2026-12-31}]"))
			s.approve("legal-lead")
			s.merge()
			tt.change(s)
			h, _ := s.collected(t)
			if h["damage"] != "" {
				h[approvals.Folder+"/ledger.jsonl"] = strings.Replace(h[approvals.Folder+"/ledger.jsonl"], olderWords, "Other words to share", 1)
			}
			if h["lose"] != "" {
				sum := sha256.Sum256([]byte("%PDF-1.7 Older bytes"))
				delete(h, approvals.Folder+"/media/"+hex.EncodeToString(sum[:])+".pdf")
			}
			site, _ := built(t, h, s.now)
			for _, secret := range append(secrets("Older"), "OldSun\n", "for Oldco") {
				if strings.Contains(secret, "%2F") || secret == "OldSun\n" && !tt.shown ||
					secret == "Older title" && strings.Contains(site["en/past/index.html"], secret) {
					continue
				}
				if files := where(site, secret); (len(files) > 0) != tt.shown {
					t.Errorf("%q is in %v, want it there: %v", secret, files, tt.shown)
				}
			}
			for _, secret := range tt.hidden {
				if files := where(site, secret); len(files) > 0 {
					t.Errorf("%q is in %v", secret, files)
				}
			}
		})
	}
}

// moved is a pull request that renames the post, with another line in its front matter.
func moved(from, to, line string) func(*story) {
	return func(s *story) {
		text := strings.Replace(s.main[from], "---\n", "---\n"+line, 1)
		s.propose("ana", hub{from: gone, to: text})
		s.merge()
	}
}

// The older version is offered byte for byte: the site hands over what it did before.
func TestOlderVersionByteForByte(t *testing.T) {
	s := start()
	s.propose("ana", version("Older", "edit: locked", "hashtags: [Own]", "expires: 2026-12-24"))
	s.approve("legal-lead")
	s.merge()
	h, _ := s.collected(t)
	before, _ := built(t, h, s.now)
	s.propose("ana", version("Newer", "disclosure: none").with(hub{
		settingsFile: strings.Replace(settings(), "for Oldco", "for Newco", 1),
		campaignFile: "---\ntitle: Sun\nhashtag: NewSun\n---\nWhy.\n",
	}))
	s.merge()
	h, _ = s.collected(t)
	after, _ := built(t, h, s.now)
	const page = "en/posts/rabat/index.html"
	for _, from := range []string{`<section class="share"`, `<p class="target"`, "<h1>"} {
		was, is := section(before[page], from), section(after[page], from)
		if was == "" || was != is {
			t.Errorf("%s was\n%s\nis\n%s", from, was, is)
		}
	}
	for name, data := range before {
		if strings.HasPrefix(name, "media/") && after[name] != data {
			t.Errorf("%s is not what it was", name)
		}
	}
	if !strings.Contains(after[page], "waiting for approval") || !strings.Contains(after["en/posts/index.html"], "newer version") {
		t.Error("neither page nor card says that a newer version waits")
	}
	if !strings.Contains(before[page], "Approved by legal on") {
		t.Error("the page says not which team approved it")
	}
}

// section is a page from some words on, as far as it hands something over.
func section(page, from string) string {
	_, rest, _ := strings.Cut(page, from)
	rest, _, _ = strings.Cut(rest, `aria-labelledby="briefing"`)
	return rest
}

// With the briefing covered it is offered as it was approved, too.
func TestCoversFile(t *testing.T) {
	s := start()
	s.commit("root", hub{settingsFile: settings("covers: file", "rules: [{team: legal}]")}, false)
	s.propose("ana", version("Older"))
	s.approve("legal-lead")
	s.merge()
	s.commit("ana", hub{postFile: strings.Replace(s.main[postFile], "The briefing.", "Nobody read this.", 1)}, false)
	h, _ := s.collected(t)
	site, report := built(t, h, s.now)
	if files := where(site, "Nobody read this."); len(files) > 0 || report.Waiting != 1 {
		t.Errorf("the new briefing is in %v, and %d versions wait", files, report.Waiting)
	}
	if files := where(site, "The briefing."); len(files) == 0 {
		t.Error("the approved briefing is not offered")
	}
}

// What was taken back is offered again only where somebody approves that, as unchanged
// as it may be.
func TestUndoingARecallNeedsApproval(t *testing.T) {
	for _, approved := range []bool{false, true} {
		s := start()
		s.propose("ana", version("Newer"))
		s.approve("legal-lead")
		s.merge()
		s.commit("ana", version("Newer", "withdrawn: {on: 2026-11-20, reason: It was wrong}"), false)
		s.propose("ana", version("Newer"))
		if approved {
			s.approve("legal-lead")
		}
		s.merge()
		h, found := s.collected(t)
		site, _ := built(t, h, s.now)
		expect(t, site, "Newer", approved)
		if !approved && (len(found.Open) != 2 || !strings.Contains(found.Open[1].Reason, "legal: 0 of 1")) {
			t.Errorf("found %+v", found.Open)
		}
	}
}

// A recall needs nobody's consent: also of a version that waits, and of one whose
// approval has run out.
func TestRecallNeedsNoApproval(t *testing.T) {
	for _, now := range []time.Time{{}, time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)} {
		s := start()
		s.commit("root", hub{settingsFile: settings("valid_for: 30d", "rules: [{team: legal}]")}, false)
		s.propose("ana", version("Older"))
		s.approve("legal-lead")
		s.merge()
		s.commit("ana", version("Newer", "withdrawn: {on: 2026-11-20, reason: It was wrong}"), false)
		h, _ := s.collected(t)
		if now.IsZero() {
			now = s.now
		}
		site, _ := built(t, h, now)
		if page := site["en/posts/rabat/index.html"]; !strings.Contains(page, "It was wrong") {
			t.Errorf("at %v nobody learns that it was taken back: %s", now, page)
		}
		expect(t, site, "Newer", false)
		if !strings.Contains(site["status.json"], `"rabat"`) {
			t.Error("an open page does not learn of it")
		}
	}
}
