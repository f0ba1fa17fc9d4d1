package card

import (
	"slices"
	"strings"
	"testing"

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

// Text in a script that the bundled faces lack is drawn with the hub's own; without
// it, what is lacking is known before anything is drawn.
func TestAHubsOwnFonts(t *testing.T) {
	own, err := ParseFont(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
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

// What would turn the words around it, or break a line, is not drawn.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"  two\n\twords ":             "two words",
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
