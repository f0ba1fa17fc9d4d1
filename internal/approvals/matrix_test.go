package approvals_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/github"
)

const (
	settingsFile = "site/hub.yaml"
	postFile     = "content/posts/rabat.en.md"
	pictureFile  = "content/posts/roof.png"
	studyFile    = "content/posts/study.pdf"
	campaignFile = "content/campaigns/sun.en.md"
)

// settings of the hub; more are lines below approvals.
func settings(more ...string) string {
	text := `title: Hub
base_url: https://example.org/hub/
languages: [en]
topics: {hiring: Hiring}
networks: [linkedin, x, instagram]
disclosures: {staff: {en: {long: I work for Oldco., short: "#OldcoStaff"}}}
default_disclosure: staff
approvals:
  require: true
  source: [github, trailers, attestation]
  teams: {legal: [legal-lead, deputy@example.org, deputy], hr: [hr-lead], counsel: [counsel@firm.example]}
`
	if len(more) == 0 {
		more = []string{"rules: [{team: legal}, {team: hr, topics: [hiring]}]"}
	}
	return text + "  " + strings.Join(more, "\n  ") + "\n"
}

// version is the post with its files: what it says, links to and shows is named for the
// version.
func version(name string, keys ...string) hub {
	keys = append(keys, "title: "+name+" title", "link: https://example.com/"+name, "campaign: sun",
		"media: [{file: roof.png, alt: "+name+" roof, rights: {source: own}}, {file: study.pdf, alt: "+name+" study}]",
		"share: {any: ["+name+" words to share]}")
	return hub{
		postFile:    "---\n" + strings.Join(keys, "\n") + "\n---\nThe briefing.\n",
		pictureFile: picture(gray[name]), studyFile: "%PDF-1.7 " + name + " bytes",
	}
}

var gray = map[string]uint8{"Older": 40, "Newer": 200, "Newest": 120}

// secrets are all that must not be found of a version, in names and bytes of files.
func secrets(name string) []string {
	return []string{
		name + " title", name + " words to share", "example.com/" + name, "example.com%2F" + name, name + " roof",
		name + " study", name + " bytes", mediaName(picture(gray[name])), mediaName("%PDF-1.7 " + name + " bytes"),
	}
}

func mediaName(data string) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:8])
}

// A row is a way in which an approval can be right or wrong. Before it, an older version
// may have been approved.
type row struct {
	name  string
	story func(*story) // of what is newer
	shown bool         // whether that is offered
	why   string       // it is not
}

const (
	requested = github.ChangesRequested
	commented = github.Commented
)

