package weblog

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	maxLine   = 64 << 10  // bytes
	maxWindow = 128 << 20 // bytes: what zstd itself accepts without being told
)

// ErrBroken is said of a line that is not of its format.
var ErrBroken = errors.New("the line is not of the format of this log")

// Read returns the lines of a log, which may be compressed. With ErrBroken comes no request,
// and the next line follows; any other error is the last. Empty lines are none.
func Read(r io.Reader, f Format) iter.Seq2[*Request, error] {
	return func(yield func(*Request, error) bool) {
		l, err := open(r, f)
		if err != nil {
			yield(nil, err)
			return
		}
		defer l.done()
		for {
			request, err := l.next()
			if err == io.EOF || !yield(request, err) || err != nil && err != ErrBroken {
				return
			}
		}
	}
}

// lines reads one log.
type lines struct {
	in      *bufio.Reader
	done    func()
	parse   parse
	values  values
	clock   clock
	request Request
}

func open(r io.Reader, f Format) (*lines, error) {
	plain, done, err := decompress(r)
	if err != nil {
		return nil, err
	}
	return &lines{in: bufio.NewReaderSize(plain, maxLine), done: done, parse: f.parser()}, nil
}

// next returns the next line; io.EOF: there is none.
func (l *lines) next() (*Request, error) {
	for {
		line, err := l.line()
		if err != nil {
			return nil, err
		}
		if len(line) == 0 {
			continue
		}
		l.values = values{}
		switch l.parse(line, &l.values) {
		case broken:
			return nil, ErrBroken
		case good:
			if !l.request.fill(&l.values, &l.clock) {
				return nil, ErrBroken
			}
			return &l.request, nil
		}
	}
}

// line returns a line without its end, and without the NULs that stand before it where a
// machine went down while it wrote. One that is too long is ErrBroken.
func (l *lines) line() ([]byte, error) {
	line, err := l.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		for err == bufio.ErrBufferFull {
			_, err = l.in.ReadSlice('\n')
		}
		if err == nil || err == io.EOF {
			err = ErrBroken
		}
		return nil, err
	}
	if err == io.EOF && len(line) > 0 {
		err = nil
	}
	return bytes.TrimLeft(bytes.TrimRight(line, "\r\n"), "\x00"), err
}

// decompress returns what a file holds, by its first bytes.
func decompress(r io.Reader) (plain io.Reader, done func(), err error) {
	in := bufio.NewReaderSize(r, maxLine)
	begin, _ := in.Peek(4)
	switch {
	case bytes.HasPrefix(begin, []byte("\x1f\x8b")):
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, fmt.Errorf("decompress: %w", err)
		}
		return z, func() {}, nil
	case bytes.HasPrefix(begin, []byte("\x28\xb5\x2f\xfd")):
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, fmt.Errorf("decompress: %w", err)
		}
		return z, z.Close, nil
	}
	return in, func() {}, nil
}
