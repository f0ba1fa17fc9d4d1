package portevoix_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/network"
)

// A counting is a text, how it is counted and what comes of it.
type counting struct {
	Unit  network.Unit `json:"unit"`
	Text  string       `json:"text"`
	Count int          `json:"count"`
	Here  int          `json:"here"` // what Portevoix counts where the other program is older
}

func (c counting) want() int {
	if c.Here > 0 {
		return c.Here
	}
	return c.Count
}

// readCountings reads the cases that package network is held to.
func readCountings(t *testing.T, name string, unit network.Unit) []counting {
	t.Helper()
	data, err := os.ReadFile("internal/network/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []counting
	if err := json.Unmarshal(data, &all); err != nil || len(all) == 0 {
		t.Fatalf("%s: %d cases, %v", name, len(all), err)
	}
	for i := range all {
		if all[i].Unit == "" {
			all[i].Unit = unit
		}
	}
	return all
}

// What other programs count, the browser counts.
func TestBrowserCountsAsTheOracles(t *testing.T) {
	tab := openModules(t)
	for name, unit := range map[string]network.Unit{
		"x_oracle.json": network.UnitX, "grapheme_oracle.json": network.UnitGrapheme,
		"bluesky_oracle.json": network.UnitBluesky, "units.json": "",
	} {
		compareCounts(t, tab, name, readCountings(t, name, unit))
	}
}

// What the program counts, the browser counts, in texts of all that people write.
func TestBrowserCountsAsTheProgram(t *testing.T) {
	tab := openModules(t)
	random := rand.New(rand.NewPCG(22, 11))
	texts := []string{"", " ", "\n", "\r\n"}
	for range 700 {
		texts = append(texts, randomText(random))
	}
	for _, unit := range allUnits {
		var cases []counting
		for _, text := range texts {
			cases = append(cases, counting{Unit: unit, Text: text, Count: unit.Count(text)})
		}
		compareCounts(t, tab, string(unit), cases)
	}
}

var allUnits = []network.Unit{
	network.UnitX, network.UnitBluesky, network.UnitMastodon, network.UnitThreads, network.UnitGrapheme, network.UnitUTF16,
}

// Nobody waits for a text that was made to be read again and again: each would take a
// hundred times as long if counting were quadratic.
func TestBrowserCountsLongTexts(t *testing.T) {
	const length, most = 20_000, 500.0 // UTF-16 units, milliseconds
	tab := openModules(t)
	var cases []counting
	for _, part := range []string{
		"a.", "a_", "é.", "中", "中.", "a.com.", "@a.com", "(", "a.com/(", "https://a.com.", "xn--", ".xn--", "h", "@a@", "😀 ",
	} {
		for _, unit := range allUnits {
			cases = append(cases, counting{Unit: unit, Text: strings.Repeat(part, length/len([]rune(part)))})
		}
	}
	for i, took := range each[counting, float64](t, tab, "units.js",
		`(c) => { const began = performance.now(); module.count(c.unit, c.text); return performance.now() - began; }`, cases) {
		if took > most {
			t.Errorf("%s takes %.0f ms to count %.8q…", cases[i].Unit, took, cases[i].Text)
		}
	}
}

func compareCounts(t *testing.T, tab moduleTab, name string, cases []counting) {
	t.Helper()
	for i, got := range each[counting, int](t, tab, "units.js", `(c) => module.count(c.unit, c.text)`, cases) {
		if want := cases[i].want(); got != want {
			t.Errorf("%s: %s counts %d in %+q, want %d", name, cases[i].Unit, got, cases[i].Text, want)
		}
	}
}

// pieces are what posts are made of, and what counting goes wrong on.
var pieces = [][]string{
	{
		"a", "Word", "naïve", "e\u0301", "ﬁ", "Ŀ", "straße", "I’m", "1 200", "100 %", "node.js", "ASP.NET",
		"v1.2.3", "\u00a0:", "\u202f!", "…", "€", "–", "ſ", "\u212a",
	},
	{"مرحبا", "بالعالم", "١٢٣", "\u200f", "\u200e", "ـ", "شَدّة", "مثال.إختبار", "؟"},
	{"日本語", "。", "中文example.com中文", "가각", "\u1100\u1161", "क्ष", "กำ", "故人", "Ａ", "ｶﾞ", "𠮷"},
	{
		"😀", "👩🏽‍💻", "👨‍👩‍👧‍👦", "🇫🇷", "🇫", "1️⃣", "1⃣", "#️⃣", "❤️", "❤", "⌚️", "👍🏿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🧑🏻‍❤️‍🧑🏻",
		"\u200d", "\ufe0f", "\U0001faea", "©", "®", "™",
	},
	{
		"https://example.com/a?b=c&d=e#f", "http://example.org", "HTTPS://EXAMPLE.COM/A_(b)",
		"example.com/path", "sub_domain.example.co.uk", "https://é.example/ü?x", "www.example.com.",
		"t.co/abc123", "https://t.co/abc?x=1", "https://example.com:8443/x", "https://例え.jp/",
		"xn--e1afmkfd.com", "(https://example.com/x)", "https://user@example.com/", "ftp://example.com",
		"//example.com", "example.com/(a(b)c)", "https://example.com/Москва–x", "https://a.b-.com/",
		"a.b.c._d.com", "https://example.com/a|b^c'd`{e}\\f", "https://example.com/?a|b^c'd`{e}\\f",
		"https://example.com:443", "http://example.com:80?q", "https://-a_b.example/",
	},
	{
		"@user", "@user@mastodon.example", "a@b.example", "@a@b.example.", "#tag", "#a11y", "#إتاحة",
		"$CASH", "＃全", "/@x@y.zz",
	},
	{
		"\n", "\r\n", "\t", "(", ")", ".", ",", "!", "?", "_", "-", "/", ":", "\"", "<", "&", "%", "\u2028",
		"\u3000", "\x00", "\u007f", "\ufeff", "\ufffd",
	},
}

// randomText joins a few pieces, mostly by spaces.
func randomText(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(12) {
		kind := pieces[random.IntN(len(pieces))]
		b.WriteString(kind[random.IntN(len(kind))])
		if random.IntN(3) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
