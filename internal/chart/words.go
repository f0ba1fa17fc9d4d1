package chart

import "unicode"

// narrow is how wide a chart is on the narrowest screen, 320 pixels with margins, in
// hundredths of the size of its letters.
const narrow Em = 22_00

// width is about how wide a text is, rather more than less.
func width(text string) (sum Em) {
	for _, r := range text {
		sum += runeWidth(r)
	}
	return sum
}

func runeWidth(r rune) Em {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x2E80: // Chinese, Japanese, Korean, emoji
		return 1_10
	case unicode.IsUpper(r):
		return 85
	}
	return 62
}

// shortened cuts a text so that it is no wider than that.
func shortened(text string, widest Em) string {
	if width(text) <= widest {
		return text
	}
	const ellipsis = '…'
	left := widest - runeWidth(ellipsis)
	for i, r := range text {
		if left -= runeWidth(r); left < 0 {
			return text[:i] + string(ellipsis)
		}
	}
	return text
}

// across is how much of a narrow chart a text takes.
func across(e Em) Percent { return Percent(int(e) * int(full) / int(narrow)) }

// within is how wide a part of a narrow chart is.
func within(p Percent) Em { return Em(int(p) * int(narrow) / int(full)) }
