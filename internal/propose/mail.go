package propose

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/ianaindex"
)

// Mail reads a message (RFC 5322). Lines such as "Title: …" give the fields, in any
// order; a field goes on until the next. Without any, the subject is the title and the
// message a text, without a greeting and the sender's name; a link alone on its line is
// the link. Attachments are not looked at.
func Mail(r io.Reader, names Names) (Proposal, error) {
	data, err := readAll(r)
	if err != nil {
		return Proposal{}, err
	}
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Proposal{}, fmt.Errorf("it is no mail (%w); save it as it came, with its head", err)
	}
	text, found, err := plainText(message.Header.Get, message.Body, 0)
	switch {
	case err != nil:
		return Proposal{}, err
	case !found:
		return Proposal{}, errors.New("it has no plain text; ask for it as plain text")
	}
	var p Proposal
	p.set("title", decoded(message.Header.Get("Subject")))
	p.set("from", decoded(message.Header.Get("From")))
	p.At, _ = message.Header.Date() // without one it is not known
	p.read(unsigned(lines(text)), names)
	return p, nil
}

// read takes the fields from a text. Words before the first of them are only a greeting.
func (p *Proposal) read(text string, names Names) {
	type part struct {
		id    string
		lines []string
	}
	parts, seen := []part{{id: "text"}}, map[string]bool{}
	for line := range strings.SplitSeq(text, "\n") {
		name, rest, colon := strings.Cut(line, ":")
		if id, known := names.id(name); colon && known && (id == "text" || !seen[id]) {
			seen[id] = true
			parts = append(parts, part{id, []string{rest}})
			continue
		}
		last := &parts[len(parts)-1]
		last.lines = append(last.lines, line)
	}
	if len(parts) == 1 {
		p.letter(text)
		return
	}
	for _, found := range parts[1:] {
		p.set(found.id, strings.Join(found.lines, "\n"))
	}
}

// signature is the line that parts it from the text; some ways take the space at its end.
var signature = regexp.MustCompile(`(?m)^-- ?$`)

// unsigned is a text without its signature.
func unsigned(text string) string {
	if at := signature.FindStringIndex(text); at != nil {
		return text[:at[0]]
	}
	return text
}

const maxNesting = 5 // of parts in parts

// plainText is the first plain text of a message or a part of one.
func plainText(header func(string) string, body io.Reader, depth int) (text string, found bool, err error) {
	kind, parameters, err := mime.ParseMediaType(header("Content-Type"))
	if header("Content-Type") == "" {
		kind, err = "text/plain", nil // RFC 2045, 5.2
	}
	disposition, _, _ := mime.ParseMediaType(header("Content-Disposition")) // what can't be read is none
	switch {
	case err != nil:
		return "", false, fmt.Errorf("it has the type %q, which can't be read; ask for it as plain text",
			first(header("Content-Type"), 80))
	case strings.HasPrefix(kind, "multipart/") && depth < maxNesting:
		return partsText(multipart.NewReader(body, parameters["boundary"]), depth)
	case kind != "text/plain" || disposition == "attachment":
		return "", false, nil
	}
	text, err = readText(transferred(header("Content-Transfer-Encoding"), body), parameters["charset"])
	if err == nil && strings.EqualFold(parameters["format"], "flowed") {
		text = unflowed(text, strings.EqualFold(parameters["delsp"], "yes"))
	}
	return text, err == nil, err
}

func partsText(parts *multipart.Reader, depth int) (text string, found bool, err error) {
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return "", false, nil
		}
		if err != nil {
			return "", false, fmt.Errorf("its parts can't be read: %w; save it as it came", err)
		}
		if text, found, err = plainText(part.Header.Get, part, depth+1); found || err != nil {
			return text, found, err
		}
	}
}

// transferred undoes how a text was made fit for the way.
func transferred(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

func readText(r io.Reader, charset string) (string, error) {
	if r, err := inUTF8(charset, r); err != nil {
		return "", err
	} else if data, err := io.ReadAll(r); err != nil {
		return "", fmt.Errorf("its text can't be read: %w; save it as it came", err)
	} else {
		return string(data), nil
	}
}

// inUTF8 reads what is written in a character set.
func inUTF8(charset string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "", "utf-8", "us-ascii", "ascii":
		return r, nil
	}
	encoding, err := ianaindex.MIME.Encoding(charset)
	if err != nil || encoding == nil {
		return nil, fmt.Errorf("it has the character set %q, which is not known; ask for it in UTF-8", first(charset, 40))
	}
	return encoding.NewDecoder().Reader(r), nil
}

// decoded is a line of the head (RFC 2047); one that can't be read stays as it is.
func decoded(line string) string {
	decoder := mime.WordDecoder{CharsetReader: inUTF8}
	if text, err := decoder.DecodeHeader(line); err == nil {
		return text
	}
	return line
}

// unflowed joins lines that were broken for the way (RFC 3676).
func unflowed(text string, deleteSpace bool) string {
	var b strings.Builder
	for line := range strings.SplitSeq(lines(text), "\n") {
		line = strings.TrimPrefix(line, " ") // was put before what a mail program would misread
		switch soft := strings.HasSuffix(line, " ") && line != "-- "; {
		case soft && deleteSpace:
			b.WriteString(strings.TrimSuffix(line, " "))
		case soft:
			b.WriteString(line)
		default:
			b.WriteString(line + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}
