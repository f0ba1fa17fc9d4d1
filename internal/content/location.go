package content

import "bytes"

// A locator watches a video pass by for the place where it was recorded, which phones and
// programs write into it. Pictures are rid of it when the site is made; a video can't be.
//
// Source: QuickTime File Format, "User data atoms" and "Metadata keys"; 3GPP TS 26.244,
// "Location Information box"; ISO 6709 is how Apple writes a place: +48.8584+002.2945/.
type locator struct {
	last  []byte // of what has passed, as much as a mark and what stands around it can take
	found bool
}

// A mark is what a place begins with, wherever in the file. Where a mark may stand by
// chance, too, what is before and behind it decides.
type mark struct {
	text string
	is   func(before, behind []byte) bool
}

const appleKey = "com.apple.quicktime.location.ISO6709" // the longest mark

var marks = []mark{
	{appleKey, func(_, _ []byte) bool { return true }},
	{"\xa9xyz", func(_, behind []byte) bool { // length and language of user data, or head of an item's data
		return signed(behind, 4) || signed(behind, 16) && string(behind[4:8]) == "data"
	}},
	{"loci\x00\x00\x00\x00", func(before, _ []byte) bool { // version and flags; a box shorter than 64 KiB
		n := len(before)
		return n >= 4 && before[n-4] == 0 && before[n-3] == 0
	}},
}

func (l *locator) Write(piece []byte) (int, error) {
	window := append(l.last, piece...)
	for _, m := range marks {
		l.found = l.found || m.in(window)
	}
	l.last = bytes.Clone(window[max(0, len(window)-len(appleKey)):])
	return len(piece), nil
}

func (m mark) in(window []byte) bool {
	for end := 0; ; {
		at := bytes.Index(window[end:], []byte(m.text))
		if at < 0 {
			return false
		}
		start := end + at
		if end = start + len(m.text); m.is(window[:start], window[end:]) {
			return true
		}
	}
}

// signed reports whether a number with its sign stands at an offset.
func signed(data []byte, at int) bool {
	if len(data) < at+2 {
		return false
	}
	sign, digit := data[at], data[at+1]
	return (sign == '+' || sign == '-') && digit >= '0' && digit <= '9'
}
