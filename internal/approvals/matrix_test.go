package approvals_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	shown offered      // what is offered after it
	why   string       // the newer is not
}

// offered is what the hub can offer: where the older was never approved, nothing instead.
type offered int

const (
	newer offered = iota
	older
	nothing
)

const (
	requested = github.ChangesRequested
	commented = github.Commented
)

// matrix is the hub's answer to each. Ana writes, legal-lead and deputy are legal.
var matrix = []row{
	{"approved", pull(func(s *story) { s.approve("legal-lead") }), newer, ""},
	{"approved, and squashed", func(s *story) { s.newer(); s.approve("deputy"); s.squash() }, newer, ""},
	{"approved, and rebased", func(s *story) {
		s.newer()
		s.push(hub{"content/posts/note.txt": "n"})
		s.approve("legal-lead")
		s.rebase()
	}, newer, ""},
	{"nobody looked", pull(func(*story) {}), older, "legal: 0 of 1"},
	{"the author's own", func(s *story) { s.propose("legal-lead", version("Newer")); s.approve("legal-lead"); s.merge() },
		older, "legal-lead is the author"},
	{"dismissed", pull(func(s *story) { s.approve("legal-lead"); s.pull.Reviews[0].State = github.Dismissed }),
		older, "was dismissed"},
	{"approved, then changes requested", pull(func(s *story) { s.approve("legal-lead"); s.review("legal-lead", requested, "") }),
		older, "changes are requested"},
	{"changes requested, then approved", pull(func(s *story) { s.review("legal-lead", requested, ""); s.approve("legal-lead") }),
		newer, ""},
	{"changes requested by another of the team", pull(func(s *story) { s.approve("legal-lead"); s.review("deputy", requested, "") }),
		older, "deputy holds it"},
	{"approved, then taken back after the merge", pull(func(s *story) { s.approve("legal-lead") }, func(s *story) {
		s.review("legal-lead", requested, "")
		s.pulls[s.pull.Pull.Number] = *s.pull
	}), older, "changes are requested"},
	{"approved, then pushed", func(s *story) {
		s.propose("ana", version("Newest"))
		s.approve("legal-lead")
		s.push(version("Newer"))
		s.merge()
	}, older, "approved another version"},
	{"approved, then something else pushed", func(s *story) {
		s.newer()
		s.approve("legal-lead")
		s.push(hub{"README.md": "More.\n"})
		s.merge()
	}, newer, ""},
	{"of a commit that is gone", pull(func(s *story) { s.approve("legal-lead"); s.pull.Reviews[0].Commit = "" }),
		older, "approved another version"},
	{"left the team", func(s *story) {
		s.commit("root", hub{settingsFile: settings("teams: {legal: [deputy]}", "rules: [{team: legal}]")}, false)
		s.main[settingsFile] = strings.Replace(s.main[settingsFile], "  teams: {legal: [legal-lead, deputy@example.org, deputy], hr: [hr-lead], counsel: [counsel@firm.example]}\n", "", 1)
		s.at[s.tip()] = s.main
		s.newer()
		s.approve("legal-lead")
		s.merge()
	}, older, "legal-lead is in no team"},
	{"appoints its own reviewer", func(s *story) {
		appoints := strings.Replace(settings(), "[legal-lead, ", "[legal-lead, mallory, ", 1)
		s.propose("ana", version("Newer").with(hub{settingsFile: appoints}))
		s.approve("mallory")
		s.merge()
	}, older, "mallory is in no team"},
	{"appoints its own reviewer, and is rebased", func(s *story) {
		s.propose("ana", hub{settingsFile: strings.Replace(settings(), "[legal-lead, ", "[legal-lead, mallory, ", 1)})
		s.push(version("Newer"))
		s.approve("mallory")
		s.rebase()
		s.branch[len(s.branch)-2].Time = s.clock.Add(-time.Minute) // GitHub was slow
	}, older, "mallory is in no team"},
	{"account is gone", pull(func(s *story) { s.approve(github.Ghost) }), older, "account is gone"},
	{"a program", pull(func(s *story) { s.approve("legal-lead"); s.pull.Reviews[0].Bot = true }), older, "is a program"},
	{"a stranger", pull(func(s *story) { s.approve("mallory") }), older, "mallory is in no team"},
	{"101 reviews, the first approves", pull(func(s *story) {
		s.approve("legal-lead")
		for i := range 100 {
			s.review(fmt.Sprintf("colleague-%d", i), commented, "Nice.")
		}
	}), newer, ""},
	{"101 reviews, the last takes back", pull(func(s *story) {
		for range 100 {
			s.approve("legal-lead")
		}
		s.review("legal-lead", requested, "")
	}), older, "changes are requested"},
	{"a comment says approved", pull(func(s *story) {
		s.review("legal-lead", commented, "Approved!\n> /approve rabat\n```\n/approve rabat\n```")
	}),
		older, "legal: 0 of 1"},
	{"approved, then a comment", pull(func(s *story) { s.approve("legal-lead"); s.review("legal-lead", commented, "Thank you.") }),
		newer, ""},
	{"approved by name", pull(func(s *story) { s.review("legal-lead", github.Approved, "Fine:\r\n/approve rabat\r\n") }), newer, ""},
	{"approved by name in a comment", pull(func(s *story) { s.review("legal-lead", commented, "/approve rabat") }),
		older, "approves in a comment"},
	{"another post approved by name", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve other") }),
		older, "legal: 0 of 1"},
	{"held by name", pull(func(s *story) {
		s.review("legal-lead", github.Approved, "All but one.\n/hold rabat the roof is not ours")
	}),
		older, "holds it: the roof is not ours"},
	{"approved and held by name", pull(func(s *story) { s.review("legal-lead", commented, "/hold rabat no\n/approve rabat") }),
		older, "holds it"},
	{"on a condition", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve rabat if the roof goes") }),
		older, "on a condition: if the roof goes"},
	{"a line nobody can read", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve Rabat and Oslo") }),
		older, "is in doubt"},
	{"a line that holds a post nobody knows", pull(func(s *story) { s.review("legal-lead", github.Approved, "/hold rabatt no") }),
		older, "names no post of the hub"},
	{"named by its author in another's pull request", func(s *story) {
		s.propose("legal-lead", version("Newer"))
		s.merge()
		s.propose("ana", hub{"README.md": "More.\n"})
		s.review("legal-lead", github.Approved, "/approve rabat")
		s.merge()
	}, older, "legal-lead is the author"},
	{"named in another pull request", func(s *story) {
		s.newer()
		s.merge()
		s.propose("ana", hub{"README.md": "More.\n"})
		s.review("legal-lead", github.Approved, "/approve rabat")
		s.merge()
	}, newer, ""},
	{"not named in another pull request", func(s *story) {
		s.newer()
		s.merge()
		s.propose("bea", hub{"README.md": "More.\n"})
		s.approve("legal-lead")
		s.merge()
	}, older, "legal: 0 of 1"},
	{"until a day to come", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve rabat until 2026-12-01") }), newer, ""},
	{"until a day that is over", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve rabat until 2026-11-30") }),
		nothing, ""},
	{"until a day that is none", pull(func(s *story) { s.review("legal-lead", github.Approved, "/approve rabat until 2026-11-31") }),
		older, "is in doubt"},
	{"two rules, one is met", func(s *story) {
		s.propose("ana", version("Newer", "topics: [hiring]"))
		s.approve("legal-lead")
		s.merge()
	},
		older, "hr: 0 of 1"},
	{"two rules, both are met", func(s *story) {
		s.propose("ana", version("Newer", "topics: [hiring]"))
		s.approve("legal-lead")
		s.approve("hr-lead")
		s.merge()
	}, newer, ""},
	{"two are asked, one says so twice", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: legal, count: 2}]")}, false)
		s.newer()
		s.approve("legal-lead")
		s.approve("legal-lead")
		s.merge()
	}, older, "legal: 1 of 2"},
	{"no rule applies", func(s *story) {
		s.commit("root", hub{settingsFile: settings("rules: [{team: hr, topics: [hiring]}]")}, false)
		s.newer()
		s.approve("legal-lead")
		s.merge()
	}, older, "no rule says who approves it"},
	{"the settings before it are broken", func(s *story) {
		s.commit("root", hub{settingsFile: settings() + "colour: red\n"}, false)
		s.propose("ana", version("Newer").with(hub{settingsFile: settings()}))
		s.approve("legal-lead")
		s.merge()
	}, older, "can't be read"},
	{"pushed to the branch", func(s *story) { s.commit("ana", version("Newer"), false) }, older, "legal: 0 of 1"},
	{"recorded in the commit", func(s *story) {
		s.commit("ana", version("Newer"), false, "Deputy <deputy@example.org>")
	}, newer, ""},
	{"recorded in the author's own commit", func(s *story) {
		s.commit("deputy", version("Newer"), false, "Deputy <deputy@example.org>")
	}, older, "deputy@example.org is the author"},
	{"recorded in the commit on a condition", func(s *story) {
		s.commit("ana", version("Newer"), false, "Deputy <deputy@example.org> if the roof goes")
	}, older, "on a condition"},
	{"recorded in the commit by a stranger", func(s *story) {
		s.commit("ana", version("Newer"), false, "Mallory <mallory@example.org>")
	}, older, "mallory@example.org is in no team"},
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
	for _, r := range slices.Concat(matrix, writers, readings, ended, persons, sources) {
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
				olderIs := before && r.shown == older
				expect(t, site, "Newer", r.shown == newer)
				expect(t, site, "Older", olderIs)
				if want := map[bool]int{true: 1}[olderIs]; report.Waiting != want {
					t.Errorf("%d newer versions wait, want %d", report.Waiting, want)
				}
				if want := map[bool]int{true: 1, false: 2}[olderIs || r.shown == newer]; report.Withheld != want {
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
