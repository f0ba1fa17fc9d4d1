package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/site"
)

const scripted = `-- site/hub.yaml --
title: Hub
languages: [en, fr]
networks:
  - mastodon
  - {name: x, intent: "https://x.example/?t={text}", limit: 500}
  - {name: facebook, off: true}
  - email
  - instagram
banned:
  - {words: [risk-free, "zéro <risque>"], reason: Nobody can promise that., advice: Say what was checked.}
  - {pattern: '(?i)^k', languages: [en], reason: R, advice: A}
`

// networks.json has what the hub offers, as its settings change it.
func TestNetworksFile(t *testing.T) {
	var got site.NetworksFile
	readJSON(t, scripted, "networks.json", &got)
	want := site.NetworksFile{Version: 1, Networks: []site.NetworkFact{
		{Name: "mastodon", Title: "Mastodon", Intent: "https://share.joinmastodon.org/#text={text}", Carries: "text",
			Limit: 500, Unit: network.UnitMastodon},
		{Name: "x", Title: "X", Intent: "https://x.example/?t={text}", Carries: "text", Limit: 500, Unit: network.UnitX},
		{Name: "email", Title: "Email", Intent: "mailto:?subject={title}&body={text}", Carries: "text",
			Unit: network.UnitGrapheme, CRLF: true},
		{Name: "instagram", Title: "Instagram", Carries: "nothing", Limit: 2200, Unit: network.UnitUTF16},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// rules.json has the wording that is banned; an expression stands there compiled as well.
func TestRulesFile(t *testing.T) {
	var got site.RulesFile
	readJSON(t, scripted, "rules.json", &got)
	zero := 0
	want := site.RulesFile{Version: 1, Banned: []site.BannedWords{
		{Words: []string{"risk-free", "zéro <risque>"}, Languages: []string{},
			Reason: "Nobody can promise that.", Advice: "Say what was checked."},
		{Words: []string{}, Pattern: "(?i)^k", Languages: []string{"en"}, Reason: "R", Advice: "A",
			Program: &site.Program{
				Start:   1,
				Classes: [][]rune{{'K', 'K', 'k', 'k', '\u212a', '\u212a'}},
				Steps:   []site.Step{{}, {At: 4, To: 2}, {Take: &zero, To: 3}, {Found: true}},
			}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A setting that one of the files tells makes it another file, and an equal hub the same.
func TestFilesForScriptsHaveTheirKeys(t *testing.T) {
	before := keys(plan(t, scripted, site.Options{}))
	if again := keys(plan(t, scripted, site.Options{})); again["networks.json"] != before["networks.json"] ||
		again["rules.json"] != before["rules.json"] {
		t.Error("the same hub gives other files")
	}
	for name, words := range map[string][]string{
		"networks.json": {"limit: 500", "limit: 501", "x.example", "y.example", "  - email\n", "", "- mastodon", "- threads"},
		"rules.json": {"risk-free", "riskless", "(?i)^k", "^k", "languages: [en], reason", "languages: [fr], reason",
			"reason: R", "reason: S", "advice: A", "advice: B"},
	} {
		for pair := range slices.Chunk(words, 2) {
			if !strings.Contains(scripted, pair[0]) {
				t.Fatalf("the hub has no %q", pair[0])
			}
			after := keys(plan(t, strings.Replace(scripted, pair[0], pair[1], 1), site.Options{}))
			if after[name] == before[name] {
				t.Errorf("%s is the same with %q instead of %q", name, pair[1], pair[0])
			}
		}
	}
}

// The lists that scripts count with are those of the program.
func TestListsOfScripts(t *testing.T) {
	for name, want := range map[string][]string{"tlds.json": network.TopLevelDomains(), "emoji.json": network.Emoji()} {
		var got []string
		readJSON(t, scripted, "assets/x/"+name, &got)
		if len(want) < 1000 || !slices.Equal(got, want) {
			t.Errorf("%s has %d entries, want %d", name, len(got), len(want))
		}
	}
}

func readJSON(t *testing.T, hub, path string, into any) {
	t.Helper()
	data := view[site.Raw](t, plan(t, hub, site.Options{Assets: "assets/x"}), path)
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}
