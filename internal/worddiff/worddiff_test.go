package worddiff

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// write shows a difference as git diff --word-diff does.
func write(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(map[Op]string{Equal: "%s", Delete: "[-%s-]", Insert: "{+%s+}"}[p.Op])
	}
	var texts []any
	for _, p := range parts {
		texts = append(texts, p.Text)
	}
	return fmt.Sprintf(b.String(), texts...)
}

func TestOf(t *testing.T) {
	for _, test := range []struct{ name, before, now, want string }{
		{"nothing", "", "", ""},
		{"the same", "Come and see.", "Come and see.", "Come and see."},
		{"new", "", "Come.", "{+Come.+}"},
		{"gone", "Come.", "", "[-Come.-]"},
		{"a word", "See you on Monday, all.", "See you on Tuesday, all.", "See you on [-Monday,-]{+Tuesday,+} all."},
		{"an insertion", "Come and see.", "Come today and see.", "Come {+today +}and see."},
		{"by chance", "We opened a new region in Rabat", "We will not open a region anywhere",
			"We [-opened a new region in Rabat-]{+will not open a region anywhere+}"},
		{"other words", "The cat sat on the mat", "A dog lay in its bed",
			"[-The cat sat on the mat-]{+A dog lay in its bed+}"},
		{"lines", "One.\n\nTwo.", "Eins.\n\nZwei.", "[-One.-]{+Eins.+}\n\n[-Two.-]{+Zwei.+}"},
		{"case", "100 % renewable", "100 % Renewable", "100 % [-renewable-]{+Renewable+}"},
		{"number", "up 12.5 % since", "up 12,500 % since", "up [-12.5-]{+12,500+} % since"},
		{"hashtag", "Go! #Rabat #Cloud", "Go! #Rabat #Clouds", "Go! #Rabat [-#Cloud-]{+#Clouds+}"},
		{"link", "https://e.org/a?utm_source=x&utm_content=p.en.short", "https://e.org/a?utm_source=x&utm_content=p.en.long",
			"https://e.org/a?utm_source=x&utm_content=[-p.en.short-]{+p.en.long+}"},
		{"Japanese", "東京に新しい拠点を開設しました。", "大阪に新しい拠点を開設しました。",
			"[-東京-]{+大阪+}に新しい拠点を開設しました。"},
		{"Arabic", "افتتحنا مكتبًا جديدًا في الرباط.", "افتتحنا مكتبًا جديدًا في فاس.",
			"افتتحنا مكتبًا جديدًا في [-الرباط.-]{+فاس.+}"},
		{"accents", "Cafe\u0301 ouvert", "Café ouvert", "[-Cafe\u0301-]{+Café+} ouvert"},
		{"emoji", "Well done 👩‍💻!", "Well done 👨‍💻!", "Well done [-👩‍💻!-]{+👨‍💻!+}"},
		{"spaces", "a  b", "a b", "a[-  -]{+ +}b"},
	} {
		if got := write(Of(test.before, test.now)); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	got := strings.Join(Words("“Come (and see)!” https://e.org/a?b=c 東京、大阪\n\nend…"), "|")
	if want := "“Come| |(and| |see)!”| |https://|e.org/|a?|b=|c| |東|京、|大|阪|\n|\n|end…"; got != want {
		t.Errorf("words are\n%s\nwant\n%s", got, want)
	}
}

func TestSimilarity(t *testing.T) {
	for _, test := range []struct {
		before, now string
		want        string
	}{
		{"", "", "1.00"}, {"a b", "b  a", "1.00"}, {"one", "two", "0.00"}, {"one two", "one six", "0.50"},
		{"one", "one one one", "0.50"}, {"東京に", "大阪に", "0.33"},
	} {
		if got := fmt.Sprintf("%.2f", Similarity(test.before, test.now)); got != test.want {
			t.Errorf("%q and %q are alike by %s, want %s", test.before, test.now, got, test.want)
		}
	}
}

// Long texts without a word in common are the slowest there is.
func TestLongTextsAreComparedInTime(t *testing.T) {
	numbers := func(from, count int, separator string) string {
		var b strings.Builder
		for i := range count {
			fmt.Fprintf(&b, "%d%s", from+i, separator)
		}
		return b.String()
	}
	for _, separator := range []string{" ", "\n"} {
		for _, count := range []int{2000, 30_000} {
			before, now := numbers(0, count, separator), numbers(count, count, separator)
			start := time.Now()
			parts := Of(before, now)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%d words with %q took %s", count, separator, took)
			}
			same := func(p Part) bool { return p.Op == Equal && strings.ContainsAny(p.Text, "0123456789") }
			if slices.ContainsFunc(parts, same) {
				t.Errorf("found words in both of two texts that have none in common")
			}
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Come and see.", "Come today and see.")
	f.Add("東京に", "大阪に\n")
	f.Add("a\u200db\xff", "\xffa b")
	f.Fuzz(func(t *testing.T, before, now string) {
		var was, is strings.Builder
		last := Op(-1)
		for _, p := range Of(before, now) {
			if p.Op == last || p.Text == "" || last == Insert && p.Op == Delete {
				t.Errorf("the part %q (%d) is out of place", p.Text, p.Op)
			}
			if last = p.Op; p.Op != Insert {
				was.WriteString(p.Text)
			}
			if p.Op != Delete {
				is.WriteString(p.Text)
			}
		}
		if was.String() != before || is.String() != now {
			t.Errorf("the parts make %q and %q of %q and %q", was.String(), is.String(), before, now)
		}
	})
}
