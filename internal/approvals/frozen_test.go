package approvals_test

import (
	"os"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/github"
)

// longAgo is the story that testdata/ledger.jsonl was written of.
func longAgo() *story {
	s := start()
	s.propose("ana", version("Older"))
	s.approve("legal-lead")
	s.merge()
	s.propose("ana", version("Newest", "claims: [{text: We are first, evidence: 'https://example.com/e', owner: ana, until: 2026-12-31}]"))
	s.review("legal-lead", github.Approved, "/approve rabat until 2027-01-31")
	s.merge()
	s.later("deputy", "/hold rabat no")
	s.newer()
	s.approve("deputy")
	s.merge()
	return s
}

// What was approved once is approved for ever: the ledger of an earlier program is read,
// and no line of it is written anew. This file is never changed; where today's program
// can't read it, the program is wrong.
func TestLedgerOfAnEarlierProgram(t *testing.T) {
	text, err := os.ReadFile("testdata/ledger.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	s := longAgo()
	collected, found := s.collected(t)
	h := collected.with(hub{ledgerFile: string(text)})
	ledger, err := approvals.Read(h.fs())
	if err != nil || len(ledger.Entries) != 3 {
		t.Fatalf("found %v, %v", ledger, err)
	}
	for i, e := range ledger.Entries {
		if now := found.Ledger.Entries[i]; e.Digest != now.Digest || string(e.Form) != string(now.Form) {
			t.Errorf("what was approved was\n%s\nis\n%s", e.Form, now.Form)
		}
	}
	site, _ := built(t, h, s.now)
	expect(t, site, "Newer", true)
	older := h.with(version("Older")) // its line has none of the keys that came later
	older[ledgerFile] = strings.SplitAfter(string(text), "\n")[0]
	site, _ = built(t, older, s.now)
	expect(t, site, "Older", true)
}
