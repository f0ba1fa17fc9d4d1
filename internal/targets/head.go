package targets

import (
	"bytes"
	"cmp"
	"mime"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// A head is what a page says of itself to those who make cards of it (ogp.me).
type head struct {
	own         string // <title>
	og          string // og:title
	description string
	images      int    // so far
	image       string // the first, as written
	width       string // its
	height      string
}

// title is what a card shows.
func (h head) title() string { return cmp.Or(h.og, h.own) }

// readHead reads the head of a page, in whatever encoding it is; of what is no HTML
// nothing.
func readHead(page []byte, contentType string) head {
	var h head
	kind, _, _ := mime.ParseMediaType(contentType)
	if kind != "text/html" && kind != "application/xhtml+xml" {
		return h
	}
	text, err := charset.NewReader(bytes.NewReader(page), contentType)
	if err != nil {
		return h
	}
	z := html.NewTokenizer(text)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return h
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			switch token.Data {
			case "body":
				return h
			case "title":
				if z.Next() == html.TextToken && h.own == "" {
					h.own = clean(z.Token().Data)
				}
			case "meta":
				h.meta(token.Attr)
			}
		}
	}
}

// meta takes the first of each property, as networks do, and of images the first with
// what is said of it: a second og:image begins another. Where a tag has a property and
// a name, which is how HTML's own are called, the property counts.
func (h *head) meta(attributes []html.Attribute) {
	has := map[string]string{}
	for _, a := range attributes {
		has[a.Key] = clean(a.Val)
	}
	property := strings.ToLower(cmp.Or(has["property"], has["name"]))
	if property == "og:image" && has["content"] != "" {
		h.images++
	}
	if h.images > 1 && strings.HasPrefix(property, "og:image") {
		return
	}
	into := map[string]*string{
		"og:title": &h.og, "og:description": &h.description,
		"og:image": &h.image, "og:image:url": &h.image, "og:image:secure_url": &h.image,
		"og:image:width": &h.width, "og:image:height": &h.height,
	}[property]
	if into != nil && *into == "" {
		*into = has["content"]
	}
}

// clean makes one line of somebody else's words, without what can't be seen.
func clean(words string) string {
	words = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, words)
	return strings.Join(strings.Fields(words), " ")
}

const maxLine = 300 // characters

// short cuts a line that nobody would read to its end.
func short(line string) string {
	if r := []rune(line); len(r) > maxLine {
		return string(r[:maxLine-1]) + "…"
	}
	return line
}
