// Package golinks makes of what go links lead to the files of the server that answers at
// their address: the setting go.server.
//
//	https://go.example.org/NAME/CODE      the link of a text: leads where it did, with its tags
//	https://go.example.org/NAME/…         any other of the post: leads to its link, without tags
//	https://go.example.org/STOPPED/…      any of a post that was taken back: leads nowhere
//
// So a link that was shared goes on when its text is worded anew, its network is no longer
// offered, or its post is frozen or over; it goes elsewhere when the post's link is corrected,
// and ends when the post is taken back. Former ids of posts have names of their own.
//
// Targets are fixed here. A server answers 302, which nobody keeps, and leads nowhere else
// for what stands in a query: that is counted, by whoever reads its log.
//
// To add a server: one file with its rules, one line in Servers, its name in
// config.GoServers.
package golinks

import (
	"cmp"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
)

// Servers are all that may answer.
var Servers = []Server{nginx, caddy, netlify, cloudflare, pages}

// A Server is a kind of server.
type Server struct {
	Name  string
	Rules func(*Table) []File // it is told; nil: it has files alone
	Limit func(*Table) string // what is too much for it; nil: nothing is; "": nothing of that
}

// A File is one of a server's, below the folder for it.
type File struct {
	Path string
	Data []byte
}

// ServerOf returns the server that the settings name.
func ServerOf(at config.Go) (Server, bool) {
	i := slices.IndexFunc(Servers, func(s Server) bool { return s.Name == at.Server })
	if i < 0 {
		return Server{}, false
	}
	return Servers[i], true
}

// A Table is where all go links lead.
type Table struct {
	At    config.Go
	Names []Name // in order
}

// A Name is where the links lead that have one of a post's names.
type Name struct {
	Name    string
	Post    *content.Post
	Stopped bool   // the post was taken back
	Target  string // of links with no other; "": it is stopped
	Links   []Link // of its shares, in order of codes
}

// A Link is one of a share.
type Link struct{ Code, Lang, Target string }

// own are the links that lead elsewhere than those without a target of their own: a server
// has to be told of no others.
func (n Name) own() []Link {
	return slices.DeleteFunc(slices.Clone(n.Links), func(l Link) bool { return l.Target == n.Target })
}

// New returns the table of posts whose links go on, and of those that were taken back.
// Names that two posts have, and codes that two texts have, are problems.
func New(s *config.Settings, l *content.Library, going, stopped []*content.Post) (*Table, problem.List) {
	m := maker{settings: s, library: l, table: Table{At: s.Go}, taken: map[string]claim{}}
	for _, former := range []bool{false, true} { // an id wins over another's former id
		for _, p := range stopped {
			m.add(p, true, former)
		}
		for _, p := range going {
			m.add(p, false, former)
		}
	}
	slices.SortFunc(m.table.Names, func(a, b Name) int { return cmp.Compare(a.Name, b.Name) })
	return &m.table, m.problems
}

// Stopped are the names that lead nowhere.
func (t *Table) Stopped() []Name {
	return slices.DeleteFunc(slices.Clone(t.Names), func(n Name) bool { return !n.Stopped })
}

// Of returns the name that new links of a post have, if they lead on.
func (t *Table) Of(p *content.Post) (Name, bool) {
	name := share.GoNames(p)[0]
	byName := func(n Name, name string) int { return cmp.Compare(n.Name, name) }
	i, found := slices.BinarySearchFunc(t.Names, name, byName)
	if !found || t.Names[i].Stopped {
		return Name{}, false
	}
	return t.Names[i], true
}

type maker struct {
	settings *config.Settings
	library  *content.Library
	table    Table
	taken    map[string]claim
	problems problem.List
}

// A claim is who has a name: an id, and the post whose it is.
type claim struct {
	id   string
	post *content.Post
}

// add adds the name of a post's id, or those of its former ids.
func (m *maker) add(p *content.Post, stopped, former bool) {
	ids := append([]string{p.ID}, p.Aliases...)
	from, to := 0, 1
	if former {
		from, to = 1, len(ids)
	}
	if from == to {
		return
	}
	made := Name{Post: p, Stopped: stopped, Links: m.links(p)}
	if !stopped {
		made.Target = m.target(p)
	}
	if made.Target == "" && !stopped {
		return // it is read, not shared
	}
	for i, name := range share.GoNames(p)[from:to] {
		if m.claim(name, claim{ids[from+i], p}) {
			made.Name = name
			m.table.Names = append(m.table.Names, made)
		}
	}
}

// claim reports whether a name is free for an id.
func (m *maker) claim(name string, by claim) bool {
	other, taken := m.taken[name]
	if !taken {
		m.taken[name] = by
		return true
	}
	if other.id != by.id {
		m.wrong(by.post, "go links of %s and of %s would have the same name, %s", other.id, by.id, name).Cure =
			"rename one of the two posts, and keep no alias of that name"
	}
	return false
}

// links are those of all shares of a post, each code once.
func (m *maker) links(p *content.Post) []Link {
	var list []Link
	for _, l := range share.GoLinks(m.settings, m.library, p) {
		list = append(list, Link{l.Code, l.Lang, located(l.Target)})
	}
	slices.SortStableFunc(list, func(a, b Link) int { return cmp.Compare(a.Code, b.Code) })
	for i := 1; i < len(list); i++ {
		if list[i-1].Code == list[i].Code && list[i-1].Target != list[i].Target {
			m.wrong(p, "two go links of %s would be the same, %s: to %s and %s",
				p.ID, list[i].Code, list[i-1].Target, list[i].Target).Cure = "give one of the two texts another id"
		}
	}
	return slices.CompactFunc(list, func(a, b Link) bool { return a.Code == b.Code })
}

// target is the link of a post, as its original has it or the first language that has one.
func (m *maker) target(p *content.Post) string {
	for _, e := range append([]*content.Edition{p.Original()}, p.Editions...) {
		if share.Leads(e.Link) {
			return located(e.Link)
		}
	}
	return ""
}

func (m *maker) wrong(p *content.Post, format string, args ...any) *problem.Problem {
	at := problem.Position{}
	if len(p.Editions) > 0 {
		at.File = p.Editions[0].Source.Path
	}
	m.problems = append(m.problems, problem.Errorf(at, "collision", format, args...))
	return &m.problems[len(m.problems)-1]
}
