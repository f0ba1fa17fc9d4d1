package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/portevoix/portevoix/internal/card"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/problem"
)

// drawings are what pictures are drawn with, and those that the plan has so far.
type drawings struct {
	fonts     *card.Fonts
	fontFiles digest
	brands    map[config.Brand]drawnBrand
	campaigns map[[2]string]*ShareImage // by id and language
	texts     map[writtenText]string    // as they are drawn
	planned   map[string]bool           // by path
}

// A writtenText is what somebody wrote, and where.
type writtenText struct {
	text string
	at   problem.Position
}

// A drawnBrand is a brand with its logo, where that can be drawn.
type drawnBrand struct {
	card.Brand
	logo digest // of its file
}

// drawHub plans the pictures that stand for the hub on all pages of a language.
func (p *planner) drawHub() {
	p.prepareDrawings()
	for _, l := range p.locales {
		l.image, l.icons = p.hubCard(l), p.hubIcons(l)
		k := newKey()
		k.Digest(l.digest)
		image(k, l.image)
		for _, i := range l.icons {
			k.Text(i.Src)
		}
		l.digest = k.sum()
		l.surround()
	}
}

// prepareDrawings reads the fonts that the hub brings.
func (p *planner) prepareDrawings() {
	p.drawings = drawings{
		brands:    map[config.Brand]drawnBrand{},
		campaigns: map[[2]string]*ShareImage{},
		texts:     map[writtenText]string{},
		planned:   map[string]bool{},
	}
	var own []*card.Font
	k := newKey()
	for _, a := range p.static {
		if ext := path.Ext(a.name); path.Dir(a.name) != "fonts" || ext != ".ttf" && ext != ".otf" {
			continue
		}
		font, err := card.ParseFont(a.data)
		if err != nil {
			p.undrawable(a.name, err,
				"put a whole copy there, or another font; until then cards and icons are set in others")
			continue
		}
		own = append(own, font)
		k.Digest(sha256.Sum256(a.data))
	}
	p.drawings.fonts, p.drawings.fontFiles = card.NewFonts(own...), k.sum()
}

// undrawable warns of a file of the hub's look that pictures have to do without.
func (p *planner) undrawable(name string, err error, cure string) {
	at := problem.Position{File: path.Join("site/static", name)}
	p.problems = append(p.problems, problem.Warningf(at, "drawing", "%v", err).WithCure("%s", cure))
}

// drawnBrand is how a brand looks on pictures. A logo that is no PNG can't be drawn.
func (p *planner) drawnBrand(b config.Brand) drawnBrand {
	if known, ok := p.drawings.brands[b]; ok {
		return known
	}
	drawn := drawnBrand{Brand: card.Brand{Color: b.Color, Accent: b.Accent}}
	at := slices.IndexFunc(p.static, func(a asset) bool { return a.name == b.Logo })
	if at >= 0 && path.Ext(b.Logo) == ".png" {
		data := p.static[at].data
		logo, err := card.ParseLogo(data)
		if err != nil {
			p.undrawable(b.Logo, err, "save it again with another program; until then cards and icons go without it")
		} else {
			drawn.Logo, drawn.logo = logo, sha256.Sum256(data)
		}
	}
	p.drawings.brands[b] = drawn
	return drawn
}

// draw plans a picture, once, and returns its path: it is named after all that it
// shows.
func (p *planner) draw(folder string, b drawnBrand, words []string, draw func() ([]byte, error)) string {
	k := newKey()
	k.Int(card.Version)
	k.Text(folder, b.Color, b.Accent)
	k.Text(words...)
	k.Digest(b.logo)
	k.Digest(p.drawings.fontFiles)
	in := drawingInput{k.sum(), p.options.Cache, draw}
	to := folder + "/" + hex.EncodeToString(in.digest[:8]) + ".png"
	if !p.drawings.planned[to] {
		p.drawings.planned[to] = true
		p.add(to, "", nil, in)
	}
	return to
}

// drawingInput is a picture that the program draws.
type drawingInput struct {
	digest digest
	cache  Cache
	draw   func() ([]byte, error)
}

func (in drawingInput) Key(k *Key) {
	k.Text("drawing")
	k.Digest(in.digest)
}

func (in drawingInput) View() (any, error) { return made(in.cache, in, in.draw) }

// title is the title of a card as far as there are fonts for it. Without one there is no
// card.
func (p *planner) title(text string, at problem.Position) string {
	return p.drawable(text, at, "networks will show a more general card")
}

// aside is what stands beside the title of a card, as far as there are fonts for it.
func (p *planner) aside(text string, at problem.Position) string {
	return p.drawable(text, at, "cards are drawn without these words")
}

// drawable is a text as it is drawn. What is lacking is said once, however many cards
// would have it.
func (p *planner) drawable(text string, at problem.Position, otherwise string) string {
	written := writtenText{text, at}
	drawn, known := p.drawings.texts[written]
	if !known {
		drawn = p.withFonts(text, at, otherwise)
		p.drawings.texts[written] = drawn
	}
	return drawn
}

// withFonts is nothing if a letter is lacking, for half a word is worse than none. A sign
// such as an emoji is just left out.
func (p *planner) withFonts(text string, at problem.Position, otherwise string) string {
	missing := p.drawings.fonts.Lacks(text)
	readable := func(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }
	if slices.ContainsFunc(missing, readable) {
		p.problems = append(p.problems, problem.Warningf(at, "drawing",
			"there is no font for %s: %s", signs(missing), otherwise).
			WithCure("put a .ttf or .otf font that has them into site/static/fonts"))
		return ""
	}
	if len(missing) > 0 {
		p.problems = append(p.problems, problem.Notef(at, "drawing",
			"the card has no font for %s", signs(missing)).
			WithCure("nothing has to be done: it is drawn without"))
	}
	return p.drawings.fonts.Drawable(text)
}

// signs lists characters, the first few of many.
func signs(list []rune) string {
	const few = 5
	var shown []string
	for _, r := range list[:min(few, len(list))] {
		shown = append(shown, string(r))
	}
	if len(list) > few {
		shown = append(shown, "…")
	}
	return strings.Join(shown, " ")
}
