package card

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

func paragraphOf(text, lang string, rtl bool) paragraph {
	return newSetting(NewFonts(), bold, lang, rtl).shape(text)
}

// oneLine is a text set on a line of its own.
func oneLine(t *testing.T, text, lang string, rtl bool) line {
	t.Helper()
	lines := paragraphOf(text, lang, rtl).wrap(1e6, false)
	if len(lines) != 1 {
		t.Fatalf("%q is set in %d lines", text, len(lines))
	}
	return lines[0]
}

func ids(l line) []uint32 {
	var list []uint32
	for _, g := range l.glyphs {
		list = append(list, uint32(g.id))
	}
	return list
}

// Arabic letters take the form that their neighbours ask for, and run to the left.
func TestArabicIsShaped(t *testing.T) {
	word := ids(oneLine(t, "بيت", "ar", true))
	var alone []uint32
	for _, letter := range []string{"ت", "ي", "ب"} {
		alone = append(alone, ids(oneLine(t, letter, "ar", true))...)
	}
	if slices.Equal(word, alone) || len(word) < 3 {
		t.Errorf("the letters of a word are %v, those that stand alone are %v: nothing joins", word, alone)
	}
	lam, alone := ids(oneLine(t, "لا", "ar", true)), ids(oneLine(t, "ا", "ar", true))
	if slices.Equal(lam, append(alone, ids(oneLine(t, "ل", "ar", true))...)) {
		t.Errorf("lam and alef are %v: they must join", lam)
	}
}

// A Latin word keeps its direction in an Arabic sentence, and an Arabic one in a Latin
// sentence; what is read first stands where the line begins.
func TestDirectionsMix(t *testing.T) {
	latin := ids(oneLine(t, "GitHub", "en", false))
	for _, test := range []struct {
		text string
		rtl  bool
		at   int // of the Latin word among the glyphs from left to right; -1: the last
	}{
		{"نشر GitHub", true, 0},
		{"GitHub نشر", true, -1},
		{"GitHub نشر", false, 0},
	} {
		l := oneLine(t, test.text, "ar", test.rtl)
		got := ids(l)
		if !slices.IsSortedFunc(l.glyphs, func(a, b glyph) int { return int(a.x - b.x) }) {
			t.Errorf("%s: the glyphs do not stand from left to right", test.text)
		}
		at := test.at
		if at < 0 {
			at = len(got) - len(latin)
		}
		if at+len(latin) > len(got) || !slices.Equal(got[at:at+len(latin)], latin) {
			t.Errorf("%s: the Latin word %v is not at %d of %v", test.text, latin, at, got)
		}
	}
}

// The space behind a Latin word that ends an Arabic line leaves no hole inside it.
func TestNoHoleWhereALineEnds(t *testing.T) {
	p := paragraphOf("نشر GitHub Pages", "ar", true)
	first := p.wrap(oneLine(t, "نشر GitHub", "ar", true).width()*1.1, false)[0]
	if whole := oneLine(t, "نشر GitHub", "ar", true); first.width() != whole.width() {
		t.Errorf("the line is %.0f wide, alone it is %.0f", first.width(), whole.width())
	}
}

func TestFit(t *testing.T) {
	r := room{800, 330, 4, []float32{100, 70, 50}}
	for _, test := range []struct {
		name, text  string
		size        float32
		lines       int
		ellipsis    bool
		alikeWithin float32 // how far the shortest line but the last may fall behind the longest
	}{
		{"short", "Who sees it?", 100, 1, false, 0},
		{"two lines", "Who can see what you share?", 100, 2, false, 0},
		{"smaller", "What an employer can see of posts that people share, and what it cannot", 70, 4, false, 0.35},
		{"too long", strings.Repeat("many words that go on ", 30), 50, 4, true, 0.25},
		{"one endless word", strings.Repeat("Donaudampfschiff", 30), 50, 4, true, 0.25},
		{"none", "", 100, 0, false, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := r.fit(paragraphOf(test.text, "en", false))
			if b.size != test.size || len(b.lines) != test.lines {
				t.Errorf("it is set in %d lines of size %.0f", len(b.lines), b.size)
			}
			if !r.holds(b) {
				t.Error("it does not fit its room")
			}
			if test.alikeWithin > 0 {
				width := func(a, b line) int { return int(a.width() - b.width()) }
				body := b.lines[:len(b.lines)-1]
				short, long := slices.MinFunc(body, width), slices.MaxFunc(body, width)
				if short.width() < long.width()*(1-test.alikeWithin) {
					t.Errorf("the lines go from %.0f to %.0f", short.width(), long.width())
				}
			}
			if len(b.lines) == 0 {
				return
			}
			last := ids(b.lines[len(b.lines)-1])
			if dots := ids(oneLine(t, "…", "en", false))[0]; (last[len(last)-1] == dots) != test.ellipsis {
				t.Errorf("an ellipsis at the end: %v, want %v", !test.ellipsis, test.ellipsis)
			}
		})
	}
}

// Lines are about as long as each other, not one full and the next a word.
func TestBalance(t *testing.T) {
	r := room{800, 330, 4, []float32{60}}
	b := r.fit(paragraphOf("What an employer can see of what you share", "en", false))
	if len(b.lines) != 2 {
		t.Fatalf("it is set in %d lines", len(b.lines))
	}
	if first, last := b.lines[0].width(), b.lines[1].width(); first > 1.25*last || last > 1.25*first {
		t.Errorf("the lines are %.0f and %.0f wide", first, last)
	}
}

