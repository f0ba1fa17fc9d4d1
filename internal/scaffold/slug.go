package scaffold

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	longest  = 60 // bytes of an id made of a title
	shortest = 6  // bytes of an id of one word: a shorter one says too little to last
)

// slug makes an id of a title: letters without accents and digits, joined by hyphens,
// cut between words. A title without Latin letters is named after its kind and the day,
// one short word has the year with it.
func slug(kind, title, lang string, now time.Time) string {
	words := strings.FieldsFunc(latin(title, lang), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
	id := ""
	for _, word := range words {
		if id != "" && len(id)+1+len(word) > longest {
			break
		}
		id = strings.TrimPrefix(id+"-"+word[:min(len(word), longest)], "-")
	}
	switch {
	case id == "":
		return kind + "-" + now.Format(time.DateOnly)
	case len(id) < shortest && !strings.Contains(id, "-"):
		return id + "-" + now.Format("2006")
	}
	return id
}

// latin writes letters without accents and in lower case, as the language does without them.
func latin(s, lang string) string {
	s = norm.NFC.String(strings.ToLower(s))
	if base, _, _ := strings.Cut(lang, "-"); base == "de" {
		s = umlauts.Replace(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(others.Replace(s)) {
		if !unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue")

// others are letters that have no decomposition in Unicode.
var others = strings.NewReplacer(
	"ß", "ss", "œ", "oe", "æ", "ae", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")
