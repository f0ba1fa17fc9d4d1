package check

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestAlike(t *testing.T) {
	const text = "What surprised me most in this report: a small team can change a lot in a year."
	for _, test := range []struct {
		name, other string
		same, near  bool
	}{
		{"itself", text, true, true},
		{"case, accents and signs", "WHAT surprised me möst in this report – a small team can change a lot… in a year", true, true},
		{"a word more", "What really surprised me most in this report: a small team can change a lot in a year.", false, true},
		{"a word less at the end", strings.TrimSuffix(text, " year.") + ".", false, true},
		{"emoji in front", "🌱 " + text, true, true},
		{"every fifth word another", "What amazed me most in this study: a small team could change a lot per year.", false, false},
		{"the order turned", "A small team can change a lot in a year: what surprised me most in this report.", false, true},
		{"nothing in common", "The numbers stand on page three, and they are smaller than everybody believes.", false, false},
	} {
		a, b := newSketch(text), newSketch(test.other)
		alike := a.alike(&b)
		if same, near := alike == 1, alike >= alikeEnough; same != test.same || near != test.near {
			t.Errorf("%s: alike by %.2f, want the same %t, near %t", test.name, alike, test.same, test.near)
		}
	}
	for _, signs := range [][2]string{{"🎉", "🚀"}, {"", "!"}} {
		a, b := newSketch(signs[0]), newSketch(signs[1])
		if a.alike(&b) != 0 {
			t.Errorf("%q is like %q", signs[0], signs[1])
		}
	}
}

// What comparing each with each finds is found by bands, too.
func TestNearestFindsWhatIsAlike(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var texts []sketch
	for range 150 {
		words := strings.Fields(randomText(random, 24))
		texts = append(texts, newSketch(strings.Join(words, " ")))
		words[random.IntN(4)] = "other" // near the edge: 20 or so of 22 runs are left
		texts = append(texts, newSketch(strings.Join(words, " ")))
	}
	found := map[[2]int]bool{}
	for _, p := range nearest(texts, func(int, int) bool { return true }) {
		found[[2]int{p.first, p.second}] = true
	}
	want := 0
	for i := range texts {
		for j := range i {
			if texts[j].alike(&texts[i]) < alikeEnough {
				continue
			}
			if want++; !found[[2]int{j, i}] {
				t.Errorf("text %d is like %d by %.2f, and was not found", i, j, texts[j].alike(&texts[i]))
			}
		}
	}
	if want < 150 || len(found) != want {
		t.Errorf("found %d pairs, want %d, at least 150", len(found), want)
	}
}

func randomText(random *rand.Rand, words int) string {
	list := make([]string, words)
	for i := range list {
		list[i] = fmt.Sprintf("word%c%c", 'a'+rune(random.IntN(26)), 'a'+rune(random.IntN(26)))
	}
	return strings.Join(list, " ")
}

// 10,000 posts of three texts: sketched and paired in seconds, also where all texts are
// one, or share half of their words.
func BenchmarkNearest(b *testing.B) {
	const texts = 30_000
	random := rand.New(rand.NewPCG(1, 2))
	shared := randomText(random, 15)
	for name, text := range map[string]func(int) string{
		"distinct": func(int) string { return randomText(random, 30) },
		"shared":   func(int) string { return shared + " " + randomText(random, 15) },
		"one":      func(i int) string { return fmt.Sprint(shared, " ", shared, i%3) },
	} {
		list := make([]string, texts)
		for i := range list {
			list[i] = text(i)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				sketches := make([]sketch, texts)
				for i, text := range list {
					sketches[i] = newSketch(text)
				}
				nearest(sketches, func(int, int) bool { return true })
			}
		})
	}
}
