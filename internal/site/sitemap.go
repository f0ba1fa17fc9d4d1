package site

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// A sitemap holds at most 50,000 addresses and 50 MB (sitemaps.org); what is kept here
// leaves room for the markup around them.
const (
	inSitemap     = 50_000
	sitemapWeight = 40 << 20 // bytes
)

// sitemaps plans sitemap.xml: every page that search engines may show, with its other
// languages. Where one file cannot hold them it lists the parts, sitemap-1.xml … A hub
// for insiders has none. It reads the plan, so it stands below all pages.
func sitemaps(p *planner) {
	if p.hidden() {
		return
	}
	parts := p.sitemapParts()
	if len(parts) == 1 {
		p.add("sitemap.xml", "", nil, parts[0])
		return
	}
	index := sitemapIndex{base: p.Settings.BaseURL}
	for i, part := range parts {
		name := "sitemap-" + strconv.Itoa(i+1) + ".xml"
		index.parts = append(index.parts, name)
		p.add(name, "", nil, part)
	}
	p.add("sitemap.xml", "", nil, index)
}

// sitemapParts cuts the pages to be listed into files.
func (p *planner) sitemapParts() []sitemapPart {
	parts, weight := []sitemapPart{{base: p.Settings.BaseURL}}, 0
	for _, page := range p.plan.Pages {
		place, ok := p.listed(page)
		if !ok {
			continue
		}
		w := place.weight(p.Settings.BaseURL)
		last := &parts[len(parts)-1]
		if len(last.places) == inSitemap || weight+w > sitemapWeight {
			parts, weight = append(parts, sitemapPart{base: p.Settings.BaseURL}), 0
			last = &parts[len(parts)-1]
		}
		last.places, weight = append(last.places, place), weight+w
	}
	return parts
}

// A place is an address of the site with its languages.
type place struct {
	lang, path string   // below the language's
	langs      []string // in which it exists; one: no other
	modified   time.Time
}

// weight is more than the bytes that a place takes.
func (p place) weight(base string) int {
	const markup = 90 // around an address
	return (len(p.langs) + 1) * (markup + len(base) + len(p.lang) + len(p.path))
}

// framed is an input with a page of its own around it.
type framed interface{ framing() frame }

func (f frame) framing() frame { return f }

// modified is an input whose content says when it was last changed.
type modified interface{ modified() time.Time }

func (in postInput) modified() time.Time     { return changed(in.card.post) }
func (in documentInput) modified() time.Time { return in.updated }

// listed is the place of a page that search engines may show: under its own address,
// and nothing that is over or shows in place of another.
func (p *planner) listed(page Page) (place, bool) {
	in, ok := page.Input.(framed)
	if !ok || page.Template == "moved" || page.Template == "offline" {
		return place{}, false
	}
	f := in.framing()
	if post, ok := page.Input.(postInput); page.Path != f.file() || ok && post.card.state != content.Live {
		return place{}, false
	}
	at := place{lang: f.lang, path: f.path, langs: f.langs}
	if at.langs == nil {
		at.langs = p.Settings.Languages
	}
	if m, ok := page.Input.(modified); ok {
		at.modified = m.modified()
	}
	return at, true
}

type sitemapPart struct {
	base   string
	places []place
}

func (in sitemapPart) Key(k *Key) {
	k.Text(in.base)
	for _, at := range in.places {
		k.Text(at.lang, at.path)
		k.Text(at.langs...)
		k.Time(at.modified)
	}
}

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Location   string        `xml:"loc"`
	Modified   string        `xml:"lastmod,omitempty"`
	Alternates []sitemapLink `xml:"xhtml:link"`
}

type sitemapLink struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

func (in sitemapPart) View() (any, error) {
	set := urlSet{XHTML: "http://www.w3.org/1999/xhtml", URLs: make([]sitemapURL, 0, len(in.places))}
	for _, at := range in.places {
		u := sitemapURL{Location: in.base + at.lang + "/" + at.path}
		if !at.modified.IsZero() {
			u.Modified = at.modified.UTC().Format(time.RFC3339)
		}
		if slices.Equal(at.langs, []string{at.lang}) {
			at.langs = nil
		}
		for _, lang := range at.langs {
			u.Alternates = append(u.Alternates, sitemapLink{"alternate", lang, in.base + lang + "/" + at.path})
		}
		set.URLs = append(set.URLs, u)
	}
	return xmlFile(set)
}

// A sitemapIndex lists the parts of a sitemap.
type sitemapIndex struct {
	base  string
	parts []string
}

func (in sitemapIndex) Key(k *Key) {
	k.Text(in.base)
	k.Text(in.parts...)
}

func (in sitemapIndex) View() (any, error) {
	var index struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []sitemapURL `xml:"sitemap"`
	}
	for _, name := range in.parts {
		index.Parts = append(index.Parts, sitemapURL{Location: in.base + name})
	}
	return xmlFile(index)
}

func xmlFile(root any) (Raw, error) {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	err := xml.NewEncoder(&out).Encode(root)
	out.WriteByte('\n')
	return out.Bytes(), err
}
