package site

import (
	"github.com/portevoix/portevoix/internal/content"
)

// past plans the list of posts that are no longer offered.
func past(p *planner) {
	if len(p.over) == 0 {
		return
	}
	for _, l := range p.locales {
		in := pastInput{frame: frame{locale: l, section: "posts", path: "past/"}}
		for _, post := range p.over {
			in.posts = append(in.posts, p.card(l, post))
		}
		in.title = p.word(l, "past.heading")
		p.add(in.file(), "past", l, in)
	}
}

type pastInput struct {
	frame
	title string
	posts []cardInput
}

func (in pastInput) Key(k *Key) {
	for _, post := range in.posts {
		post.key(k)
	}
}

func (in pastInput) View() (any, error) {
	v := PastPage{Base: in.base(in.title, "")}
	for _, post := range in.posts {
		card := post.view()
		gone := PastPost{Title: card.Title, Href: card.Href, State: post.state.String(), On: card.Until}
		if w := post.post.Withdrawn; post.state == content.Withdrawn {
			gone.On = card.From
			if w != nil {
				gone.On = w.On
			}
		}
		v.Posts = append(v.Posts, gone)
	}
	return v, nil
}
