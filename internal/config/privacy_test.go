package config_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
)

const agreed = `min_group: 8
individuals: off
retention: {facts: 12 months, codes: 7d}
agreement:
  reference: Agreement of 12 October
  date: 2026-10-12
  settings: {min_group: 5, individuals: on, retention: {facts: 25 months, codes: 30 days}}
  digest: bd629cb7457806f056d2ed7e7084465cd4157ea958b159515bd3dcaa8c4a9483
`

func readPrivacy(text string) (*config.Privacy, problem.List) {
	return config.ReadPrivacy(fstest.MapFS{config.PrivacyFile: {Data: []byte(text)}})
}

var byDefault = config.PrivacyRules{MinGroup: 5, Facts: config.Period{Months: 25}, Codes: config.Period{Days: 30}}

func TestReadPrivacy(t *testing.T) {
	p, problems := readPrivacy(agreed)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	same(t, "settings", config.PrivacyRules{MinGroup: 8, Facts: config.Period{Months: 12}, Codes: config.Period{Days: 7}}, p.PrivacyRules)
	same(t, "reference", "Agreement of 12 October", p.Agreement.Reference)
	same(t, "date", "2026-10-12", p.Agreement.Date)
	loose := byDefault
	loose.Individuals = true
	same(t, "settings agreed", loose, p.Agreement.Rules)
}

// Who says nothing is as strict as can be, with a file or without.
func TestPrivacyByDefault(t *testing.T) {
	for what, files := range map[string]fstest.MapFS{"no file": {}, "an empty file": {config.PrivacyFile: {}}} {
		p, problems := config.ReadPrivacy(files)
		if len(problems) > 0 {
			t.Errorf("%s: %v", what, problems)
		}
		same(t, what, byDefault, p.PrivacyRules)
		same(t, what, config.Agreement{}, p.Agreement)
	}
}

// Each mistake has its place and its cure, and the setting is as strict as by default.
func TestPrivacyMistakes(t *testing.T) {
	agreement := agreed[strings.Index(agreed, "agreement:"):]
	for text, want := range map[string]string{
		"min_group: 2":                 `1:12: found min_group 2; write a number from 3 to 1000`,
		"min_group: many":              `1:12: found text "many", want a whole number`,
		"min_grup: 5":                  `1:1: unknown key "min_grup"; did you mean "min_group"?`,
		"individuals: maybe":           `1:14: found individuals "maybe"; write on or off`,
		"retention: {facts: for ever}": `1:20: found period "for ever"; write how long, such as 25 months or 90d`,
		"retention: {codes: -1d}":      `1:20: found period "-1d"; write how long, such as 25 months or 90d`,
		"retention: {codes: 99999d}":   `1:20: found period "99999d"; write how long, such as 25 months or 90d`,
		strings.Replace(agreement, "Agreement of 12 October", "''", 1): `2:14: agreement.reference is empty; say how the paper is called that was signed`,
		strings.Replace(agreement, "2026-10-12", "soon", 1):            `3:9: found "soon", want a date; write 2026-11-20 or 2026-11-20T09:00:00+01:00`,
		strings.Replace(agreement, "  date: 2026-10-12\n", "", 1):      `2:3: agreement.date is empty; write the day on which it was signed`,
		strings.Replace(agreement, "min_group: 5", "min_group: 6", 1): `5:11: the digest is not that of the settings in the agreement; ` +
			`if these settings are those of the paper, write digest: ` + digest(6),
	} {
		p, problems := readPrivacy(text)
		if len(problems) != 1 || strings.TrimSuffix(problems[0].String(), " [settings]") != config.PrivacyFile+":"+want {
			t.Errorf("%s\n got %v\nwant %s", text, problems, want)
		}
		same(t, text, byDefault, p.PrivacyRules)
	}
	_, problems := config.ReadPrivacy(denied{})
	if len(problems) != 1 || !strings.Contains(problems[0].String(), "read site/privacy.yaml: permission denied") {
		t.Errorf("of a file that can't be read is said %v", problems)
	}
}

type denied struct{}

