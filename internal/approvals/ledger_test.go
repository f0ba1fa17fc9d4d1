package approvals_test

import (
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/github"
)

const ledgerFile = approvals.Folder + "/ledger.jsonl"

func approvedStory() *story {
	s := start()
	for _, v := range []string{"Older", "Newer"} {
		s.propose("ana", version(v))
		s.approve("legal-lead")
		s.merge()
	}
	return s
}

// What was written is read again, byte for byte; whatever is changed in it is found.
func TestLedgerIsWholeOrAnError(t *testing.T) {
	h, _ := approvedStory().collected(t)
	ledger, err := approvals.Read(h.fs())
	if err != nil {
		t.Fatal(err)
	}
	if data, err := ledger.Encode(); err != nil || string(data) != h[ledgerFile] {
		t.Errorf("the ledger was\n%s\nis\n%s\n%v", h[ledgerFile], data, err)
	}
	lines := strings.SplitAfter(h[ledgerFile], "\n")
	for name, text := range map[string]string{
		"words that were approved":   strings.Replace(h[ledgerFile], "Older words", "Other words", 1),
		"digest":                     strings.Replace(h[ledgerFile], `"digest":"`, `"digest":"0`, 1),
		"post":                       strings.Replace(h[ledgerFile], `"post":"rabat","pull"`, `"post":"oslo","pull"`, 1),
		"file":                       strings.Replace(h[ledgerFile], `"name":"study.pdf","sha256":"`, `"name":"study.pdf","sha256":"00`, 1),
		"alternative text":           strings.Replace(h[ledgerFile], `"alt":"Older study","captions"`, `"alt":"x","captions"`, 1),
		"address":                    strings.Replace(h[ledgerFile], `"url":""`, `"url":"https://example.com/other.pdf"`, 1),
		"a key nobody knows":         strings.Replace(h[ledgerFile], `"v":1}`+"\n", `"v":1,"w":2}`+"\n", 1),
		"a schema to come":           strings.Replace(h[ledgerFile], `"v":1}`+"\n", `"v":2}`+"\n", 1),
		"nobody":                     `{"approvals":[]}` + "\n",
		"order":                      lines[1] + lines[0],
		"something behind":           h[ledgerFile] + "x",
		"white space in what stands": strings.Replace(h[ledgerFile], `"form":{`, `"form":{ `, 1),
	} {
		if text == h[ledgerFile] {
			t.Errorf("%s: the test changed nothing", name)
		}
		if _, err := approvals.Read(h.with(hub{ledgerFile: text}).fs()); err == nil || !strings.Contains(err.Error(), ledgerFile) {
			t.Errorf("%s was changed, and the error is %v", name, err)
		}
	}
}

// Going on from what is known finds the same as beginning again, at every step.
func TestIncrementalIsFromScratch(t *testing.T) {
	s := approvedStory()
	s.propose("ana", version("Newest"))
	s.merge()
	s.commit("ana", version("Older", "topics: [hiring]"), false, "Deputy <deputy@example.org>")
	s.propose("ana", version("Newer", "hashtags: [More]"))
	s.review("deputy", github.Approved, "/approve rabat")
	s.rebase()
	s.propose("ana", version("Older", "hashtags: [More]"))
	s.approve("legal-lead") // before it is taken back
	late := s.pull
	heads := s.heads
	s.commit("ana", version("Newer", "withdrawn: {reason: It was wrong}"), false)
	s.pull, s.heads = late, heads
	s.merge()
	whole := s.evidence()
	known := approvals.Collection{}
	kept := hub{}
	for n := 1; n <= len(whole.Branch); n++ {
		part := whole
		part.Branch = whole.Branch[:n]
		scratch, err := approvals.Collect(t.Context(), part, approvals.Collection{})
		if err != nil {
			t.Fatal(err)
		}
		if known, err = approvals.Collect(t.Context(), part, known); err != nil {
			t.Fatal(err)
		}
		want, got := filesOf(t, scratch), filesOf(t, known)
		kept = kept.with(got)
		for name := range want {
			if kept[name] != want[name] {
				t.Fatalf("after %d commits %s is\n%s\nfrom scratch\n%s", n, name, kept[name], want[name])
			}
		}
		if known, err = approvals.Known(kept.fs()); err != nil {
			t.Fatal(err)
		}
	}
}

