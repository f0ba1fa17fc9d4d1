package share

import (
	"strings"
	"sync"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

// A goReader tells what go links were made of. The codes of a post are made when one of
// its links is first read.
type goReader struct {
	place string // host and path of the address, in lower case; "": there is none
	path  string
	posts map[string]*content.Post // by their names
	lock  sync.Mutex
	codes map[*content.Post]map[string]Attribution
}

func newGoReader(at config.Go, l *content.Library) *goReader {
	_, place, _ := strings.Cut(at.Address, "://")
	g := &goReader{
		place: strings.ToLower(place), path: at.Path,
		posts: map[string]*content.Post{}, codes: map[*content.Post]map[string]Attribution{},
	}
	for _, p := range l.Posts {
		for _, name := range GoNames(p)[1:] {
			g.posts[name] = p
		}
	}
	for _, p := range l.Posts { // an id wins over another's alias
		g.posts[goName(p.ID)] = p
	}
	return g
}

// GoPath reads the path of a go link with its query, as the log of the server has it that
// answers there. Where only the post can be told, as the text was worded anew since, it is
// all that is not empty.
func (r *Reader) GoPath(target string) (Attribution, Doubt) {
	path, query, _ := strings.Cut(target, "?")
	name, code, found := r.links.cut(strings.ToLower(path))
	if !found {
		return Attribution{}, NoTags
	}
	post, known := r.links.posts[name]
	if !known {
		return Attribution{}, UnknownPost
	}
	a := r.links.read(post, code)
	a.Campaign = r.campaigns[post.Campaign]
	a.Team, a.Code = r.sharer(strings.ToLower(strings.TrimSpace(tagValues(query)[4])))
	return a, ""
}

// cut takes a path apart; found is false where it is not that of a go link.
func (g *goReader) cut(path string) (name, code string, found bool) {
	rest, below := strings.CutPrefix(path, g.path)
	name, code, _ = strings.Cut(rest, "/")
	isName := len(name) == goNameLength && strings.Trim(name, letters) == ""
	return name, strings.TrimSuffix(code, "/"), g.place != "" && below && isName
}

func (g *goReader) read(p *content.Post, code string) Attribution {
	g.lock.Lock()
	defer g.lock.Unlock()
	codes, made := g.codes[p]
	if !made {
		codes = codesOf(p)
		g.codes[p] = codes
	}
	if a, known := codes[code]; known {
		return a
	}
	return Attribution{Post: p.ID}
}

// codesOf are those of all texts of a post, also for networks that the hub does not offer
// any more.
func codesOf(p *content.Post) map[string]Attribution {
	codes := map[string]Attribution{}
	for _, e := range p.Editions {
		for _, n := range network.All {
			for _, t := range e.TextsFor(n.Name) {
				codes[goCode(e.Lang, n.Name, t.Name)] = Attribution{Post: p.ID, Lang: e.Lang, Network: n.Name, Text: t.Name}
			}
		}
	}
	return codes
}

// goPath is that of an address which is a go link's; found is false where it is none.
func (g *goReader) goPath(address string) (path string, found bool) {
	_, place, absolute := strings.Cut(address, "://")
	if !absolute || g.place == "" || len(place) < len(g.place) || !strings.EqualFold(place[:len(g.place)], g.place) {
		return "", false
	}
	return g.path + place[len(g.place):], true
}
