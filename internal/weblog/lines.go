package weblog

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
)

// A FileError is that a file can't be read, or not to its end.
type FileError struct {
	Name     string
	From, To int64 // when what is missing was written, at most: seconds since 1970
	Err      error
}

func (e *FileError) Error() string { return fmt.Sprintf("read log %s: %v", e.Name, e.Err) }
func (e *FileError) Unwrap() error { return e.Err }

// Lines returns the lines of files, which are those of Find, in the order of their times: of
// several that were written at the same time, such as by several servers, the line that is
// older comes first. With ErrBroken and *FileError comes no request; other lines follow.
func Lines(files []File, format Format) iter.Seq2[*Request, error] {
	return func(yield func(*Request, error) bool) {
		m := merge{files: files, format: format, yield: yield}
		defer m.close()
		for m.begin() && len(m.open) > 0 {
			oldest := m.open[m.oldest()]
			if !yield(&oldest.request, nil) || !m.advance(oldest) {
				return
			}
		}
	}
}

// A merge reads files side by side, as far as they overlap. Its functions are false when
// nobody wants more.
type merge struct {
	files  []File // that weren't begun
	format Format
	open   []*part // each with a request
	yield  func(*Request, error) bool
}

type part struct {
	*lines
	file fs.File
	from File
}

// begin opens the files that begin before the oldest request.
func (m *merge) begin() bool {
	for len(m.files) > 0 && (len(m.open) == 0 || m.files[0].First <= m.open[m.oldest()].request.Time) {
		f := m.files[0]
		m.files = m.files[1:]
		if !m.start(f) {
			return false
		}
	}
	return true
}

func (m *merge) start(f File) bool {
	file, err := f.in.Open(f.path)
	if err != nil {
		return m.yield(nil, &FileError{Name: f.Name, To: f.changed(), Err: err})
	}
	l, err := open(file, m.format)
	if err != nil {
		file.Close()
		return m.yield(nil, &FileError{Name: f.Name, To: f.changed(), Err: err})
	}
	p := &part{lines: l, file: file, from: f}
	m.open = append(m.open, p)
	return m.advance(p)
}

// advance reads the next request of a part, or takes it away.
func (m *merge) advance(p *part) bool {
	for {
		switch _, err := p.next(); err {
		case nil:
			return true
		case ErrBroken:
			if !m.yield(nil, err) {
				return false
			}
		case io.EOF:
			m.end(p)
			return true
		default:
			m.end(p)
			return m.yield(nil, &FileError{Name: p.from.Name, From: p.request.Time, To: p.from.changed(), Err: err})
		}
	}
}

// oldest is the part whose request is.
func (m *merge) oldest() int {
	at := 0
	for i, p := range m.open {
		if p.request.Time < m.open[at].request.Time {
			at = i
		}
	}
	return at
}

func (m *merge) end(p *part) {
	p.done()
	p.file.Close()
	m.open = slices.DeleteFunc(m.open, func(o *part) bool { return o == p })
}

func (m *merge) close() {
	for len(m.open) > 0 {
		m.end(m.open[0])
	}
}
