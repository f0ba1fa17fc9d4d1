package site

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/card"
)

// manifestFile is a language's web manifest, by which phones keep the hub on their home
// screen: https://www.w3.org/TR/appmanifest/
const manifestFile = "manifest.webmanifest"

type webManifest struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	ShortName   string `json:"short_name"`
	Description string `json:"description,omitempty"`
	Lang        string `json:"lang"`
	Dir         string `json:"dir"`
	StartURL    string `json:"start_url"`
	Scope       string `json:"scope"`
	Display     string `json:"display"`
	Background  string `json:"background_color"`
	Theme       string `json:"theme_color"`
	Icons       []icon `json:"icons"`

	Shortcuts   []shortcut   `json:"shortcuts"`
	ShareTarget *shareTarget `json:"share_target,omitempty"`
}

// A shortcut is a page that a long press on the hub's icon offers.
type shortcut struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// A shareTarget is the page that opens with what is shared to the hub on a phone, as
// parameters of its address: https://w3c.github.io/web-share-target/
type shareTarget struct {
	Action string            `json:"action"`
	Method string            `json:"method"`
	Type   string            `json:"enctype"`
	Params map[string]string `json:"params"`
}

type icon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// manifests plan the web manifest of each language.
func manifests(p *planner) {
	for _, l := range p.locales {
		p.add(l.lang+"/"+manifestFile, "", l, manifestInput{l})
	}
}

type manifestInput struct{ *locale }

func (in manifestInput) Key(*Key) {} // all of it is common to the language

func (in manifestInput) View() (any, error) {
	shortcuts, err := in.shortcuts()
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(webManifest{
		ID:          in.hub.Home,
		Name:        in.hub.Title,
		ShortName:   shortName(in.hub.Title),
		Description: in.hub.Tagline.Words,
		Lang:        in.lang,
		Dir:         in.words.Dir(),
		StartURL:    in.hub.Home,
		Scope:       in.settings.BasePath,
		Display:     "standalone",
		Background:  in.settings.Brand.Light().Paper,
		Theme:       in.settings.Brand.Color,
		Icons:       in.icons,
		Shortcuts:   shortcuts,
		ShareTarget: in.shareTarget(),
	}, "", "  ")
	return Raw(append(data, '\n')), err
}

func (in manifestInput) shortcuts() ([]shortcut, error) {
	search, err := in.words.T("search.heading")
	if err != nil {
		return nil, err
	}
	mine, err := in.words.T("me.heading")
	return []shortcut{
		{in.sectionName("posts"), in.href("posts/")},
		{search, in.href("search/")},
		{mine, in.href("me/")},
	}, err
}

// shareTarget is the page on which proposals begin; nil: the hub takes none.
func (in manifestInput) shareTarget() *shareTarget {
	if in.hub.Propose == "" {
		return nil
	}
	return &shareTarget{
		Action: in.hub.Propose, Method: "GET", Type: "application/x-www-form-urlencoded",
		Params: map[string]string{"title": "title", "text": "text", "url": "url"},
	}
}

// looks are how the hub is shown around its pages: the same on all of a language.
func (l *locale) looks() Look {
	return Look{
		Icon:     cmp.Or(l.hub.Logo, l.icons[0].Src),
		Tile:     l.icons[len(iconSizes)].Src,
		Manifest: l.href(manifestFile),
		Keeps:    l.keeps,
		Light:    l.settings.Brand.Color,
		Dark:     l.settings.Brand.Dark().Tint,
	}
}

// shortName is as many whole words of a name as phones show below an icon.
func shortName(name string) string {
	const shown = 12
	short := ""
	for _, word := range strings.Fields(name) {
		longer := strings.TrimSpace(short + " " + word)
		if utf8.RuneCountInString(longer) > shown {
			break
		}
		short = longer
	}
	return cmp.Or(short, name)
}

// The sizes of icons that phones ask for, in pixels.
var iconSizes = []int{192, 512}

// hubIcons plans the icons of a language: those with a shape of their own, then those
// that phones cut to theirs.
func (p *planner) hubIcons(l *locale) []icon {
	var list []icon
	for _, purpose := range []string{"any", "maskable"} {
		for _, size := range iconSizes {
			list = append(list, icon{
				Src:     p.Settings.Href(p.drawIcon(l, size, purpose == "maskable")),
				Sizes:   fmt.Sprintf("%dx%[1]d", size),
				Type:    "image/png",
				Purpose: purpose,
			})
		}
	}
	return list
}

func (p *planner) drawIcon(l *locale, size int, maskable bool) string {
	brand, fonts := p.drawnBrand(p.Settings.Brand), p.drawings.fonts
	i := card.Icon{Lang: l.lang, Name: l.hub.Title, Size: size, Maskable: maskable, Brand: brand.Brand}
	words := []string{strconv.Itoa(size), strconv.FormatBool(maskable)}
	if brand.Logo == nil {
		words = append(words, l.lang, l.hub.Title)
	}
	return p.draw("icons", brand, words, func() ([]byte, error) { return i.Draw(fonts) })
}
