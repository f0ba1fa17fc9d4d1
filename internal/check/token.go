package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A token is a word, or a sign that is not just between words, as it is compared.
type token struct {
	word       string // folded
	start, end int    // in the text, in bytes
}

// tokens cuts a text into words, without regard to case, accents and how letters are
// encoded. Spaces, hyphens, apostrophes and Markdown's emphasis separate words and are
// none themselves, so that "risk-free" is "risk *free*"; other signs are, so that
// "100 %" is not "100".
func tokens(text string) []token {
	list := make([]token, 0, len(text)/4)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case inWord(r):
			end := i + n + wordLength(text[i+n:])
			if word := fold(text[i:end]); word != "" {
				list = append(list, token{word, i, end})
			}
			i = end
			continue
		case alone(r), !separates(r):
			list = append(list, token{fold(text[i : i+n]), i, i + n})
		}
		i += n
	}
	return list
}

// wordLength is how many bytes at the start of a text belong to the same word.
func wordLength(text string) int {
	for i, r := range text {
		if !inWord(r) {
			return i
		}
	}
	return len(text)
}

// inWord reports whether a character goes on a word: also what is not seen, which
// would otherwise hide a word by cutting it in two.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.Nd, unicode.M, unicode.Cf) && !alone(r)
}

// alone reports whether a script has no spaces between words: each character counts.
func alone(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func separates(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("'’‘ʼ`*_~", r)
}

// fold writes a word without what makes no difference.
func fold(word string) string {
	if plain(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		switch same, ok := sames[unicode.ToLower(r)]; {
		case ok:
			b.WriteString(same)
		case !unicode.IsMark(r) && !unicode.Is(unicode.Cf, r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func plain(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// sames are letters that stand for others and have no decomposition in Unicode.
var sames = map[rune]string{
	'ß': "ss", 'œ': "oe", 'æ': "ae", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'ς': "σ",
	'ـ': "", 'ٱ': "ا", 'ى': "ي", 'ة': "ه", 'ی': "ي", 'ک': "ك",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
}