// matrix is the hub's answer to each. Ana writes, legal-lead and deputy are legal.
var matrix = []row{
	{"approved", pull(func(s *story) { s.approve("legal-lead") }), true, ""},
	{"approved, and squashed", func(s *story) { s.newer(); s.approve("deputy"); s.squash() }, true, ""},
	{"approved, and rebased", func(s *story) {
		s.newer()
		s.push(hub{"content/posts/note.txt": "n"})
		s.approve("legal-lead")
		s.rebase()
	}, true, ""},
	{"nobody looked", pull(func(*story) {}), false, "legal: 0 of 1"},
	{"the author's own", func(s *story) { s.propose("legal-lead", version("Newer")); s.approve("legal-lead"); s.merge() },
		false, "legal-lead is the author"},
	{"dismissed", pull(func(s *story) { s.approve("legal-lead"); s.pull.Reviews[0].State = github.Dismissed }),
		false, "was dismissed"},
	{"approved, then changes requested", pull(func(s *story) { s.approve("legal-lead"); s.review("legal-lead", requested, "") }),
		false, "changes are requested"},
	{"changes requested, then approved", pull(func(s *story) { s.review("legal-lead", requested, ""); s.approve("legal-lead") }),
		true, ""},
	{"changes requested by another of the team", pull(func(s *story) { s.approve("legal-lead"); s.review("deputy", requested, "") }),
		false, "deputy holds it"},
	{"approved, then taken back after the merge", pull(func(s *story) { s.approve("legal-lead") }, func(s *story) {
		s.review("legal-lead", requested, "")
		s.pulls[s.pull.Pull.Number] = *s.pull
	}), false, "changes are requested"},
	{"approved, then pushed", func(s *story) {
		s.propose("ana", version("Newest"))
		s.approve("legal-lead")
		s.push(version("Newer"))
		s.merge()
	}, false, "approved another version"},
	{"approved, then something else pushed", func(s *story) {
		s.newer()
		s.approve("legal-lead")
		s.push(hub{"README.md": "More.\n"})
		s.merge()
	}, true, ""},
	{"of a commit that is gone", pull(func(s *story) { s.approve("legal-lead"); s.pull.Reviews[0].Commit = "" }),
		false, "approved another version"},
	{"left the team", func(s *story) {
		s.commit("root", hub{settingsFile: settings("teams: {legal: [deputy]}", "rules: [{team: legal}]")}, false)
		s.main[settingsFile] = strings.Replace(s.main[settingsFile], "  teams: {legal: [legal-lead, deputy@example.org, deputy], hr: [hr-lead], counsel: [counsel@firm.example]}\n", "", 1)
		s.at[s.tip()] = s.main
		s.newer()
		s.approve("legal-lead")
		s.merge()
	}, false, "legal-lead is in no team"},
	{"appoints its own reviewer", func(s *story) {
		appoints := strings.Replace(settings(), "[legal-lead, ", "[legal-lead, mallory, ", 1)
		s.propose("ana", version("Newer").with(hub{settingsFile: appoints}))
		s.approve("mallory")
		s.merge()
	}, false, "mallory is in no team"},
	{"appoints its own reviewer, and is rebased", func(s *story) {
		s.propose("ana", hub{settingsFile: strings.Replace(settings(), "[legal-lead, ", "[legal-lead, mallory, ", 1)})
		s.push(version("Newer"))
		s.approve("mallory")
		s.rebase()
		s.branch[len(s.branch)-2].Time = s.clock.Add(-time.Minute) // GitHub was slow
	}, false, "mallory is in no team"},
	{"account is gone", pull(func(s *story) { s.approve(github.Ghost) }), false, "account is gone"},
	{"a program", pull(func(s *story) { s.approve("legal-lead"); s.pull.Reviews[0].Bot = true }), false, "is a program"},
	{"a stranger", pull(func(s *story) { s.approve("mallory") }), false, "mallory is in no team"},
	{"101 reviews, the first approves", pull(func(s *story) {
		s.approve("legal-lead")
		for i := range 100 {
			s.review(fmt.Sprintf("colleague-%d", i), commented, "Nice.")
		}
	}), true, ""},
	{"101 reviews, the last takes back", pull(func(s *story) {
		for range 100 {
			s.approve("legal-lead")
		}
		s.review("legal-lead", requested, "")
	}), false, "changes are requested"},
	{"a comment says approved", pull(func(s *story) {
		s.review("legal-lead", commented, "Approved!\n> /approve rabat\n```\n/approve rabat\n```")
	}),
		false, "legal: 0 of 1"},
	{"approved, then a comment", pull(func(s *story) { s.approve("legal-lead"); s.review("legal-lead", commented, "Thank you.") }),
		true, ""},
	{"approved by name", pull(func(s *story) { s.review("legal-lead", commented, "Fine:\r\n/approve rabat\r\n") }), true, ""},
	{"another post approved by name", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve oslo") }),
		false, "legal: 0 of 1"},
	{"held by name", pull(func(s *story) {
		s.review("legal-lead", github.Approved, "All but one.\n/hold rabat the roof is not ours")
	}),
		false, "holds it: the roof is not ours"},
	{"approved and held by name", pull(func(s *story) { s.review("legal-lead", commented, "/hold rabat no\n/approve rabat") }),
		false, "holds it"},
	{"on a condition", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve rabat if the roof goes") }),
		false, "on a condition: if the roof goes"},
	{"a line nobody can read", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve Rabat and Oslo") }),
		false, "is in doubt"},
	{"until a day to come", pull(func(s *story) { s.review("legal-lead", commented, "/approve rabat until 2026-12-01") }), true, ""},
	{"until a day that is over", pull(func(s *story) { s.review("legal-lead", commented, "/approve rabat until 2026-11-30") }),
		false, ""},
	{"until a day that is none", pull(func(s *story) { s.review("legal-lead", commented, "/approve rabat until 2026-11-31") }),
		false, "is in doubt"},
	{"two rules, one is met", func(s *story) {
		s.propose("ana", version("Newer", "topics: [hiring]"))
		s.approve("legal-lead")
		s.merge()
	},
		false, "hr: 0 of 1"},
	{"two rules, both are met", func(s *story) {
		s.propose("ana", version("Newer", "topics: [hiring]"))
		s.approve("legal-lead")
		s.approve("hr-lead")
		s.merge()
	}, true, ""},
	{"two are asked, one says so twice", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: legal, count: 2}]")}, false)
		s.newer()
		s.approve("legal-lead")
		s.approve("legal-lead")
		s.merge()
	}, false, "legal: 1 of 2"},
	{"no rule applies", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: hr, topics: [hiring]}]")}, false)
		s.newer()
		s.approve("legal-lead")
		s.merge()
	}, false, "no rule says who approves it"},
	{"the settings before it are broken", func(s *story) {
		s.commit("root", hub{settingsFile: settings() + "colour: red\n"}, false)
		s.propose("ana", version("Newer").with(hub{settingsFile: settings()}))
		s.approve("legal-lead")
		s.merge()
	}, false, "can't be read"},
	{"pushed to the branch", func(s *story) { s.commit("ana", version("Newer"), false) }, false, "legal: 0 of 1"},
	{"recorded in the commit", func(s *story) {
		s.commit("ana", version("Newer"), false, "Deputy <deputy@example.org>")
	}, true, ""},
	{"recorded in the author's own commit", func(s *story) {
		s.commit("deputy", version("Newer"), false, "Deputy <deputy@example.org>")
	}, false, "deputy@example.org is the author"},
	{"recorded in the commit on a condition", func(s *story) {
		s.commit("ana", version("Newer"), false, "Deputy <deputy@example.org> if the roof goes")
	}, false, "on a condition"},
	{"recorded in the commit by a stranger", func(s *story) {
		s.commit("ana", version("Newer"), false, "Mallory <mallory@example.org>")
	}, false, "mallory@example.org is in no team"},
}

