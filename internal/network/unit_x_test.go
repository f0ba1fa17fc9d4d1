package network

import (
	"strings"
	"testing"
)

func TestXAgreesWithTwitterText(t *testing.T) {
	for _, row := range oracle(t, "x_oracle.json") {
		want := row.Count
		if row.Newer != "" {
			want = row.Here
		}
		if got := UnitX.Count(row.Text); got != want {
			t.Errorf("%+q counts %d, want %d", row.Text, got, want)
		}
	}
}

// The cases follow twitter-text's conformance/validate.yml (Apache-2.0), lists
// WeightedTweetsWithDiscountedEmojiCounterTest, UnicodeDirectionalMarkerCounterTest
// and, of WeightedTweetsCounterTest, what does not depend on counting emoji in the
// older way. Long texts are written as repetitions.
func TestXConformance(t *testing.T) {
	dashed := strings.Repeat("xxxxxxxxxx-", 24)
	poem := strings.Repeat("故人西辞黄鹤楼，烟花三月下扬州。", 10)
	family := "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
	kana := strings.Repeat("あいうえおかきくけこ", 12)
	long := "https://" + strings.Repeat("somesuperlongurl", 250) + ".com/foo "
	tests := []struct {
		name, text string
		want       int
	}{
		{"regular text with link", "Hi http://test.co", 26},
		{"just a link", "http://test.co", 23},
		{"long", "285 chars-" + strings.Repeat("xxxxxxxxxx-", 25), 285},
		{"link in the middle", "285 chars- http://www.twitter.com/jack " + dashed, 299},
		{"link at the end", dashed + " http://www.twitter.com/jack ", 289},
		{"ten links", strings.Repeat("https://www.twitter.com/aloha ", 10), 240},
		{"160 CJK characters", poem, 320},
		{"160 emoji", strings.Repeat("😷", 160), 320},
		{"Latin and CJK", "the" + poem, 323},
		{"a letter that is composed", "A\u0301B", 2},
		{"a letter that is decomposed", "A\uFB2C", 4},
		{"emoji of one, two and seven code points", "H\U0001F431☺" + family, 7},
		{"five emoji", "😷👾😡🔥💩", 10},
		{"skin tone and profession", "\U0001F64B\U0001F3FD\U0001F468\u200D\U0001F3A4", 4},
		{"general punctuation", "\u2000\u200A\u200B\u200C\u200D‐‑‒–—―‖‗‘’‚‛“”„‟′″‴‵‶‷", 27},
		{"labels too long", long + long + long + "https://validurl.com", 3*len(long) + 23},
		{"64 letters before the top-level domain", strings.Repeat("a", 64) + ".com", 68},
		{"label of 64 in punycode", kana + " http://" + kana[:53*3] + ".com", 358},
		{"label of 63 in punycode", kana + " http://" + kana[:52*3] + ".com", 264},
		{"140 families", strings.Repeat(family, 140), 280},
		{"Unicode 10", "Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; " +
			"\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 34},
		{"Unicode 9", "Unicode 9.0 emoji: 🤠; 💃; 💃🏾", 29},
		{"invalid characters", "ABC\u202A\uFFFFABC\uFFFE", 12},
		{"directional marks", "\u2066\u202Ahttp://foobar.پاکستان/\u202C\u2069", 31},
	}
	for _, test := range tests {
		if got := UnitX.Count(test.text); got != test.want {
			t.Errorf("%s counts %d, want %d", test.name, got, test.want)
		}
	}
}
