// Package propose makes posts of what colleagues propose in an issue, a mail or a
// spreadsheet, and brings them before those who decide.
//
// A proposal is words and nothing else. Whoever may write one may be anybody: no path,
// branch, command, key or link to an issue is made of what it says, except the name of
// the post's file, of letters and digits. What it says ends in a file that a pull request
// shows, as a draft, and stands in comments only as code.
//
//	issue form   [ReadForms], [Read]: .github/ISSUE_TEMPLATE/propose*.yml says the labels
//	mail         [Mail]: lines such as "Title: …", or a subject and a text
//	spreadsheet  [CSV]: one proposal a row
//
// All three say the same things, by these ids:
//
//	title      of the post
//	text       to share; text2, text3 … are others to choose from
//	link       that is shared
//	why        it matters: what a colleague reads before sharing
//	topics     by name or id
//	kind       company, industry, people, job or event, or as the hub's pages call it
//	language   of the texts, by code or name
//	from       who proposes it: shown, never used
//
// [Make] makes a post of it and [Desk] a pull request. Proposing again, after the issue
// was edited, brings the same pull request up to date, until somebody else commits to its
// branch: their work is never undone.
package propose

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Proposal is what somebody proposes, in their words.
type Proposal struct {
	Title, Link, Why string
	Texts            []string
	Topics           []string // as written, one or several in each
	Kind             string
	Language         string
	From             string    // for display only
	At               time.Time // when it was proposed; zero: not known
}

// The longest that is taken, in characters.
const (
	maxTitle = 200
	maxLink  = 2_000
	maxText  = 10_000
	maxWhy   = 50_000
	maxTexts = 12
)

// maxInput is the longest mail or spreadsheet that is read, in bytes.
const maxInput = 8 << 20

// set gives a field its value.
func (p *Proposal) set(id, value string) {
	value = clean(value)
	if value == "" {
		return
	}
	line := strings.Join(strings.Fields(value), " ")
	switch id {
	case "title":
		p.Title = first(line, maxTitle)
	case "text":
		if len(p.Texts) < maxTexts {
			p.Texts = append(p.Texts, first(value, maxText))
		}
	case "link":
		p.Link = first(line, maxLink)
	case "why":
		p.Why = first(value, maxWhy)
	case "topics":
		p.Topics = strings.Split(first(value, maxText), "\n")
	case "kind":
		p.Kind = first(line, maxTitle)
	case "language":
		p.Language = first(line, maxTitle)
	case "from":
		p.From = first(line, maxTitle)
	}
}

// empty reports whether nothing is proposed.
func (p *Proposal) empty() bool {
	return p.Title == "" && p.Why == "" && p.Link == "" && len(p.Texts) == 0
}

// clean makes plain lines of what others wrote: no control characters, nothing that turns
// the direction of writing, no empty lines at the ends.
func clean(text string) string {
	text = strings.ToValidUTF8(lines(text), "\ufffd")
	text = strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || turns(r)) {
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\t", "    "))
	return strings.TrimSpace(text)
}

// turns reports whether a character reverses what follows; mere marks of direction, which
// Arabic needs, do not.
func turns(r rune) bool { return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' }

// lines end in LF.
func lines(text string) string { return ends.Replace(text) }

var ends = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n")

// first is the beginning of a text.
func first(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
}