func (denied) Open(string) (fs.File, error) { return nil, fs.ErrPermission }

func digest(group int) string {
	r := byDefault
	r.MinGroup, r.Individuals = group, true
	return r.Digest()
}

// Whatever keeps or shows more than agreed is looser; a month may have 28 days or 31.
func TestLooser(t *testing.T) {
	for _, test := range []struct {
		change func(*config.PrivacyRules)
		want   string
	}{
		{func(*config.PrivacyRules) {}, ""},
		{func(r *config.PrivacyRules) {
			r.MinGroup, r.Facts, r.Codes = 6, config.Period{Months: 24}, config.Period{}
		}, ""},
		{func(r *config.PrivacyRules) { r.MinGroup = 4 }, "min_group"},
		{func(r *config.PrivacyRules) { r.Individuals = true }, "individuals"},
		{func(r *config.PrivacyRules) { r.Facts.Months = 26 }, "retention facts"},
		{func(r *config.PrivacyRules) { r.Facts = config.Period{Days: 700} }, ""},
		{func(r *config.PrivacyRules) { r.Facts = config.Period{Days: 701} }, "retention facts"},
		{func(r *config.PrivacyRules) { r.Codes = config.Period{Days: 31} }, "retention codes"},
		{func(r *config.PrivacyRules) { r.Codes = config.Period{Months: 1} }, "retention codes"},
	} {
		rules := byDefault
		test.change(&rules)
		var found []string
		for _, key := range rules.Looser(byDefault) {
			found = append(found, strings.Join(key, " "))
		}
		if got := strings.Join(found, ", "); got != test.want {
			t.Errorf("%s: looser are %q, want %q", rules, got, test.want)
		}
	}
}

// What is looser than agreed stands in the file, and has no effect; what is stricter has.
func TestTheAgreementHolds(t *testing.T) {
	p, problems := readPrivacy("min_group: 4\nindividuals: on\nretention: {facts: 26 months, codes: 7d}\nagreement:\n" +
		"  reference: Agreement of 12 October\n  date: 2026-10-12\n" +
		"  settings: {min_group: 5, individuals: off, retention: {facts: 25 months, codes: 30d}}\n  digest: " + byDefault.Digest() + "\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	week := config.Period{Days: 7}
	same(t, "written", config.PrivacyRules{MinGroup: 4, Individuals: true, Facts: config.Period{Months: 26}, Codes: week}, p.Written)
	same(t, "holds", config.PrivacyRules{MinGroup: 5, Facts: config.Period{Months: 25}, Codes: week}, p.PrivacyRules)
}

// What is kept begins with a day of the hub's zone.
func TestPeriodFirst(t *testing.T) {
	now := time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC)
	for _, test := range []struct {
		period config.Period
		zone   int
		want   string
	}{
		{config.Period{Months: 25}, 0, "2024-10-22"}, {config.Period{Days: 30}, 0, "2026-10-23"},
		{config.Period{}, 0, "2026-11-22"}, {config.Period{Days: 30}, 3600, "2026-10-24"},
	} {
		if got := test.period.First(now.In(time.FixedZone("", test.zone))); got != test.want {
			t.Errorf("%s: kept from %s, want %s", test.period, got, test.want)
		}
	}
}

// FuzzReadPrivacy: whatever the file holds, what is read protects somebody.
func FuzzReadPrivacy(f *testing.F) {
	f.Add(agreed)
	f.Add("min_group: -5\nindividuals: [on]\nretention: {facts: 9999 months}")
	f.Fuzz(func(t *testing.T, text string) {
		p, problems := readPrivacy(text)
		if p.MinGroup < 3 || p.Codes == (config.Period{}) && !strings.Contains(text, "codes:") {
			t.Errorf("read %s of %q", p.PrivacyRules, text)
		}
		if p.Agreement.Reference != "" && !problems.HasErrors() && p.Agreement.Digest != p.Agreement.Rules.Digest() {
			t.Errorf("an agreement on %s has the digest %s", p.Agreement.Rules, p.Agreement.Digest)
		}
	})
}
