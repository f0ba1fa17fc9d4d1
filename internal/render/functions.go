package render

import (
	"html/template"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/site"
)

// functionsIn are what the templates of a language can call.
func (r *Renderer) functionsIn(s *config.Settings, words *lang.Catalogue, assets string) template.FuncMap {
	zone := s.Zone
	asset := func(name string) string { return s.Href(assets + "/" + name) }
	return template.FuncMap{
		"t":       words.T,
		"n":       words.N,
		"number":  words.Number,
		"date":    func(t time.Time) string { return words.Date(t.In(zone)) },
		"iso":     func(t time.Time) string { return t.In(zone).Format(time.DateOnly) },
		"asset":   asset,
		"page":    func(path string) string { return s.Href(words.Lang + "/" + path) },
		"icon":    func(name string) template.HTML { return icon(asset("icons/" + name + ".svg")) },
		"part":    func(p site.Part) (template.HTML, error) { return r.parts.part(words.Lang, p) },
		"parts":   func(list []site.Part) (template.HTML, error) { return r.parts.all(words.Lang, list) },
		"ways":    func(links []site.ShareLink) (template.HTML, error) { return r.parts.ways(words.Lang, links) },
		"texts":   func(list []site.ShareText) (template.HTML, error) { return r.parts.texts(words.Lang, list) },
		"trusted": trusted,
		"policy":  func() string { return site.Policy },
	}
}
