package render

import (
	"html/template"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

// This file is the only one that marks text as safe; a test holds that.

// trusted takes HTML that goldmark made without raw HTML and foreign schemes: no
// other text has the type content.HTML.
func trusted(h content.HTML) template.HTML { return template.HTML(h) }

// escaped takes what html/template has written.
func escaped(output []byte) template.HTML { return template.HTML(output) }

// fill writes a word behind what html/template has written before it, where it is
// escaped for markup and quoted attributes alike.
func fill(out *strings.Builder, before, word string) {
	out.WriteString(before)
	markup.WriteString(out, word)
}

// markup escapes as html/template does.
var markup = strings.NewReplacer(
	"\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// joined takes pieces of markup that are safe each.
func joined(pieces *strings.Builder) template.HTML { return template.HTML(pieces.String()) }

// icon shows the symbol of a file of the hub's look.
func icon(href string) template.HTML {
	return template.HTML(`<svg class="icon" aria-hidden="true"><use href="` + template.HTMLEscapeString(href) + `#icon"/></svg>`)
}
