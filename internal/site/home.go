package site

import (
	"slices"

	"github.com/portevoix/portevoix/internal/content"
)

// aFew is how many posts the home page shows: what a colleague reads in one go.
const aFew = 5

// ofTopic is how many posts of each topic the home page has at hand for its readers.
const ofTopic = 2

// home plans the home page of every language; the first also stands at the hub's
// own address.
func home(p *planner) {
	few, field := p.fewForThisWeek(), p.ownField()
	more := p.newestOfTopics(few)
	for i, l := range p.locales {
		in := homeInput{
			frame:     frame{locale: l},
			cards:     p.cards(l, few),
			more:      p.cards(l, more),
			live:      len(p.offered),
			field:     field,
			lessons:   len(p.Library.Lessons) > 0,
			campaigns: p.campaignSummaries(l),
		}
		p.add(in.file(), "home", l, in)
		if i == 0 {
			p.add("index.html", "home", l, in)
		}
	}
}

// ownField is how many posts in a hundred the hub promises to be about the readers' own
// field, 0 where it promises nothing or does not keep to it today.
func (p *planner) ownField() int {
	const kind = "industry"
	promised, kept := p.Settings.Mix[kind].Min, 0
	for _, post := range p.offered {
		if post.Kind == kind {
			kept++
		}
	}
	if 100*kept < promised*len(p.offered) {
		return 0
	}
	return promised
}

// fewForThisWeek takes the newest posts, at most one of them about the
// company itself as long as there are others.
func (p *planner) fewForThisWeek() []*content.Post {
	var few, company []*content.Post
	for _, post := range p.offered {
		switch {
		case len(few) == aFew:
			return few
		case post.Kind == "company" && len(company) > 0:
			company = append(company, post)
		case post.Kind == "company":
			company = append(company, post)
			few = append(few, post)
		default:
			few = append(few, post)
		}
	}
	for _, post := range company[min(1, len(company)):] {
		if len(few) < aFew {
			few = append(few, post)
		}
	}
	return few
}

// newestOfTopics are the newest posts of every topic that are not among the few, in the
// order of all posts.
func (p *planner) newestOfTopics(few []*content.Post) []*content.Post {
	chosen := map[*content.Post]bool{}
	for _, posts := range p.topic {
		for _, post := range posts[:min(ofTopic, len(posts))] {
			chosen[post] = !slices.Contains(few, post)
		}
	}
	var more []*content.Post
	for _, post := range p.offered {
		if chosen[post] {
			more = append(more, post)
		}
	}
	return more
}

type homeInput struct {
	frame
	cards     []Part
	more      []Part
	live      int
	field     int // in a hundred
	lessons   bool
	campaigns []summaryInput
}

func (in homeInput) Key(k *Key) {
	for _, cards := range [][]Part{in.cards, in.more} {
		k.Int(len(cards))
		for _, c := range cards {
			k.Digest(c.Key)
		}
	}
	k.Int(in.live)
	k.Int(in.field)
	for _, s := range in.campaigns {
		s.key(k)
	}
}

func (in homeInput) View() (any, error) {
	v := HomePage{
		Base:      in.base(in.hub.Title, in.hub.Tagline.Words),
		Cards:     in.cards,
		More:      in.more,
		Live:      in.live,
		Field:     in.field,
		Posts:     in.href("posts/"),
		Campaigns: summaries(in.campaigns),
	}
	if in.lessons {
		v.Lessons = in.href("onboarding/")
	}
	var err error
	v.Feeds, err = in.follow("", in.hub.Title)
	return v, err
}
