package portevoix_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/check"
	"github.com/portevoix/portevoix/internal/site"
)

// bannedWords are settings that ban in all ways there are: words of several alphabets,
// expressions of every construct.
const bannedWords = `title: Hub
languages: [en, fr, ar]
banned:
  - {words: [risk-free, "100 %", straße, C++, "don't", cœur léger], reason: A, advice: a}
  - {words: [مضمونة, نتائج مضمونة, هدية], languages: [ar], reason: B, advice: b}
  - {words: [故人, ไทย, "№ 1", "…"], reason: C, advice: c}
  - {words: [zero risk], languages: [fr], reason: D, advice: d}
  - {pattern: '(?i)\b100[ \x{A0}\x{202F}]?% (accessible|conforme|sûr)', reason: E, advice: e}
  - {pattern: '(?i)\b(gdpr|rgpd)[ -]certifi|\bcertifi(é|ée|ed) (gdpr|rgpd)', languages: [en], reason: F, advice: f}
  - {pattern: '(?m)^\p{Lu}{3,}$', reason: G, advice: g}
  - {pattern: '(?s)\Aone.*?two|(a+)+\Bb$', reason: H, advice: h}
  - {pattern: '(?U)x.+y|[[:punct:]]{3}|[^\x00-\x{2FFF}\s]\x{1F600}', reason: I, advice: i}
  - {pattern: '(?i)kelvin|ſtraße|σας|(?-i:Max)', reason: J, advice: j}
  - {pattern: 'q(?:|u|ue)(?P<end>z)??', reason: K, advice: k}
`

// Pieces that those settings ban, nearly ban, or must not confuse.
var bannedPieces = []string{
	"risk-free", "RISK\u00a0FREE", "risk — free", "ri\u00adsk free", "r\u0301isk free", "asterisk free",
	"risk", "free", "risk. free",
	"100 %", "100%", "100 ％", "1000 %", "STRASSE", "Straße", "c++", "C+", "don’t", "don t", "CŒUR LÉGER",
	"coeur leger",
	"مضمونة", "المضمونة", "ومضمونه", "مَضْمُونة", "نتائج المضمونة", "النتائج", "هدية", "بهديّة", "للهدية",
	"وللهدية",
	"故人西", "ไทย", "ไท่ย", "ไท ย", "№ 1", "№1", "…", "...", "zero risk", "ZÉRO RISK",
	"100\u202f% accessible", "100% SÛR", "a100% sûr", "GDPR certified", "rgpd-certifié", "certifiée rgpd",
	"decertified gdpr",
	"\nABC\n", "\nÀÉÎ", "ABC", "one", "two", "aaab", "aaa b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac",
	"xyy", "x\ny", "!?.", "𠮷😀", "日😀",
	"\u212aelvin", "STRASSE", "ſTRAßE", "ΣΑΣ", "σας", "max", "Max", "que", "quez", "q", "*bold*",
	"_risk_free_", "`code`", "😀", "İstanbul", "ı",
}

// What check bans in a post, the browser finds in a text, in every language.
func TestBrowserFindsWhatCheckBans(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	var texts []string
	for _, piece := range bannedPieces {
		texts = append(texts, "Begin "+strings.TrimSpace(piece)+" end")
	}
	for len(texts) < 400 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(bannedPieces[random.IntN(len(bannedPieces))] + []string{" ", "", ", ", "\n"}[random.IntN(4)])
		}
		texts = append(texts, strings.TrimSpace("T "+b.String()))
	}
	tab := openModules(t)
	tab.serveRules(t, bannedWords)
	for _, lang := range []string{"en", "fr", "ar"} {
		want := bannedBy(t, lang, texts)
		got := each[string, []string](t, tab, "rules.js", `async (text) => (await module.findings(text,
			{ lang: "`+lang+`", edit: "free", words: "", disclosures: [] })).map((f) => f.word + ": " + f.reason + f.advice)`, texts)
		for i := range texts {
			slices.Sort(got[i])
			if !slices.Equal(got[i], want[i]) {
				t.Errorf("%s: of %+q\n the browser says %+q\n check says       %+q", lang, texts[i], got[i], want[i])
			}
		}
	}
}

