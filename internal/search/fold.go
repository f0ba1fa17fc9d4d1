package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words are the words of a text in the form in which they are found: small letters
// without accents, Arabic without vowel signs, tatweel and hamza, alef in one form; no
// article that is part of a word, French (l’énergie) or Arabic (الطاقة); no s of a plural
// and no x of one in -aux and -eux.
func Words(text string) []string {
	var words []string
	eachWord(appendFolded(nil, norm.NFKD.Bytes([]byte(text))), nil, func(word []byte) { words = append(words, string(word)) })
	return words
}

// appendFolded folds the letters of a text in NFKD. What stands between words stays.
func appendFolded(out, text []byte) []byte {
	for i := 0; i < len(text); {
		r, size := decode(text[i:])
		out = appendRune(out, r)
		i += size
	}
	return out
}

func appendRune(out []byte, r rune) []byte {
	switch r = unicode.ToLower(r); {
	case r < utf8.RuneSelf:
		return append(out, byte(r))
	case unicode.IsMark(r):
		return out
	case '٠' <= r && r <= '٩':
		return append(out, byte('0'+r-'٠'))
	case '۰' <= r && r <= '۹':
		return append(out, byte('0'+r-'۰'))
	}
	if other, ok := likened[r]; ok {
		return append(out, other...)
	}
	return utf8.AppendRune(out, r)
}

// likened are characters that are found as others, or as if they were not there: what
// decomposition leaves. site/static/search/fold.js has the same.
var likened = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ς': "σ",
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ة': "ه", 'ک': "ك", 'ء': "", 'ـ': "",
	'’': "'", 'ʼ': "'", '\u00ad': "", '\u200c': "", '\u200d': "",
}

// eachWord calls use with the words of a folded text, and returns what it wrote them to.
func eachWord(text, word []byte, use func([]byte)) []byte {
	for i := 0; i < len(text); {
		start := i
		r, size := decode(text[i:])
		if !inWord(r) {
			i += size
			continue
		}
		letters := 0
		for i < len(text) && inWord(r) {
			letters++
			i += size
			if i < len(text) {
				r, size = decode(text[i:])
			}
		}
		if elided(text, start, i, letters) {
			continue
		}
		word = append(word[:0], stem(text[start:i], letters)...)
		use(word)
	}
	return word
}

func decode(text []byte) (rune, int) {
	if c := text[0]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRune(text)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// elided reports whether what stands at an apostrophe is no word: l’, qu’, ’s.
func elided(text []byte, start, end, letters int) bool {
	if letters > 1 && string(text[start:end]) != "qu" {
		return false
	}
	return start > 0 && text[start-1] == '\'' || end < len(text) && text[end] == '\''
}

// longest is how many letters of a word count.
const longest = 24

// stem takes off what grammar adds.
func stem(word []byte, letters int) []byte {
	switch last := word[len(word)-1]; {
	case letters > longest:
		return prefix(word, longest)
	case letters >= 4 && last == 's' && word[len(word)-2] != 's':
		return word[:len(word)-1]
	case letters >= 5 && last == 'x' && word[len(word)-2] == 'u' && (word[len(word)-3] == 'a' || word[len(word)-3] == 'e'):
		return word[:len(word)-1]
	case last >= utf8.RuneSelf:
		return withoutArticle(word, letters)
	}
	return word
}

func prefix(word []byte, letters int) []byte {
	end := 0
	for range letters {
		_, size := utf8.DecodeRune(word[end:])
		end += size
	}
	return word[:end]
}

// articles are the Arabic article, alone and with what is written together with it.
var articles = []string{"ال", "وال", "بال", "كال", "فال", "لل"}

// withoutArticle leaves at least three letters.
func withoutArticle(word []byte, letters int) []byte {
	for _, a := range articles {
		if rest := letters - len(a)/2; rest >= 3 && len(word) > len(a) && string(word[:len(a)]) == a {
			return word[len(a):]
		}
	}
	return word
}
