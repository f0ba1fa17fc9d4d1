package check

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/targets"
)

// A reference is a link to another site.
type reference struct {
	link   string
	shared bool // handed over with the post, so that networks make a card of it
	at     func() problem.Position
}

// Addresses lists what package targets has to ask for a hub: what posts that are offered
// or will be share, what their claims rest on, and the links of every body. Those into
// the hub itself are not among them, since it may not be published yet.
func Addresses(hub *site.Hub, now time.Time) []string {
	f := newFinder(hub, Options{Now: now})
	var list []string
	for _, r := range f.references() {
		if address := targets.Address(r.link); address != "" {
			list = append(list, address)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (f *finder) references() []reference {
	var list []reference
	for _, p := range f.current() {
		for _, e := range p.Editions {
			list = append(list, f.frontReferences(e)...)
		}
	}
	for _, d := range append(f.briefings(), f.documents()...) {
		for _, l := range f.linksIn(d.Document) {
			list = append(list, reference{link: l.URL, at: func() problem.Position { return l.Pos }})
		}
	}
	own := func(r reference) bool { return strings.HasPrefix(r.link, f.Settings.BaseURL) }
	return slices.DeleteFunc(list, own)
}

// frontReferences are those of a front matter.
func (f *finder) frontReferences(e *content.Edition) []reference {
	list := []reference{{e.Link, true, func() problem.Position { return e.At("link") }}}
	for i, c := range e.Claims {
		at := func() problem.Position { return e.At("claims", i, "evidence") }
		list = append(list, reference{c.Evidence, false, at})
	}
	for _, network := range slices.Sorted(maps.Keys(e.Share)) {
		for _, t := range e.Share[network] {
			at := func() problem.Position { return e.At("share", network, t.Index) }
			for _, link := range linksInWords(t.Body) {
				list = append(list, reference{link, false, at})
			}
		}
	}
	return list
}
