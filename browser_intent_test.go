package portevoix_test

import (
	"encoding/json"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/network"
)

// A handing is what a script hands over to a network.
type handing struct {
	Intent   string   `json:"intent"`
	CRLF     bool     `json:"crlf"`
	Handover handover `json:"handover"`
}

type handover struct {
	Text     string   `json:"text"`
	URL      string   `json:"url"`
	Title    string   `json:"title"`
	Hashtags []string `json:"hashtags"`
	Image    string   `json:"image"`
}

// hostileTexts are what a careless encoder loses, splits or doubles.
var hostileTexts = []string{
	"", "R&D + 100% #1", "a=b&c=d;e?f/g\\h", "+ %2B %20 %zz % %%", `"double" 'single' «guillemets» “curly”`,
	"<script>alert(1)</script> ]]> --> {text} ${url} $1 $& (a*b)!", "line\nnext\n\nlast\n", "old\rMac, DOS\r\nand\r\n\rboth",
	"tab\tand\u00A0spaces\u3000and\u200Bnone\u0085next\uFEFF", "\u2028line and paragraph\u2029",
	"مرحبا بالعالم ١٢٣ \u200Fיחד\u202E", "👨‍👩‍👧‍👦 🇫🇷 1️⃣ 👍🏽 𠮷", "e\u0301 é ﬁ Å", "nul \x00 bell \x07 escape \x1b",
	"bad \xff\xfe\xc3( bytes", "https://example.org/a?b=c&d=%C3%A9#e", "\r\nBcc: everybody@example.org\r\n\r\nbody",
	strings.Repeat("日本語 & ", 1500),
}

// A browser writes the address of a composer byte for byte as the program does, for every
// network and every text.
func TestBrowserFillsIntentsAsTheProgram(t *testing.T) {
	tab := openModules(t)
	var cases []handing
	var want []string
	for _, n := range withIntents(t) {
		for _, text := range hostileAndRandom() {
			h := network.Handover{
				Text: text, URL: "https://example.com/a b/é?utm_source=x&q=1+1%2B#part", Title: text,
				Hashtags: []string{"Rabat", "إتاحة", "R_D"}, Image: "https://example.org/hub/media/5464.png",
			}
			cases = append(cases, handing{n.Intent.String(), n.CRLF, handover(h)})
			want = append(want, n.Address(h))
		}
	}
	got := each[handing, string](t, tab, "intent.js", `(c) => module.fill(c.intent, c.handover, { crlf: c.crlf })`, cases)
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s\n found %.200s\n want  %.200s", cases[i].Intent, got[i], want[i])
		}
	}
}

// What an address was filled with is read from it again, as far as its intent carries it.
func TestBrowserReadsIntents(t *testing.T) {
	tab := openModules(t)
	var cases []handing
	for _, n := range withIntents(t) {
		for _, text := range hostileAndRandom() {
			cases = append(cases, handing{n.Intent.String(), n.CRLF, handover{
				Text: text, URL: "https://example.com/é?a=b&c#d", Title: text, Hashtags: []string{"Rabat", "R_D"}, Image: "i",
			}})
		}
	}
	got := each[handing, map[string]any](t, tab, "intent.js",
		`(c) => module.read(c.intent, module.fill(c.intent, c.handover, { crlf: c.crlf }))`, cases)
	for i, c := range cases {
		if diff := cmp.Diff(c.carried(t), got[i]); diff != "" {
			t.Errorf("%s\n%.600s", c.Intent, diff)
		}
	}
	foreign := each[string, map[string]any](t, tab, "intent.js", `(href) => module.read("https://x.org/?t={text}", href)`,
		[]string{"", "https://x.org/?u=a", "https://x.org/?t=a b", "https://x.org/?t=a&u=b", "https://y.org/?t=a", "javascript:alert(1)"})
	for _, read := range foreign {
		if read != nil {
			t.Errorf("the address of another intent reads %v", read)
		}
	}
}

// carried is what arrives of a handover, line breaks as in a text.
func (h handing) carried(t *testing.T) map[string]any {
	t.Helper()
	all := map[string]any{}
	line := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	h.Handover.Text = line.Replace(string([]rune(h.Handover.Text)))
	h.Handover.Title = strings.Join(strings.Fields(string([]rune(h.Handover.Title))), " ")
	data, err := json.Marshal(h.Handover)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for name := range all {
		if !strings.Contains(h.Intent, "{"+name+"}") {
			delete(all, name)
		}
	}
	return all
}

// withIntents are all networks with a composer, and such as a hub may write.
func withIntents(t *testing.T) []network.Network {
	t.Helper()
	var all []network.Network
	for _, n := range network.All {
		if n.Carries() != network.Nothing {
			all = append(all, n)
		}
	}
	for _, source := range []string{
		"https://x.org/?t={text}&h={hashtags}&i={image}&n={title}&u={url}", "https://x.org:8443/{url}/{title}.html?(a)[b]=1",
		"https://x.org/$&/{url}/{url}", "mailto:a@x.org?subject={title}&body={text}%0A%0A",
	} {
		intent, err := network.ParseIntent(source)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, network.Network{Intent: intent})
	}
	return all
}

func hostileAndRandom() []string {
	texts := append([]string{}, hostileTexts...)
	for random := rand.New(rand.NewPCG(3, 5)); len(texts) < 60; {
		texts = append(texts, randomText(random))
	}
	return texts
}

// The page's own ways are read by the hub's own table of networks.
func TestBrowserReadsTheWaysOfAPage(t *testing.T) {
	tab := openModulesOn(t, "en/posts/wcag-22/")
	read := evaluate[[]string](t, tab.browserTab, `Promise.all([load("networks.js"), load("intent.js")]).then(
		async ([{ networks }, { read }]) => (await networks()).filter((n) => n.carries === "text").map((n) =>
			read(n.intent, document.querySelector("[data-network=" + n.name + "] a.way").getAttribute("href"))?.text ?? n.name))`)
	words := regexp.MustCompile(`WCAG`)
	if len(read) < 7 {
		t.Errorf("%d networks take words", len(read))
	}
	for _, text := range read {
		if !words.MatchString(text) {
			t.Errorf("a way of the page hands over %q", text)
		}
	}
}