// serveRules gives the page the rules of another hub.
func (tab moduleTab) serveRules(t *testing.T, settings string) {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: hubOf(settings, "en", nil)})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	plan, _ := hub.Plan(site.Options{Now: today})
	at := slices.IndexFunc(plan.Pages, func(p site.Page) bool { return p.Path == "rules.json" })
	view, err := plan.Pages[at].Input.View()
	if err != nil {
		t.Fatal(err)
	}
	rules, _ := json.Marshal(string(view.(site.Raw)))
	evaluate[bool](t, tab.browserTab, `window.fetch = async () => new Response(`+string(rules)+`), true`)
}

func hubOf(settings, lang string, texts []string) fstest.MapFS {
	files := fstest.MapFS{"site/hub.yaml": {Data: []byte(settings)}}
	for i, text := range texts {
		quoted, _ := json.Marshal(text)
		files[fmt.Sprintf("content/posts/p%03d.%s.md", i, lang)] = &fstest.MapFile{
			Data: fmt.Appendf(nil, "---\ntitle: P\nshare: {any: [%s]}\n---\n", quoted)}
	}
	return files
}

// bannedBy is what check says of each text as the text of a post: the wording and why.
func bannedBy(t *testing.T, lang string, texts []string) [][]string {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: hubOf(bannedWords, lang, texts)})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	said, hits := make([][]string, len(texts)), 0
	for _, p := range check.Run(hub, check.Options{Now: today}) {
		var i int
		if n, _ := fmt.Sscanf(p.File, "content/posts/p%d.", &i); n != 1 || p.Rule != "banned" {
			continue
		}
		var word string
		quoted, reason, _ := strings.Cut(strings.TrimPrefix(p.Message, "found "), "\": ")
		if _, err := fmt.Sscanf(quoted+"\"", "%q", &word); err != nil {
			t.Fatalf("%s: %v", p.Message, err)
		}
		said[i] = append(said[i], word+": "+reason+p.Cure)
		hits++
	}
	for i := range said {
		slices.Sort(said[i])
	}
	if hits < len(texts)/2 {
		t.Fatalf("%d of %d texts have banned wording", hits, len(texts))
	}
	return said
}

// A text keeps what has to stay in it.
func TestBrowserFindsWhatIsMissing(t *testing.T) {
	const offered = "Our words.\n\nI work for Example."
	type keeping struct {
		Edit        string   `json:"edit"`
		Text        string   `json:"text"`
		Words       string   `json:"words"`
		Disclosures []string `json:"disclosures"`
	}
	standard := []string{"I work for Example.", "#ExampleStaff"}
	tests := []struct {
		keeping
		want []string
	}{
		{keeping{"free", "Mine. i WORK for\n example.", offered, standard}, []string{}},
		{keeping{"free", "Mine. #examplestaff!", offered, standard}, []string{}},
		{keeping{"free", "Mine. #ExampleStaffing", offered, standard}, []string{"disclosure I work for Example."}},
		{keeping{"free", "Mine.", offered, []string{}}, []string{}},
		{keeping{"around", "Look: " + offered + " And you?", offered, standard}, []string{}},
		{keeping{"around", "Look: Our word.\n\nI work for Example.", offered, standard}, []string{"around "}},
		{keeping{"around", "Our words.\r\n\r\nI work for Example.", offered, standard}, []string{}},
		{keeping{"around", "نعم #a11y", "\u200fنعم \u200e#a11y", []string{}}, []string{}},
		{keeping{"locked", offered + "\n", offered, standard}, []string{}},
		{keeping{"locked", offered + " And you?", offered, standard}, []string{"locked "}},
		{keeping{"locked", "", offered, standard}, []string{"locked ", "disclosure I work for Example."}},
	}
	tab := openModules(t)
	var cases []keeping
	for _, test := range tests {
		cases = append(cases, test.keeping)
	}
	got := each[keeping, []string](t, tab, "rules.js", `async ({ text, ...facts }) =>
		(await module.findings(text, { lang: "en", ...facts })).map((f) => f.rule + " " + f.word)`, cases)
	for i, test := range tests {
		if !slices.Equal(got[i], test.want) {
			t.Errorf("%s, %q: found %q, want %q", test.Edit, test.Text, got[i], test.want)
		}
	}
}
