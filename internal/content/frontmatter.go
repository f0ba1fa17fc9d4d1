package content

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

const (
	fence   = "---"
	bom     = "\ufeff"
	maxFile = 256 << 10 // bytes
	maxBody = 64 << 10  // bytes
)

// capture gives adrg/frontmatter the part of reading it is good at, finding the
// front matter, and leaves YAML to package yaml, which knows columns.
var capture = frontmatter.NewFormat(fence, fence, func(data []byte, v any) error {
	*v.(*[]byte) = data
	return nil
})

// parseSource finds front matter and body in a file. A mark in front of it, CR LF
// and empty lines before it are understood; a front matter that the library would
// misread is a problem.
func parseSource(path string, data []byte) (*Source, problem.List) {
	s := &Source{Path: path, Data: data, Digest: sha256.Sum256(data), matter: yaml.Text{File: path, First: 1}}
	if p := s.unreadable(); p != nil {
		return s, problem.List{*p}
	}
	text := bytes.TrimPrefix(data, []byte(bom))
	var matter []byte
	rest, err := frontmatter.MustParse(bytes.NewReader(text), &matter, capture)
	if err != nil {
		return s, problem.List{s.noFrontMatter(text, err)}
	}
	s.body = len(data) - len(rest)
	closing := lastLine(data[:s.body])
	s.start, s.end = s.body-len(closing)-len(matter), s.body-len(closing)
	s.matter.First = 1 + bytes.Count(data[:s.start], []byte("\n"))
	s.matter.Data = data[s.start:s.end]
	return s, s.misread(closing)
}

// unreadable finds what makes the whole file unfit.
func (s *Source) unreadable() *problem.Problem {
	if len(s.Data) > maxFile {
		p := problem.Errorf(s.line(1), ruleFrontMatter, "the file has %d bytes, want at most %d", len(s.Data), maxFile)
		return &p
	}
	for i := 0; i < len(s.Data); {
		r, n := utf8.DecodeRune(s.Data[i:])
		if r == utf8.RuneError && n == 1 {
			p := problem.Errorf(s.AtBody(i), ruleFrontMatter, "the byte 0x%02x is not UTF-8", s.Data[i]).
				WithCure("save the file as UTF-8")
			return &p
		}
		i += n
	}
	return nil
}

func (s *Source) noFrontMatter(text []byte, err error) problem.Problem {
	if !errors.Is(err, frontmatter.ErrNotFound) {
		return problem.Errorf(s.line(1), ruleFrontMatter, "%v", err)
	}
	first := bytes.TrimLeft(text, "\r\n\t ")
	at := s.AtBody(len(s.Data) - len(first))
	if line, _, _ := bytes.Cut(first, []byte("\n")); string(bytes.TrimSpace(line)) == fence {
		return problem.Errorf(at, ruleFrontMatter, "the front matter is not closed").
			WithCure("write --- on a line of its own after the last key")
	}
	return problem.Errorf(at, ruleFrontMatter, "the file has no front matter").
		WithCure("begin the file with ---, the keys, and --- again")
}

// misread refuses fences with white space around them: the library takes a line of
// an indented text for the end of the front matter.
func (s *Source) misread(closing []byte) problem.List {
	line := s.matter.First + bytes.Count(s.matter.Data, []byte("\n"))
	if got := bytes.TrimRight(closing, "\r\n"); string(got) != fence {
		p := problem.Errorf(s.line(line), ruleFrontMatter, "found %q at the end of the front matter, want ---", got)
		return problem.List{p.WithCure("write --- without white space around it; inside a text write *** instead")}
	}
	if len(s.Body()) > maxBody {
		p := problem.Errorf(s.line(line+1), ruleBody, "the body has %d bytes, want at most %d", len(s.Body()), maxBody)
		return problem.List{p.WithCure("move part of it to a page of the library")}
	}
	return nil
}

// Body is the Markdown after the front matter.
func (s *Source) Body() []byte { return s.Data[s.body:] }

func (s *Source) line(n int) problem.Position {
	return problem.Position{File: s.Path, Line: n, Column: 1}
}

// lastLine returns the last line of a text with its line end.
func lastLine(data []byte) []byte {
	body := bytes.TrimSuffix(data, []byte("\n"))
	return data[bytes.LastIndexByte(body, '\n')+1:]
}
