package site

import (
	"cmp"
	"net/url"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/golinks"
	"github.com/portevoix/portevoix/internal/problem"
)

// goLinks plans the folder go/, for the server that answers at the address of go links: its
// rules, a page for each post that was taken back and, where there is no server but a host
// of files, a page for each link. The folder needs nothing else of the hub.
func goLinks(p *planner) {
	server, ok := golinks.ServerOf(p.Settings.Go)
	if !ok {
		return
	}
	table, problems := golinks.New(p.Settings, p.Library, p.leadOn(), p.takenBack())
	p.problems = append(p.problems, problems...)
	if server.Limit != nil {
		if words := server.Limit(table); words != "" {
			at := p.Settings.At("go", "server")
			p.problems = append(p.problems, problem.Warningf(at, "settings", "%s", words).
				WithCure("import go/bulk-redirects.csv as a list of Bulk Redirects"))
		}
	}
	g := goPages{p, table}
	if server.Rules == nil {
		g.all()
	} else {
		for _, f := range server.Rules(table) {
			p.add(config.GoFolder+f.Path, "", nil, rawInput(f.Data))
		}
		for _, n := range table.Stopped() {
			g.add("stopped/"+n.Name+"/", g.stopped(n))
		}
	}
	p.add(config.GoFolder+goStyle, "", nil, rawInput(p.staticFile(brandFile)+p.staticFile("go.css")))
}

// goStyle is the look of these pages, below their folder.
const goStyle = "stopped/look.css"

// leadOn are the posts whose links lead somewhere: also those that are over, as what was
// shared is still there.
func (p *planner) leadOn() []*content.Post {
	gone := func(post *content.Post) bool { return post.State(p.options.Now) == content.Withdrawn }
	return slices.Concat(p.offered, slices.DeleteFunc(slices.Clone(p.over), gone))
}

func (p *planner) staticFile(name string) string {
	for _, a := range p.static {
		if a.name == name {
			return string(a.data)
		}
	}
	return ""
}

// goPages plans the pages of a table.
type goPages struct {
	*planner
	table *golinks.Table
}

func (g goPages) add(path string, in goInput) {
	g.planner.add(config.GoFolder+path+"index.html", "go", in.locale, in)
}

// all adds a page for each link, and one for each post.
func (g goPages) all() {
	for _, n := range g.table.Names {
		if n.Stopped {
			in := g.stopped(n)
			g.add(n.Name+"/", in)
			for _, l := range n.Links {
				g.add(n.Name+"/"+l.Code+"/", in)
			}
			continue
		}
		g.add(n.Name+"/", g.going(n.Post, n.Post.Original().Lang, n.Target))
		for _, l := range n.Links {
			g.add(n.Name+"/"+l.Code+"/", g.going(n.Post, l.Lang, l.Target))
		}
	}
}

func (g goPages) going(post *content.Post, lang, target string) goInput {
	l := g.localeOf(lang)
	return goInput{locale: l, heading: g.word(l, "go.heading"), to: target, post: post}
}

// stopped is in the language of the post, and leads to what stands instead, if that is
// live. Why the post was taken back is told to colleagues, not to whoever follows a link.
func (g goPages) stopped(n golinks.Name) goInput {
	l := g.locales[0]
	if len(n.Post.Editions) > 0 {
		l = g.localeOf(n.Post.Original().Lang)
	}
	in := goInput{locale: l, heading: g.word(l, "go.stopped"), post: n.Post, over: true}
	if other, ok := g.instead(n.Post); ok {
		if name, ok := g.table.Of(other); ok {
			e, written := other.In(l.lang)
			if !written {
				e = other.Original()
			}
			in.to, in.title = name.Target, l.text(e.Title, e.Lang)
		}
	}
	return in
}

func (p *planner) localeOf(lang string) *locale {
	i := slices.IndexFunc(p.locales, func(l *locale) bool { return l.lang == lang })
	return p.locales[max(i, 0)]
}

type goInput struct {
	*locale
	post    *content.Post
	heading string
	to      string // "": nowhere
	title   Text   // of what stands instead
	over    bool
}

func (in goInput) origin() problem.Position {
	if len(in.post.Editions) == 0 {
		return problem.Position{}
	}
	return problem.Position{File: in.post.Editions[0].Source.Path}
}

func (in goInput) Key(k *Key) {
	k.Text(in.heading, in.to, in.title.Words, in.title.Lang)
}

func (in goInput) View() (any, error) {
	v := GoPage{
		Base: Base{
			Lang: in.lang, Dir: in.words.Dir(), Title: in.heading, Window: in.heading,
			Hub: in.hub, AsOf: in.asOf, Change: in.change,
		},
		Style: in.settings.Go.Path + goStyle, Over: in.over,
	}
	if in.to == "" {
		return v, nil
	}
	u, err := url.Parse(in.to)
	if err != nil {
		return v, err
	}
	if !in.over {
		v.MovesTo = in.to
	}
	name := in.title
	name.Words = cmp.Or(name.Words, u.Host)
	v.To = &TitleLink{name, in.to}
	return v, nil
}

// GoPage is what a link shows where no server leads on, or nothing is led to.
type GoPage struct {
	Base
	Style string     // address
	Over  bool       // what it led to was taken back
	To    *TitleLink // where it leads, or what stands instead; nil: nowhere
}
