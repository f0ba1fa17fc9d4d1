package propose

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// letter takes a message without fields: a link that is alone on its line is the link,
// and what plainly is a greeting, or the sender's name below the words, is no text.
func (p *Proposal) letter(text string) {
	paragraphs := paragraphsOf(p.linked(text))
	if len(paragraphs) > 1 && greets(paragraphs[0]) {
		paragraphs = paragraphs[1:]
	}
	if n := len(paragraphs); n > 1 && p.signed(paragraphs[n-1]) {
		paragraphs = paragraphs[:n-1]
		if n := len(paragraphs); n > 1 && greets(paragraphs[n-1]) { // "Best regards,"
			paragraphs = paragraphs[:n-1]
		}
	}
	p.set("text", strings.Join(paragraphs, "\n\n"))
}

func paragraphsOf(text string) []string {
	var list []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if paragraph = strings.Trim(paragraph, "\n"); paragraph != "" {
			list = append(list, paragraph)
		}
	}
	return list
}

// linked takes the link out of a text, where one alone stands alone on its line.
func (p *Proposal) linked(text string) string {
	var kept, links []string
	for line := range strings.SplitSeq(clean(text), "\n") {
		if link := strings.Trim(strings.TrimSpace(line), "<>"); isLink(link) {
			links = append(links, link)
		} else {
			kept = append(kept, line)
		}
	}
	if len(links) != 1 {
		return clean(text)
	}
	p.set("link", links[0])
	return strings.Join(kept, "\n")
}

func isLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && !strings.ContainsAny(s, " \t") && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}

const shortLine = 40 // characters: no greeting and no name is longer

// greets reports whether a paragraph is one short line that a comma ends.
func greets(paragraph string) bool {
	line := strings.TrimSpace(paragraph)
	return !strings.Contains(line, "\n") && utf8.RuneCountInString(line) <= shortLine &&
		(strings.HasSuffix(line, ",") || strings.HasSuffix(line, "،"))
}

// signed reports whether a paragraph is the name of whoever sent the mail, perhaps below a
// line such as "Best regards,".
func (p *Proposal) signed(paragraph string) bool {
	from, err := mail.ParseAddress(p.From)
	if err != nil || from.Name == "" {
		return false
	}
	regards, name, two := strings.Cut(strings.TrimSpace(paragraph), "\n")
	if !two {
		name = regards
	} else if !greets(regards) {
		return false
	}
	known := strings.Fields(strings.ToLower(from.Name))
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 0 && !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(known, word) })
}