func (s *story) newer() { s.propose("ana", version("Newer")) }

// pull is a pull request that brings the newer version and is merged after some deeds;
// others may come later.
func pull(deeds func(*story), later ...func(*story)) func(*story) {
	return func(s *story) {
		s.newer()
		deeds(s)
		s.merge()
		for _, deed := range later {
			deed(s)
		}
	}
}

func start() *story {
	return newStory(hub{
		settingsFile: settings(), campaignFile: "---\ntitle: Sun\nhashtag: OldSun\n---\nWhy.\n",
		"content/posts/other.en.md": "---\ntitle: Other\ntopics: [hiring]\n---\nRead.\n",
	})
}

// TestMatrix builds the whole site for each row, once where nothing was approved before
// and once where an older version was. What is not approved is looked for in the name and
// the bytes of every file.
func TestMatrix(t *testing.T) {
	for _, r := range matrix {
		for _, before := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/older approved %v", r.name, before), func(t *testing.T) {
				s := start()
				if before {
					s.propose("ana", version("Older"))
					s.approve("legal-lead")
					s.merge()
				}
				r.story(s)
				h, found := s.collected(t)
				site, report := built(t, h, s.now)
				expect(t, site, "Newer", r.shown)
				expect(t, site, "Older", before && !r.shown)
				if want := map[bool]int{true: 1}[before && !r.shown]; report.Waiting != want {
					t.Errorf("%d newer versions wait, want %d", report.Waiting, want)
				}
				if want := map[bool]int{true: 1, false: 2}[before || r.shown]; report.Withheld != want {
					t.Errorf("%d posts are withheld, want %d", report.Withheld, want)
				}
				if r.why != "" && !slices.ContainsFunc(found.Open, func(o approvals.Open) bool {
					return o.Post == "rabat" && strings.Contains(o.Reason, r.why)
				}) {
					t.Errorf("found the reasons %+v, want %q", found.Open, r.why)
				}
				for _, person := range []string{"legal-lead", "deputy", "hr-lead", "example.org/legal"} {
					if files := where(site, person); len(files) > 0 {
						t.Errorf("%s is named in %v", person, files)
					}
				}
			})
		}
	}
}

// expect finds all of a version, or nothing of it.
func expect(t *testing.T, site map[string]string, name string, shown bool) {
	t.Helper()
	for _, secret := range secrets(name) {
		if secret == "example.com%2F"+name && shown {
			secret = "example.com/" + name
		}
		if files := where(site, secret); (len(files) > 0) != shown {
			t.Errorf("%q is in %v, want it there: %v", secret, files, shown)
		}
	}
}

func newRoot(t *testing.T, dir string) fs.FS { return os.DirFS(dir) }

// What is approved must survive what changes no byte of it, and nothing else.
func TestWhatVoidsAnApproval(t *testing.T) {
	words := "Older words to share"
	for _, tt := range []struct {
		name   string
		change func(*story)
		shown  bool     // whether the approved version still is, wherever the post stands now
		hidden []string // what must not be seen
	}{
		{"a renamed file is another post", moved(postFile, "content/posts/casablanca.en.md", ""), false, []string{words, "casablanca"}},
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
		}, false, []string{words}},
		{"stricter rules", func(s *story) {
			s.commit("root", hub{settingsFile: settings("rules: [{team: legal, count: 2}, {team: hr}]")}, false)
		}, true, nil},
		{"a time that is over", func(s *story) { s.now = s.now.AddDate(2, 0, 0) }, false, []string{words}},
		{"the ledger is damaged", func(s *story) { s.main["damage"] = "yes" }, false, []string{words}},
		{"an approved file is gone from the ledger", func(s *story) {
			s.propose("ana", hub{studyFile: "%PDF-1.7 Newer bytes"})
			s.merge()
			s.main["lose"] = "yes"
		}, false, []string{words, "Newer bytes"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := start()
			s.commit("root", hub{settingsFile: settings("valid_for: 365d", "rules: [{team: legal}, {team: hr, topics: [hiring]}]")}, false)
			s.propose("ana", version("Older"))
			s.approve("legal-lead")
			s.merge()
			tt.change(s)
			h, _ := s.collected(t)
			if h["damage"] != "" {
				h[approvals.Folder+"/ledger.jsonl"] = strings.Replace(h[approvals.Folder+"/ledger.jsonl"], words, "Other words to share", 1)
			}
			if h["lose"] != "" {
				sum := sha256.Sum256([]byte("%PDF-1.7 Older bytes"))
				delete(h, approvals.Folder+"/media/"+hex.EncodeToString(sum[:])+".pdf")
			}
			site, _ := built(t, h, s.now)
			for _, secret := range append(secrets("Older"), "OldSun\n", "for Oldco") {
				if strings.Contains(secret, "%2F") || secret == "OldSun\n" && !tt.shown {
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