// A review that comes later is seen, also where nothing else is new.
func TestLateReview(t *testing.T) {
	s := approvedStory()
	h, _ := s.collected(t)
	s.review("legal-lead", github.ChangesRequested, "")
	s.pulls[s.pull.Pull.Number] = *s.pull
	known, err := approvals.Known(h.fs())
	if err != nil {
		t.Fatal(err)
	}
	found, err := approvals.Collect(t.Context(), s.evidence(), known)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Ledger.Entries) != 1 || found.Approved != 0 {
		t.Errorf("the approval still stands: %+v", found.Ledger.Entries)
	}
}

// The history was written anew: what was known of another one counts no longer.
func TestHistoryWrittenAnew(t *testing.T) {
	h, _ := approvedStory().collected(t)
	known, err := approvals.Known(h.fs())
	if err != nil {
		t.Fatal(err)
	}
	s := start()
	s.branch = s.branch[1:]
	s.commit("ana", version("Newer"), false)
	found, err := approvals.Collect(t.Context(), s.evidence(), known)
	if err != nil || len(found.Ledger.Entries) > 0 {
		t.Errorf("found %+v, %v", found.Ledger, err)
	}
}

func TestDifferences(t *testing.T) {
	s := approvedStory()
	h, found := s.collected(t)
	read := func(h hub) *approvals.Ledger {
		l, err := approvals.Read(h.fs())
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	lines := strings.SplitAfter(h[ledgerFile], "\n")
	var media string
	for name := range h {
		if strings.HasPrefix(name, approvals.Folder+"/media/") {
			media = name
		}
	}
	for _, tt := range []struct {
		name string
		kept hub
		want []string
	}{
		{"the same", h, nil},
		{"an entry is missing", h.with(hub{ledgerFile: lines[0]}), []string{"missing: rabat.en"}},
		{"another person", h.with(hub{ledgerFile: strings.Replace(h[ledgerFile], "legal-lead", "mallory", 1)}),
			[]string{"not proved: rabat.en", "missing: rabat.en"}},
		{"a file is gone", h.with(hub{media: gone}), []string{"rabat.en: read approved file"}},
		{"a file was changed", h.with(hub{media: "x"}), []string{"rabat.en: read approved file"}},
	} {
		differences, err := approvals.Differences(read(tt.kept), found.Ledger)
		if err != nil || len(differences) != len(tt.want) {
			t.Errorf("%s: found %v, %v", tt.name, differences, err)
			continue
		}
		for i, want := range tt.want {
			if !strings.HasPrefix(differences[i], want) {
				t.Errorf("%s: found %q, want %q", tt.name, differences[i], want)
			}
		}
	}
}

// An answer from outside counts with others, by the settings of the commit it was on.
func TestAttestations(t *testing.T) {
	two := settings("rules: [{team: legal}, {team: counsel}]")
	for _, tt := range []struct {
		name    string
		answers []approvals.Answer
		shown   bool
	}{
		{"nobody else", nil, false},
		{"counsel approves", []approvals.Answer{{Decision: approvals.Approve}}, true},
		{"counsel approves on a condition", []approvals.Answer{{Decision: approvals.Approve, Condition: "if true"}}, false},
		{"counsel refuses", []approvals.Answer{{Decision: approvals.Refuse}}, false},
		{"counsel approves, then refuses", []approvals.Answer{{Decision: approvals.Approve}, {Decision: approvals.Refuse}}, false},
		{"counsel refuses, then approves", []approvals.Answer{{Decision: approvals.Refuse}, {Decision: approvals.Approve}}, true},
		{"until a day that is over", []approvals.Answer{{Decision: approvals.Approve,
			Until: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)}}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := start()
			s.commit("root", hub{settingsFile: two}, false)
			s.newer()
			s.approve("legal-lead")
			s.merge()
			for _, a := range tt.answers {
				a.Post, a.Lang, a.Team, a.By, a.Name, a.Evidence = "rabat", "en", "counsel", "Counsel@firm.example", "mail.eml", []byte("Yes.")
				a.Commit, a.At = s.tip(), s.tick()
				attestation, err := approvals.Attest(s.main.fs(), a)
				if err != nil {
					t.Fatal(err)
				}
				s.answers = append(s.answers, attestation)
			}
			h, _ := s.collected(t)
			site, _ := built(t, h, s.now)
			expect(t, site, "Newer", tt.shown)
		})
	}
}