// Feet stand on a whole pixel, the nearest.
func TestLettersStandOnPixels(t *testing.T) {
	l := oneLine(t, "H", "en", false)
	written := func(y float32) []byte {
		c := newCanvas(60, 60, black)
		c.line(l, placement{0, y, 50. / em}, grey)
		return c.Pix
	}
	for _, y := range []float32{49.5, 49.6, 50.4} {
		if !bytes.Equal(written(y), written(50)) {
			t.Errorf("at %v it is not written as at 50", y)
		}
	}
}

// Text in a script that the bundled faces lack is drawn with the hub's own; without
// it, what is lacking is known before anything is drawn.
func TestAHubsOwnFonts(t *testing.T) {
	own := parsed(t, goregular.TTF)
	const title = "Что видит Portevoix? 🎉🎉"
	if got := string(NewFonts().Lacks(title)); got != "Чтовид🎉" {
		t.Errorf("the bundled faces lack %q", got)
	}
	fonts := NewFonts(own)
	if got := string(fonts.Lacks(title)); got != "🎉" {
		t.Errorf("with a face of its own the hub lacks %q", got)
	}
	for _, g := range newSetting(fonts, bold, "ru", false).shape("Что видит Portevoix?").wrap(1e6, false)[0].glyphs {
		if g.face.Font != own.font || g.id == 0 {
			t.Errorf("glyph %d is not from the hub's own face, which comes first", g.id)
		}
	}
	if _, err := ParseFont([]byte("no font")); err == nil {
		t.Error("what is no font is accepted")
	}
}

// Of a hub's own fonts those of the wanted weight come first, in whatever order they are.
func TestWeights(t *testing.T) {
	light, heavy := parsed(t, goregular.TTF), parsed(t, gobold.TTF)
	for _, fonts := range []*Fonts{NewFonts(light, heavy), NewFonts(heavy, light)} {
		for weight, want := range map[font.Weight]*Font{regular: light, bold: heavy} {
			got := newSetting(fonts, weight, "en", false).shape("Who").wrap(1e6, false)[0].glyphs[0].face.Font
			if got != want.font {
				t.Errorf("weight %v is set in a font of another", weight)
			}
		}
	}
}

func parsed(t *testing.T, file []byte) *Font {
	t.Helper()
	f, err := ParseFont(file)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Lines stand apart even where a letter hangs low over one that stands high.
func TestLeading(t *testing.T) {
	flat, tall := line{top: 0.7 * em, bottom: -0.2 * em}, line{top: 1.3 * em, bottom: -0.8 * em}
	for _, test := range []struct {
		name  string
		lines []line
		want  float32
	}{
		{"flat", []line{flat, flat, flat}, 57},
		{"low over flat", []line{tall, flat}, 77},
		{"flat over high", []line{flat, tall}, 77},
		{"the tallest pair counts", []line{flat, tall, tall}, 107},
	} {
		if got := newBlock(test.lines, 50).leading; got < test.want-0.1 || got > test.want+0.1 {
			t.Errorf("%s: the lines are %.1f apart, want %.0f", test.name, got, test.want)
		}
	}
}

// A text is cut behind a word, but for one so long that little would be left.
func TestEllipsis(t *testing.T) {
	for text, want := range map[string]string{
		"many words go on":       "many words go…",
		"so, the reason is: wh":  "so, the reason is…",
		"a Donaudampfschifffahr": "a Donaudampfschifffahr…",
		"":                       "…",
	} {
		if got := string(ellipsis([]rune(text))); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := paragraphOf(strings.Repeat("ab ", 1e5), "en", false); len(got.text) != longest {
		t.Errorf("%d characters are set, which never fit", len(got.text))
	}
}

// What would turn the words around it, or break a line, is not drawn.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"  two\n\twords ":             "two words",
		"one\nafter\tthe other":       "one after the other",
		"a\u202etxt.exe\u2066b":       "atxt.exeb",
		"l’été\u00a0!":                "l’été\u00a0!",
		"می\u200cخواهم":               "می\u200cخواهم",
		"line\u2028and\u2029para\x00": "line and para",
	} {
		if got := clean(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := without("Party 🎉 now", []rune("🎉")); got != "Party now" {
		t.Errorf("without what no font has: %q", got)
	}
}

// Whatever a title is, it fits.
func FuzzFit(f *testing.F) {
	for _, c := range samples {
		f.Add(c.Title, c.RTL)
	}
	f.Add("\u202eabc\u2066 אבג 123 \u0301\u0301 \x00\xff 👩‍👩‍👧 ﷺ\u200b", true)
	f.Add(strings.Repeat("ﷺ", 400), true)
	fonts := NewFonts()
	r := room{measure, 330, 4, titleSizes}
	f.Fuzz(func(t *testing.T, title string, rtl bool) {
		text := without(title, fonts.Lacks(title))
		b := r.fit(newSetting(fonts, bold, "ar", rtl).shape(text))
		if !r.holds(b) {
			t.Errorf("%d lines of size %.0f, %.0f high, do not fit", len(b.lines), b.size, b.height())
		}
		for _, l := range b.lines {
			for _, g := range l.glyphs {
				if g.id == 0 {
					t.Errorf("%q is drawn with a glyph for what is lacking", text)
				}
			}
		}
	})
}
