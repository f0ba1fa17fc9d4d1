package card

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// em is the size in which text is shaped and measured. Shapes are in proportion, so
// that a text is shaped once and set in any size.
const em = 1000

// longest is how many characters of a text are looked at: more than fits on a card in
// any size.
const longest = 400

// A setting is how a text is to be set: its language, its main direction, its weight.
type setting struct {
	faces faces
	lang  language.Language
	dir   di.Direction
}

func newSetting(fonts *Fonts, weight font.Weight, lang string, rtl bool) setting {
	s := setting{fonts.faces(weight), language.NewLanguage(lang), di.DirectionLTR}
	if rtl {
		s.dir = di.DirectionRTL
	}
	return s
}

// A paragraph is a text with its shapes, in the order of reading.
type paragraph struct {
	setting
	text []rune
	runs []shaping.Output
}

// shape chooses fonts, directions and glyphs: letters join, Latin words stand from
// left to right in an Arabic sentence.
func (s setting) shape(text string) paragraph {
	p := paragraph{setting: s, text: []rune(clean(text))}
	if len(p.text) > longest {
		p.text = p.text[:longest]
	}
	p.shape()
	return p
}

func (p *paragraph) shape() {
	var segmenter shaping.Segmenter
	var shaper shaping.HarfbuzzShaper
	p.runs = nil
	if len(p.text) == 0 {
		return
	}
	for _, run := range segmenter.Split(shaping.Input{
		Text: p.text, RunEnd: len(p.text), Direction: p.dir, Language: p.lang, Size: fixed.I(em),
	}, p.faces) {
		p.runs = append(p.runs, shaper.Shape(run))
	}
}

// clean is a text on one line, without characters that turn what stands around them.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r == unicode.ReplacementChar:
			return -1
		case r == '\n', r == '\t', r == 0x2028, r == 0x2029:
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
}

// without is a text without some of its characters.
func without(text string, drop []rune) string {
	return clean(strings.Map(func(r rune) rune {
		if strings.ContainsRune(string(drop), r) {
			return -1
		}
		return r
	}, text))
}