func TestAnswersThatCouldNeverCount(t *testing.T) {
	s := approvedStory()
	sound := approvals.Answer{Post: "rabat", Lang: "en", Team: "counsel", By: "counsel@firm.example",
		Decision: approvals.Approve, Evidence: []byte("Yes."), Name: "mail.eml", At: s.clock}
	for name, change := range map[string]func(*approvals.Answer, hub){
		"another post":     func(a *approvals.Answer, _ hub) { a.Post = "oslo" },
		"another language": func(a *approvals.Answer, _ hub) { a.Lang = "fr" },
		"no such team":     func(a *approvals.Answer, _ hub) { a.Team = "council" },
		"a stranger":       func(a *approvals.Answer, _ hub) { a.By = "mallory@example.org" },
		"no evidence":      func(a *approvals.Answer, _ hub) { a.Evidence = nil },
		"a hub that takes none": func(_ *approvals.Answer, h hub) {
			h[settingsFile] = strings.Replace(h[settingsFile], ", attestation", "", 1)
		},
	} {
		a, h := sound, s.main.with(nil)
		change(&a, h)
		if _, err := approvals.Attest(h.fs(), a); err == nil {
			t.Errorf("%s: it was recorded", name)
		}
	}
	if _, err := approvals.Attest(s.main.fs(), sound); err != nil {
		t.Error(err)
	}
}

func TestReport(t *testing.T) {
	s := approvedStory()
	_, found := s.collected(t)
	from := found.Ledger.Entries[1].At
	lines, err := found.Ledger.Lines(from, time.Time{}, time.UTC)
	if err != nil || len(lines) != 1 || lines[0].Title != "Newer title" || lines[0].By != "legal-lead" {
		t.Fatalf("found %+v, %v", lines, err)
	}
	if lines, _ = found.Ledger.Lines(time.Time{}, from, time.UTC); len(lines) != 1 || lines[0].Title != "Older title" {
		t.Errorf("found %+v", lines)
	}
	lines[0].Title, lines[0].By = "=cmd|'x'!A0 | @all", "-1+1"
	var csv, markdown strings.Builder
	if err := approvals.WriteReport(&csv, "csv", lines); err != nil {
		t.Fatal(err)
	}
	if err := approvals.WriteReport(&markdown, "markdown", lines); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(csv.String(), ",'=cmd|'x'!A0 | @all,") || !strings.Contains(csv.String(), ",'-1+1,") {
		t.Errorf("a spreadsheet would run %s", csv.String())
	}
	if rows := strings.Split(strings.TrimSpace(markdown.String()), "\n"); len(rows) != 3 || strings.Contains(rows[2], " @all |") {
		t.Errorf("the table is\n%s", markdown.String())
	}
}

// A hub that asks for no approvals is left as it is.
func TestNothingIsAsked(t *testing.T) {
	s, problems := config.Read(hub{settingsFile: "title: A\n"}.fs())
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	offer, problems := approvals.For(hub{}.fs(), nil, s, time.Now())
	if offer.Library != nil || offer.Standings != nil || len(problems) > 0 {
		t.Errorf("found %+v, %v", offer, problems)
	}
}
