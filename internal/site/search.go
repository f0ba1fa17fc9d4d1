package site

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/search"
	"github.com/portevoix/portevoix/internal/share"
)

// searchFolder is where the files of the index stand that all languages share.
const searchFolder = "search/"

// searching plans the page on which posts are looked for, in every language, and the
// index in which a browser looks. A post is found by its words in any language.
func searching(p *planner) {
	posts := p.oldestFirst()
	index, files := p.searchIndex(posts), search.Files{}
	m := search.Manifest{
		Version: 1, Posts: len(posts), Days: search.Days(p.days(posts)),
		Terms: files.Dictionary(index.Terms), Words: files.Dictionary(index.Words), Tails: files.Dictionary(index.Tails),
	}
	for _, l := range p.locales {
		var err error
		m.Cards, err = files.Cards(p.searchCards(l, posts))
		p.failed(err)
		data, err := json.Marshal(m)
		p.failed(err)
		p.add(searchFolder+l.lang+".json", "", nil, rawInput(data))
		in := searchInput{frame: frame{locale: l, path: "search/"}, title: p.word(l, "search.heading"), choices: p.searchChoices(l)}
		p.add(in.file(), "search", l, in)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		p.add(searchFolder+name+".json", "", nil, rawInput(files[name]))
	}
}

// oldestFirst are the offered posts as the index numbers them: a new one comes last and
// changes no number.
func (p *planner) oldestFirst() []*content.Post {
	posts := slices.Clone(p.offered)
	slices.SortFunc(posts, func(a, b *content.Post) int {
		return cmp.Or(began(a).Compare(began(b)), cmp.Compare(a.ID, b.ID))
	})
	return posts
}

func (p *planner) days(posts []*content.Post) []time.Time {
	list := make([]time.Time, len(posts))
	for i, post := range posts {
		list[i] = began(post).In(p.Settings.Zone)
	}
	return list
}

// searchIndex is made of what the pages of the posts show.
func (p *planner) searchIndex(posts []*content.Post) search.Index {
	b := search.New()
	for _, post := range posts {
		b.Next()
		for _, e := range post.Editions {
			b.Text(search.Title, e.Title)
			b.Text(search.Around, e.Summary)
			b.Markdown(e.Body)
			b.List("language", e.Lang)
			for _, n := range share.Networks(p.Settings, e) {
				b.List("network", n.Name)
			}
		}
		p.indexAround(b, post)
	}
	return b.Index()
}

// indexAround adds where a post belongs.
func (p *planner) indexAround(b *search.Builder, post *content.Post) {
	for _, id := range append([]string{post.ID}, post.Aliases...) {
		b.List("post", id)
	}
	for _, id := range post.Topics {
		b.List("topic", id)
	}
	for _, id := range post.Audience {
		b.List("audience", id)
	}
	if post.Kind != "" {
		b.List("kind", string(post.Kind))
	}
	for _, l := range p.locales {
		for _, id := range post.Topics {
			topic, _ := p.Settings.Topic(id)
			b.Text(search.Around, l.named(topic.Name).Words)
		}
		if entity, ok := p.Settings.Entity(post.Entity); ok {
			b.Text(search.Around, l.named(entity.Name).Words)
		}
	}
	if c, ok := p.campaigns[post.Campaign]; ok {
		for _, e := range c.Editions {
			b.Text(search.Around, e.Title)
		}
	}
}

// searchCards are the posts as results show them in a language.
func (p *planner) searchCards(l *locale, posts []*content.Post) []search.Card {
	cards := make([]search.Card, len(posts))
	for i, post := range posts {
		in := p.card(l, post)
		e := in.edition()
		cards[i] = search.Card{
			ID: in.post.ID, Lang: e.Lang, Title: e.Title, Summary: e.Summary, Kind: string(in.post.Kind), States: in.states(),
		}
		if entity, ok := p.Settings.Entity(in.post.Entity); ok {
			cards[i].Entity = l.named(entity.Name).Words
		}
	}
	return cards
}

// states are what the badges of a card say.
func (in cardInput) states() []string {
	var list []string
	if in.state != content.Live {
		list = append(list, in.state.String())
	}
	if in.frozen() {
		list = append(list, "frozen")
	}
	if in.approval.waits() {
		list = append(list, "waits")
	}
	if in.approval.missing() {
		list = append(list, "missing")
	}
	return list
}

// searchChoices are what results can be narrowed to: what there is more than one of.
func (p *planner) searchChoices(l *locale) SearchChoices {
	var c SearchChoices
	f := p.filters()
	for _, id := range f.topics {
		topic, _ := p.Settings.Topic(id)
		c.Topics = append(c.Topics, SearchChoice{id, l.named(topic.Name).Words, l.href(topicPath(id))})
	}
	for _, name := range f.networks {
		n, _ := p.Settings.Network(name)
		c.Networks = append(c.Networks, SearchChoice{name, n.Title, l.href("networks/" + name + "/")})
	}
	for _, kind := range f.kinds {
		c.Kinds = append(c.Kinds, SearchChoice{ID: kind, Href: l.href(kindPath(content.Kind(kind)))})
	}
	audiences := map[string]bool{}
	for _, post := range p.offered {
		for _, id := range post.Audience {
			audiences[id] = true
		}
	}
	for _, a := range p.Settings.Audiences {
		if audiences[a.ID] {
			c.Audiences = append(c.Audiences, SearchChoice{ID: a.ID, Name: l.named(a.Name).Words})
		}
	}
	return c
}

type searchInput struct {
	frame
	title   string
	choices SearchChoices
}

func (in searchInput) Key(k *Key) {
	for _, list := range [][]SearchChoice{in.choices.Topics, in.choices.Kinds, in.choices.Networks, in.choices.Audiences} {
		k.Int(len(list))
		for _, c := range list {
			k.Text(c.ID)
		}
	}
}

func (in searchInput) View() (any, error) {
	return SearchPage{
		Base: in.base(in.title, ""), SearchChoices: in.choices,
		Index: in.settings.Href(searchFolder), Root: in.settings.Href(""), Posts: in.href("posts/"),
	}, nil
}

// SearchPage is where posts are looked for.
type SearchPage struct {
	Base
	SearchChoices
	Index string // address of the folder of the index
	Root  string // address of the hub
	Posts string // address of the list of all posts
}

// SearchChoices are what results can be narrowed to.
type SearchChoices struct {
	Topics, Kinds, Networks, Audiences []SearchChoice
}

// SearchChoice is one of them, with the address of its list; empty: it has none. Kinds
// are named by the template.
type SearchChoice struct{ ID, Name, Href string }
