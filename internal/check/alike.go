package check

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"github.com/portevoix/portevoix/internal/config"
)

// alike finds hosts that are made to be read as another: one of ours written a little
// differently, letters of several alphabets in one label, or a label of foreign
// letters that all look Latin.
func alike(s *config.Settings, host string) []fault {
	shown, err := idna.Punycode.ToUnicode(host)
	if err != nil {
		return grave("write the name of the site", "the host %q is no valid international name", host)
	}
	if ours := imitated(s, shown); ours != "" {
		return grave("write "+ours+", or another host",
			"%s looks like %s and is not (%s)", shown, ours, ascii(shown))
	}
	for label := range strings.SplitSeq(shown, ".") {
		if mixed(label) || disguised(label) {
			return doubtful("check that it is the site you mean",
				"%s has letters of another alphabet that look Latin (%s)", shown, ascii(shown))
		}
	}
	return nil
}

func ascii(host string) string {
	if name, err := idna.Punycode.ToASCII(host); err == nil {
		return name
	}
	return host
}

// imitated is the domain of ours that a host is not but looks like.
func imitated(s *config.Settings, host string) string {
	if s.Ours(host) {
		return ""
	}
	looks := skeleton(host)
	at := slices.IndexFunc(s.Domains, func(domain string) bool {
		shown, err := idna.Punycode.ToUnicode(domain)
		skeleton := skeleton(shown)
		return err == nil && (looks == skeleton || strings.HasSuffix(looks, "."+skeleton))
	})
	if at < 0 {
		return ""
	}
	return s.Domains[at]
}

// skeleton is what a host looks like at a glance.
func skeleton(host string) string {
	return strings.Map(func(r rune) rune {
		if same, ok := lookalikes[r]; ok {
			return same
		}
		return r
	}, strings.ReplaceAll(fold(host), "rn", "m"))
}

// alphabets hold letters that can be taken for those of another.
var alphabets = []*unicode.RangeTable{
	unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee,
}

// mixed reports whether a label has letters of several alphabets.
func mixed(label string) bool {
	found := 0
	for _, alphabet := range alphabets {
		if uses(label, alphabet) {
			found++
		}
	}
	return found > 1
}

// disguised reports whether a label has no Latin letter and looks as if it had only
// such.
func disguised(label string) bool {
	return !plain(label) && !uses(label, unicode.Latin) && plain(skeleton(label))
}

func uses(label string, alphabet *unicode.RangeTable) bool {
	return strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(alphabet, r) })
}

// lookalikes are small letters and digits that are taken for Latin letters.
var lookalikes = map[rune]rune{
	'0': 'o', '1': 'l',
	'а': 'a', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'һ': 'h', 'і': 'i', 'ӏ': 'l', 'ј': 'j', 'о': 'o', 'р': 'p', 'ԛ': 'q',
	'ѕ': 's', 'у': 'y', 'х': 'x', 'ԝ': 'w', 'ѵ': 'v', 'к': 'k',
	'α': 'a', 'γ': 'y', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x', 'σ': 'o',
	'հ': 'h', 'ո': 'n', 'օ': 'o', 'ս': 'u', 'զ': 'q', 'ց': 'g',
}
