package share

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/network"
)

const (
	lrm = "\u200e"
	rlm = "\u200f"
)

func TestDirected(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"prose", "نصوص تصوغها بأسلوبك.", "نصوص تصوغها بأسلوبك."},
		{"prose that begins with a name", "Portevoix مشروع حرّ.", rlm + "Portevoix مشروع حرّ."},
		{"after a number or a picture", "🚀 2026: Portevoix مشروع حرّ", rlm + "🚀 2026: Portevoix مشروع حرّ"},
		{"prose with a name in it", "مشروع Portevoix حرّ.", "مشروع Portevoix حرّ."},
		{"a sentence of another language", "Nothing about us without us.", "Nothing about us without us."},
		{"that quotes one word", "The word for it is سفير in every text we read.", "The word for it is سفير in every text we read."},
		{"each paragraph by itself", "مرحبا\nPortevoix مشروع\r\n\nReady", "مرحبا\n" + rlm + "Portevoix مشروع\r\n\nReady"},
		{"Hebrew", "Portevoix הוא פרויקט", rlm + "Portevoix הוא פרויקט"},
		{"a mark of the author's", rlm + "Portevoix مشروع", rlm + "Portevoix مشروع"},

		{"Latin hashtag", "قرأنا عن #WCAG اليوم", "قرأنا عن " + lrm + "#WCAG اليوم"},
		{"hashtags", "#Rabat #Cloud", lrm + "#Rabat " + lrm + "#Cloud"},
		{"hashtags of both", "#Rabat #الرباط #Cloud", rlm + lrm + "#Rabat #الرباط " + lrm + "#Cloud"},
		{"prose that begins with one", "#Cloud مهمّ لنا", rlm + lrm + "#Cloud مهمّ لنا"},
		{"behind punctuation", "(#Web)،#Cloud", "(" + lrm + "#Web)،" + lrm + "#Cloud"},
		{"that begins with a digit", "في #3D_print", "في " + lrm + "#3D_print"},
		{"no hashtag", "لغة C# وF# و#1 و# وa&#39;", "لغة C# وF# و#1 و# وa&#39;"},
		{"a mark of the author's before one", "عن " + lrm + "#Web", "عن " + lrm + "#Web"},

		{"link on its line", "مرحبا\nhttps://example.org/#top", "مرحبا\nhttps://example.org/#top"},
		{"link in prose", "اقرأ https://example.org/#top #Web", "اقرأ https://example.org/#top " + lrm + "#Web"},
		{"prose that begins with a link", "https://example.org/ اقرأ", rlm + "https://example.org/ اقرأ"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := directed(test.text, false); got != test.want {
				t.Errorf("%q became\n%+q, want\n%+q", test.text, got, test.want)
			}
		})
	}
}

// Bluesky looks for hashtags, names and links behind white space.
func TestDirectedWhereMarksWouldHide(t *testing.T) {
	for text, want := range map[string]string{
		"Portevoix مشروع عن #WCAG":        rlm + "Portevoix مشروع عن #WCAG",
		"#Cloud مهمّ لنا":                 "#Cloud مهمّ لنا",
		"@portevoix.org مشروع حرّ":        "@portevoix.org مشروع حرّ",
		"https://example.org/ مقالة جيدة": "https://example.org/ مقالة جيدة",
	} {
		if got := directed(text, true); got != want {
			t.Errorf("%q became %+q, want %+q", text, got, want)
		}
	}
}

// Marks are part of what is counted: twitter-text 3.1.0 weighs each as 2, and so do we.
func TestMarksAreCounted(t *testing.T) {
	for text, weight := range map[string]int{
		lrm + "#Rabat " + lrm + "#Cloud":   17,
		rlm + lrm + "#Cloud مهمّ":          15,
		rlm + "https://example.org/a اقرأ": 30,
	} {
		if got := directed(Unmarked(text), false); got != text {
			t.Errorf("%q is marked %+q", Unmarked(text), got)
		}
		if got := network.UnitX.Count(text); got != weight {
			t.Errorf("X counts %d in %+q, want %d", got, text, weight)
		}
	}
}

// FuzzDirected: marks are all that is added, and marking again adds none.
func FuzzDirected(f *testing.F) {
	f.Add("Portevoix مشروع #Web\r\n#Cloud")
	f.Add("#a#b ##c ＃d \u061cا \u202e")
	f.Add("https://a.test/#ا #ا #b\u0301")
	f.Add("0\xd9#a")
	f.Fuzz(func(t *testing.T, text string) {
		for _, spaced := range []bool{false, true} {
			marked := directed(text, spaced)
			if Unmarked(marked) != Unmarked(text) {
				t.Errorf("%+q became %+q", text, marked)
			}
			if again := directed(marked, spaced); again != marked {
				t.Errorf("%+q, marked again %+q", marked, again)
			}
			if strings.Count(marked, "\n") != strings.Count(text, "\n") {
				t.Errorf("%+q has other lines than %+q", marked, text)
			}
		}
	})
}
