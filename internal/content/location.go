package content

import "bytes"

// A locator watches a video pass by for the place where it was recorded, which phones
// write into it: as ©xyz, or under a key of Apple's. Pictures are rid of it when the
// site is made; a video can't be.
//
// Source: QuickTime File Format, "User data atoms" and "Metadata keys"; ISO 6709 is how
// the place is written: +48.8584+002.2945/.
type locator struct {
	last  []byte // of what has passed, as much as a mark and the start of a place can take
	found bool
}

var (
	userData = []byte("\xa9xyz") // then two bytes of length, two of language, the place
	appleKey = []byte("com.apple.quicktime.location.ISO6709")
)

func (l *locator) Write(piece []byte) (int, error) {
	window := append(l.last, piece...)
	l.found = l.found || bytes.Contains(window, appleKey) || placed(window)
	l.last = bytes.Clone(window[max(0, len(window)-len(appleKey)):])
	return len(piece), nil
}

// placed reports whether user data name a place: the mark alone may stand anywhere by
// chance.
func placed(window []byte) bool {
	for {
		at := bytes.Index(window, userData)
		if at < 0 || at+10 > len(window) {
			return false
		}
		window = window[at+len(userData):]
		if sign, digit := window[4], window[5]; (sign == '+' || sign == '-') && digit >= '0' && digit <= '9' {
			return true
		}
	}
}
