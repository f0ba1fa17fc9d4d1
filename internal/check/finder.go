package check

import (
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

// A finder leads the rules through a hub and gathers what they find.
type finder struct {
	*site.Hub
	Options
	rule     *Rule // that looks now
	problems problem.List
	touched  map[string]bool // files of the posts that changed; nil: all count
	shares   map[string][]share.Share
	links    map[*content.Document][]content.Link
	lexica   map[string]*lexicon
	aliases  map[string][]string // of broken files
}

func newFinder(hub *site.Hub, o Options) *finder {
	return &finder{
		Hub: hub, Options: o, touched: touched(hub, o.Changed),
		links: map[*content.Document][]content.Link{}, lexica: map[string]*lexicon{},
		aliases: map[string][]string{},
	}
}

func run(hub *site.Hub, o Options, rules []Rule) problem.List {
	f := newFinder(hub, o)
	for _, p := range hub.Library.Posts {
		f.look(p, rules)
	}
	for i := range rules {
		f.rule = &rules[i]
		if f.rule.text != nil {
			f.read(f.documents())
		}
		if f.rule.hub != nil {
			f.rule.hub(f)
		}
	}
	far := map[string]bool{}
	for _, r := range rules {
		far[r.Name] = r.far
	}
	f.problems = slices.DeleteFunc(f.problems, func(p problem.Problem) bool {
		return !far[p.Rule] && !f.counts(p.File)
	})
	f.problems.Sort()
	return f.problems
}

// look lets every rule look at a post.
func (f *finder) look(p *content.Post, rules []Rule) {
	f.shares = map[string][]share.Share{}
	before, state := len(f.problems), p.State(f.Now)
	for i := range rules {
		f.rule = &rules[i]
		if over(state) && !f.rule.over {
			continue
		}
		if f.rule.text != nil {
			f.read(briefings(p))
		}
		if f.rule.post != nil {
			f.rule.post(f, p)
		}
	}
	if state == content.Draft {
		soften(f.problems[before:])
	}
}

// read lets the rule look at texts.
func (f *finder) read(list []document) {
	for _, d := range list {
		f.rule.text(f, d.Document)
	}
}

// over reports whether a post is no longer offered.
func over(state content.State) bool { return state == content.Expired || state == content.Withdrawn }

// soften makes warnings of errors.
func soften(list problem.List) {
	for i := range list {
		if list[i].Severity == problem.Error {
			list[i].Severity = problem.Warning
		}
	}
}

// current lists the posts that are offered or will be.
func (f *finder) current() []*content.Post {
	return f.posts(func(s content.State) bool { return !over(s) })
}

// posts lists the posts of some states.
func (f *finder) posts(which func(content.State) bool) []*content.Post {
	var list []*content.Post
	for _, p := range f.Library.Posts {
		if which(p.State(f.Now)) {
			list = append(list, p)
		}
	}
	return list
}

// refuse notes what must not be published. Its cure may be added.
func (f *finder) refuse(at problem.Position, format string, args ...any) *problem.Problem {
	return f.note(problem.Errorf(at, f.rule.Name, format, args...))
}

// warn notes what is worth mending.
func (f *finder) warn(at problem.Position, format string, args ...any) *problem.Problem {
	return f.note(problem.Warningf(at, f.rule.Name, format, args...))
}

// hint notes what is worth knowing.
func (f *finder) hint(at problem.Position, format string, args ...any) *problem.Problem {
	return f.note(problem.Notef(at, f.rule.Name, format, args...))
}

func (f *finder) note(p problem.Problem) *problem.Problem {
	f.problems = append(f.problems, p)
	return &f.problems[len(f.problems)-1]
}

// handed returns the shares of the post at hand in a language.
func (f *finder) handed(p *content.Post, lang string) []share.Share {
	list, made := f.shares[lang]
	if !made {
		list = share.Of(f.Settings, f.Library, p, lang)
		f.shares[lang] = list
	}
	return list
}

// linksIn returns the links of a body.
func (f *finder) linksIn(d *content.Document) []content.Link {
	list, made := f.links[d]
	if !made {
		list = d.Links()
		f.links[d] = list
	}
	return list
}

// touched lists the files of every post of which one has changed, or its campaign: what
// is the same in all languages stands in one of them, and a campaign's dates and hashtag
// are its posts', too. Settings reach everything.
func touched(hub *site.Hub, changed map[string]bool) map[string]bool {
	if changed == nil || changed[config.File] {
		return nil
	}
	files := map[string]bool{}
	for _, p := range hub.Library.Posts {
		c, _ := hub.Library.Campaign(p.Campaign)
		if slices.ContainsFunc(p.Editions, func(e *content.Edition) bool { return changed[e.Source.Path] }) ||
			c != nil && changedCampaign(changed, c.ID) {
			for _, e := range p.Editions {
				files[e.Source.Path] = true
			}
		}
	}
	return files
}

// changedCampaign reports whether a file of a campaign has changed, or is gone.
func changedCampaign(changed map[string]bool, id string) bool {
	for file := range changed {
		own, _, _ := strings.Cut(path.Base(file), ".")
		if own == id && strings.HasPrefix(file, "content/campaigns/") {
			return true
		}
	}
	return false
}

// counts reports whether what is found in a file is reported.
func (f *finder) counts(file string) bool {
	return f.touched == nil || f.touched[file] || f.Changed[file] || file == config.File
}
