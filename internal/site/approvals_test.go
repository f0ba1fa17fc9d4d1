package site_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// A hub that asks for approvals offers nothing that has none. A preview shows all of it,
// marked; a check takes it as if none were asked for.
func TestWhatNobodyApproved(t *testing.T) {
	hub := strings.Replace(settings, "languages:", "approvals: {require: true, teams: {legal: [ana]}, rules: [{team: legal}]}\nlanguages:", 1) +
		post("p.en.md", "")
	const page = "en/posts/p/index.html"
	offered := plan(t, hub, site.Options{})
	if has(offered, page) || offered.Report.Withheld != 1 || offered.Report.Live != 0 {
		t.Errorf("it is offered: %+v", offered.Report)
	}
	preview := view[site.PostPage](t, plan(t, hub, site.Options{Preview: true}), page)
	if !preview.Card.Missing || preview.Approval != nil || len(preview.Groups) == 0 {
		t.Errorf("the preview shows %+v, %+v", preview.Card, preview.Approval)
	}
	checked := view[site.PostPage](t, plan(t, hub, site.Options{Unapproved: true}), page)
	if checked.Card.Missing || len(checked.Groups) == 0 {
		t.Errorf("the check sees %+v", checked.Card)
	}
}

// A ledger that can't be read is an error, and nothing is offered for it.
func TestLedgerThatCannotBeRead(t *testing.T) {
	hub := strings.Replace(settings, "languages:", "approvals: {require: true, teams: {legal: [ana]}, rules: [{team: legal}]}\nlanguages:", 1) +
		post("p.en.md", "") + "-- site/data/approvals/ledger.jsonl --\n{}\n"
	p, problems := read(t, hub).Plan(site.Options{Now: now})
	if !problems.HasErrors() || !strings.Contains(problems[0].String(), "ledger.jsonl") || has(p, "en/posts/p/index.html") {
		t.Errorf("found %v", problems)
	}
}
