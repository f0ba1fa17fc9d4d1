package search

import (
	"bytes"
	"html"
)

// appendShown adds what of a Markdown text is words on the page, with a space for what is
// not: addresses, raw HTML with what it encloses, and what defines addresses. Where it
// would take Markdown to know it leaves out too much rather than too little, since
// what no page shows must not be found.
func appendShown(out, body []byte) []byte {
	for i := 0; i < len(body); {
		end := i
		switch c := body[i]; {
		case c == '\\' && i+1 < len(body):
			out = append(out, body[i+1])
			i += 2
			continue
		case c == '`':
			end = codeEnd(body, i)
			out = append(out, body[i:end]...)
			i = end
			continue
		case c == '<':
			end = markupEnd(body, i)
		case c == ']' && i+1 < len(body) && body[i+1] == '(':
			end = parenthesisEnd(body, i+1)
		case c == '[':
			end = definitionEnd(body, i)
		case c == '&':
			if end = entityEnd(body, i); end > i {
				out = append(out, html.UnescapeString(string(body[i:end]))...)
				i = end
				continue
			}
		case c == ':' && bytes.HasPrefix(body[i:], []byte("://")):
			end = i + span(body[i:], " \t\n<>")
			out = out[:len(out)-scheme(out)]
		}
		if end > i {
			out = append(out, ' ')
			i = end
			continue
		}
		out = append(out, body[i])
		i++
	}
	return out
}

// span is how many bytes stand before the first of a set.
func span(text []byte, set string) int {
	if n := bytes.IndexAny(text, set); n >= 0 {
		return n
	}
	return len(text)
}

// until is where a text stands that begins after i, and ends: at the end, if it is nowhere.
func until(body []byte, i int, text string) int {
	if n := bytes.Index(body[i:], []byte(text)); n >= 0 {
		return i + n + len(text)
	}
	return len(body)
}

// scheme is how many letters stand at the end.
func scheme(out []byte) int {
	n := 0
	for n < len(out) && isLetter(out[len(out)-1-n]) {
		n++
	}
	return n
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// markupEnd is where raw HTML ends that may begin at i; i: none begins there. A tag that
// begins a line takes all up to the next empty line with it.
func markupEnd(body []byte, i int) int {
	if i+1 == len(body) || !isLetter(body[i+1]) && body[i+1] != '/' && body[i+1] != '!' && body[i+1] != '?' {
		return i
	}
	if bytes.HasPrefix(body[i:], []byte("<!--")) {
		return until(body, i+len("<!--"), "-->")
	}
	for _, tag := range []string{"script", "style", "pre", "textarea"} {
		if rest := body[i+1:]; len(rest) >= len(tag) && bytes.EqualFold(rest[:len(tag)], []byte(tag)) {
			return until(body, i, "</"+tag)
		}
	}
	if beginsLine(body, i) {
		return until(body, i, "\n\n")
	}
	return until(body, i, ">")
}

// beginsLine reports whether only space and marks of lists and quotations stand before.
func beginsLine(body []byte, i int) bool {
	line := body[bytes.LastIndexByte(body[:i], '\n')+1 : i]
	return len(bytes.Trim(line, " \t>-*+.)0123456789")) == 0
}

// codeEnd is where code ends that may begin at i, in which everything is shown: on its
// line, or at a fence, which stands at the beginning of a line as the one at i. If there is
// none, only the signs are passed.
func codeEnd(body []byte, i int) int {
	n := 1
	for i+n < len(body) && body[i+n] == '`' {
		n++
	}
	signs, rest := body[i:i+n], body[i+n:]
	if end := bytes.Index(rest[:span(rest, "\n")], signs); end >= 0 {
		return i + n + end + n
	}
	if n < 3 || i > 0 && body[i-1] != '\n' {
		return i + n
	}
	if end := bytes.Index(rest, append([]byte("\n"), signs...)); end >= 0 {
		return i + n + end + 1 + n
	}
	return i + n
}

// parenthesisEnd is where the address of a link ends that opens at i; i: it does not.
func parenthesisEnd(body []byte, i int) int {
	depth := 0
	for n, c := range body[i:] {
		switch {
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return i + n + 1
			}
		case c == '\n' && i+n+1 < len(body) && body[i+n+1] == '\n':
			return i
		}
	}
	return i
}

// definitionEnd is where a line ends that defines an address: [name]: address "title".
// A footnote, [^1]: is shown.
func definitionEnd(body []byte, i int) int {
	line := body[i : i+span(body[i:], "\n")]
	if !bytes.Contains(line, []byte("]:")) || bytes.HasPrefix(line, []byte("[^")) || !beginsLine(body, i) {
		return i
	}
	return i + len(line)
}

// entityEnd is where a character's name ends that begins at i, as &amp;; i: none does.
func entityEnd(body []byte, i int) int {
	const longestName = 33 // html.UnescapeString knows none with more letters
	for n, c := range body[i+1 : min(len(body), i+longestName)] {
		switch {
		case c == ';':
			return i + 1 + n + 1
		case c != '#' && !isLetter(c) && (c < '0' || c > '9'):
			return i
		}
	}
	return i
}
