package dossier

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/site"
)

const full = `title: "The | relay @all"
base_url: https://hub.example.org/
languages: [fr, en]
visibility: internal
domains: [example.org]
teams: {sales: {fr: Ventes, en: Sales}}
contacts: {comms: {name: Comms, url: "mailto:comms@example.org"}}
propose: {repository: example/hub}
approvals: {require: true, teams: {legal: [ana]}, rules: [{team: legal}]}
metrics: {sources: {web: {kind: logs, files: [a.log], host: www.example.org}, reads: {kind: github}, written: {kind: byhand}}}
`

var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func hubOf(t *testing.T, settings, privacy string) *site.Hub {
	t.Helper()
	files := fstest.MapFS{"site/hub.yaml": {Data: []byte(settings)}}
	if privacy != "" {
		files[config.PrivacyFile] = &fstest.MapFile{Data: []byte(privacy)}
	}
	hub, problems := site.Read(site.Source{Program: os.DirFS("../.."), Hub: files})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return hub
}

func written(t *testing.T, hub *site.Hub, paper, lang string) (string, int) {
	t.Helper()
	var b strings.Builder
	open, err := Write(&b, hub, paper, lang, now)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), open
}

// Each paper is whole in each language, for a hub with everything and for one with
// nothing: tables have their columns, what only the organisation knows is left open.
func TestPapers(t *testing.T) {
	for _, hub := range []*site.Hub{hubOf(t, full, ""), hubOf(t, "title: Hub\n", "individuals: on\n")} {
		for _, paper := range Papers {
			for _, lang := range Languages {
				text, open := written(t, hub, paper, lang)
				if open < 3 || strings.Count(text, "[…") != open {
					t.Errorf("%s in %s says that %d places are open:\n%s", paper, lang, open, text)
				}
				if strings.Contains(text, "<no value>") || strings.Contains(text, "{{") || regexp.MustCompile(`\n{4}`).MatchString(text) {
					t.Errorf("%s in %s is not whole:\n%s", paper, lang, text)
				}
				checkTables(t, paper+"."+lang, text)
			}
		}
	}
}

var cellBorder = regexp.MustCompile(`\\\||(\|)`)

func checkTables(t *testing.T, name, text string) {
	t.Helper()
	columns := 0
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "|") {
			columns = 0
			continue
		}
		n := 0
		for _, border := range cellBorder.FindAllStringSubmatch(line, -1) {
			if border[1] != "" {
				n++
			}
		}
		if columns != 0 && n != columns {
			t.Errorf("%s: a row has %d borders, those above %d: %s", name, n, columns, line)
		}
		columns = n
	}
}

// What a paper says follows the settings.
func TestPapersFollowTheSettings(t *testing.T) {
	quiet, loud := hubOf(t, full, ""), hubOf(t, full, "individuals: on\nmin_group: 9\n")
	for _, test := range []struct {
		hub         *site.Hub
		paper, want string
	}{
		{quiet, "dpia", "As a rule it is not required"},
		{loud, "dpia", "**The assessment is required.**"},
		{quiet, "record", "A code that the person chose, without what it brought."},
		{loud, "record", "A code that the person chose, and what it brought."},
		{loud, "cse", "numbers about fewer than 9 people are not shown"},
		{quiet, "cse", "`www.example.org` | Visits per day, from the log of a web server."},
		{quiet, "cse", "on the branch `portevoix-metrics`: whoever may read it can read them"},
		{quiet, "cse", "what it brought is kept nowhere"},
		{quiet, "cse", "`The | relay @all`"},
		{hubOf(t, "title: Hub\n", ""), "record", "None: nothing is counted."},
	} {
		if text, _ := written(t, test.hub, test.paper, "en"); !strings.Contains(text, test.want) {
			t.Errorf("%s does not say %q:\n%s", test.paper, test.want, text)
		}
	}
}

// What the council signs can be written into privacy.yaml as the paper has it.
func TestSignedSettingsBind(t *testing.T) {
	text, _ := written(t, hubOf(t, full, ""), "cse", "fr")
	digest := regexp.MustCompile("`([0-9a-f]{64})`").FindStringSubmatch(text)
	if digest == nil {
		t.Fatalf("the paper names no SHA-256:\n%s", text)
	}
	agreed := `agreement:
  reference: Accord du 12 octobre 2026
  date: 2026-10-12
  settings: {min_group: 5, individuals: off, retention: {facts: 25 months, codes: 30d}}
  digest: ` + digest[1] + "\n"
	if text, _ := written(t, hubOf(t, full, agreed), "cse", "fr"); !strings.Contains(text, "Accord en vigueur : `Accord du 12 octobre 2026`, 2026-10-12.") {
		t.Errorf("the agreement is not named:\n%s", text)
	}
}

func TestNoSuchPaper(t *testing.T) {
	for _, test := range [][2]string{{"cse", "ar"}, {"will", "fr"}} {
		if _, err := Write(new(strings.Builder), hubOf(t, full, ""), test[0], test[1], now); err == nil {
			t.Errorf("a paper was written: %s", test)
		}
	}
}
