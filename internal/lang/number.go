package lang

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Number writes a whole number with the language's grouping.
func (c *Catalogue) Number(n int) string {
	if -1000 < n && n < 1000 {
		return strconv.Itoa(n)
	}
	written := c.printer.Sprint(n)
	if base, _ := language.Make(c.Lang).Base(); base.String() == "fr" {
		written = strings.ReplaceAll(written, "\u00a0", "\u202f")
	}
	return written
}

func newPrinter(lang string) *message.Printer {
	if lang == "ar" {
		lang = "ar-MA"
	}
	tag := language.Make(lang)
	if western, err := tag.SetTypeForKey("nu", "latn"); err == nil {
		tag = western
	}
	return message.NewPrinter(tag)
}
