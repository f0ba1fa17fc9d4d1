package site

import (
	"bytes"
	"fmt"

	"github.com/portevoix/portevoix/internal/config"
)

// brandFile holds the colours of the hub and of its entities, as custom properties for
// the style sheet. What the hub's own file of that name says stands below, and wins.
const brandFile = "brand.css"

func brandSheet(s *config.Settings, own []byte) []byte {
	var sheet bytes.Buffer
	writeColours(&sheet, ":root", s.Brand)
	for _, e := range s.Entities {
		writeColours(&sheet, fmt.Sprintf("[data-entity=%q]", e.ID), e.Brand)
	}
	sheet.Write(own)
	return sheet.Bytes()
}

// writeColours writes all that follows from a brand, so that it holds below an element
// as it does for the page.
func writeColours(sheet *bytes.Buffer, selector string, b config.Brand) {
	light, dark := b.Light(), b.Dark()
	fmt.Fprintf(sheet, "%s {\n", selector)
	fmt.Fprintf(sheet, "  --brand: %s;\n  --on-brand: %s;\n  --brand-hover: %s;\n", b.Color, b.OnColor(), b.Hover())
	for _, c := range []struct{ name, light, dark string }{
		{"link", light.Link, dark.Link},
		{"tint", light.Tint, dark.Tint},
		{"warm", light.Warm, dark.Warm},
		{"accent", light.Accent, dark.Accent},
		{"accent-text", light.AccentText, dark.AccentText},
	} {
		fmt.Fprintf(sheet, "  --%s: light-dark(%s, %s);\n", c.name, c.light, c.dark)
	}
	sheet.WriteString("}\n")
}
