package targets

import (
	"bytes"
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
	image       string // as written
	width       string
	height      string
}

// title is what a card shows.
func (h head) title() string {
	if h.og != "" {
		return h.og
	}
	return h.own
}

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
					h.own = line(z.Token().Data)
				}
			case "meta":
				h.meta(token.Attr)
			}
		}
	}
}

// meta takes the first of each property, as networks do.
func (h *head) meta(attributes []html.Attribute) {
	var name, content string
	for _, a := range attributes {
		switch a.Key {
		case "property", "name":
			name = strings.ToLower(strings.TrimSpace(a.Val))
		case "content":
			content = line(a.Val)
		}
	}
	into := map[string]*string{
		"og:title": &h.og, "og:description": &h.description,
		"og:image": &h.image, "og:image:url": &h.image, "og:image:secure_url": &h.image,
		"og:image:width": &h.width, "og:image:height": &h.height,
	}[name]
	if into != nil && *into == "" {
		*into = content
	}
}

const maxLine = 300 // characters

// line makes one line of somebody else's words, without what can't be seen.
func line(words string) string {
	words = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(words, "\ufffd"))
	short := []rune(strings.Join(strings.Fields(words), " "))
	if len(short) > maxLine {
		short = append(short[:maxLine-1], '…')
	}
	return string(short)
}
