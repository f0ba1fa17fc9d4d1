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
	return c.spaced(c.printer.Sprint(n))
}

// Decimal writes a number with so many digits after the point.
func (c *Catalogue) Decimal(x float64, digits int) string {
	return c.spaced(c.printer.Sprintf("%.*f", digits, x))
}

// spaced puts narrow spaces where French has them.
func (c *Catalogue) spaced(written string) string {
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
