package card

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// A line is glyphs from left to right, and how far their ink reaches from the
// beginning of the line on its baseline, in thousandths of the size.
type line struct {
	glyphs                   []glyph
	left, right, top, bottom float32
}

type glyph struct {
	face *font.Face
	id   font.GID
	x, y float32 // of its origin
}

func (l line) width() float32 { return l.right - l.left }

// wrap breaks a paragraph into lines of at most width, in thousandths of the size.
// Only a word that is longer than a line is broken, and only if asked.
func (p paragraph) wrap(width float32, breakWords bool) []line {
	if len(p.runs) == 0 {
		return nil
	}
	config := shaping.WrapConfig{Direction: p.dir, BreakPolicy: shaping.Never, DisableTrailingWhitespaceTrim: true}
	if breakWords {
		config.BreakPolicy = shaping.WhenNecessary
	}
	var wrapper shaping.LineWrapper
	wrapped, _ := wrapper.WrapParagraphF(config, fixed.Int26_6(width*64), p.text, shaping.NewSliceIterator(p.runs))
	lines := make([]line, len(wrapped))
	for i, runs := range wrapped {
		lines[i] = p.line(runs)
	}
	return lines
}

// line sets the runs of a line side by side. Its ink, not its spaces, is its width:
// that is what the eye aligns.
func (p paragraph) line(runs []shaping.Output) line {
	var l line
	var dot float32
	end := p.end(runs)
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b shaping.Output) int { return cmp.Compare(a.VisualIndex, b.VisualIndex) })
	for _, run := range runs {
		for _, g := range run.Glyphs {
			if g.TextIndex() >= end {
				continue
			}
			x, y := dot+pixels(g.XOffset), pixels(g.YOffset)
			if g.Width != 0 {
				l.add(glyph{run.Face, g.GlyphID, x, y},
					x+pixels(g.XBearing), x+pixels(g.XBearing+g.Width),
					y+pixels(g.YBearing), y+pixels(g.YBearing+g.Height))
			}
			dot += pixels(g.Advance)
		}
	}
	return l
}

// end is where a line's text ends but for the spaces behind it, which may stand in its
// middle where directions change.
func (p paragraph) end(runs []shaping.Output) int {
	last := runs[len(runs)-1].Runes
	end := last.Offset + last.Count
	for end > 0 && unicode.IsSpace(p.text[end-1]) {
		end--
	}
	return end
}

func (l *line) add(g glyph, left, right, top, bottom float32) {
	if len(l.glyphs) == 0 {
		l.left, l.right, l.top, l.bottom = left, right, top, bottom
	}
	l.left, l.right = min(l.left, left), max(l.right, right)
	l.top, l.bottom = max(l.top, top), min(l.bottom, bottom)
	l.glyphs = append(l.glyphs, g)
}

func pixels(v fixed.Int26_6) float32 { return float32(v) / 64 }

// A block is lines in the size in which they fit.
type block struct {
	lines   []line
	size    float32
	leading float32 // from baseline to baseline, in pixels
}

// A room is the space that a text may take, in pixels, and the sizes it may have,
// largest first.
type room struct {
	width, height float32
	lines         int
	sizes         []float32
}

// fit sets a paragraph in the largest size in which it fits without breaking a word.
// One that fits in none is cut short.
func (r room) fit(p paragraph) block {
	for _, size := range r.sizes {
		if b := r.set(p, size); r.holds(b) {
			return r.balance(p, len(b.lines), size)
		}
	}
	size := r.sizes[len(r.sizes)-1]
	return r.shorten(p, size)
}

func (r room) holds(b block) bool {
	tooWide := func(l line) bool { return l.width()*b.size/em > r.width }
	return len(b.lines) <= r.lines && b.height() <= r.height && !slices.ContainsFunc(b.lines, tooWide)
}

// balance makes the lines of a text about as long as each other: as narrow as they can
// be without becoming more.
func (r room) balance(p paragraph, lines int, size float32) block {
	const steps = 50
	at := func(n int) room {
		return room{width: r.width * float32(steps+n) / (2 * steps), height: r.height, lines: lines}
	}
	narrow := sort.Search(steps, func(n int) bool { return at(n).holds(at(n).set(p, size)) })
	return at(narrow).set(p, size)
}

// set breaks a paragraph into lines of a size, whether they fit or not.
func (r room) set(p paragraph, size float32) block {
	return newBlock(p.wrap(r.width/size*em, false), size)
}

// shorten sets as much of a paragraph as fits, with an ellipsis behind it.
func (r room) shorten(p paragraph, size float32) block {
	var best block
	sort.Search(len(p.text), func(n int) bool {
		short := p
		short.text = ellipsis(p.text[:len(p.text)-n])
		short.shape()
		b := newBlock(short.wrap(r.width/size*em, true), size)
		if r.holds(b) {
			best = b
			return true
		}
		return false
	})
	return best
}

// ellipsis cuts a text behind its last whole word, unless that is far back.
func ellipsis(text []rune) []rune {
	s := string(text)
	if at := strings.LastIndexByte(s, ' '); at > len(s)*3/4 {
		s = s[:at]
	}
	pause := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }
	return []rune(strings.TrimRightFunc(s, pause) + "…")
}

// newBlock puts lines below each other, as close as their ink allows: scripts with
// tall letters get more room.
func newBlock(lines []line, size float32) block {
	b := block{lines: lines, size: size, leading: 1.14 * em}
	for i := 1; i < len(lines); i++ {
		b.leading = max(b.leading, lines[i].top-lines[i-1].bottom+0.04*em)
	}
	b.leading = b.leading * size / em
	return b
}

// height is that of the ink, from the top of the first line to the bottom of the last.
func (b block) height() float32 {
	if len(b.lines) == 0 {
		return 0
	}
	last := len(b.lines) - 1
	return (b.lines[0].top-b.lines[last].bottom)*b.size/em + float32(last)*b.leading
}
