package site

import "github.com/portevoix/portevoix/internal/content"

// posts plans the list of all posts.
func posts(p *planner) {
	p.lists(list{
		kind: "posts", path: "posts/", section: "posts",
		heading: func(l *locale) Text { return l.text(l.sectionName("posts"), l.lang) },
		posts:   p.offered,
	})
}

// topics plans a list for each topic that has posts.
func topics(p *planner) {
	for _, topic := range p.Settings.Topics {
		if about := p.topic[topic.ID]; len(about) > 0 {
			p.lists(list{
				kind: "topic", path: topicPath(topic.ID), section: "posts", topic: topic.ID,
				heading: func(l *locale) Text { return l.named(topic.Name) },
				posts:   about,
			})
		}
	}
}

// byKind plans a list for each kind of which there are posts.
func byKind(p *planner) {
	for _, kind := range content.Kinds {
		if such := p.kind[kind]; len(such) > 0 {
			names := map[string]string{} // by language
			for _, l := range p.locales {
				names[l.lang] = p.word(l, "kind."+string(kind))
			}
			p.lists(list{
				kind: "kind", path: kindPath(kind), section: "posts",
				heading: func(l *locale) Text { return l.text(names[l.lang], l.lang) },
				posts:   such,
			})
		}
	}
}

func kindPath(kind content.Kind) string { return "kinds/" + string(kind) + "/" }

// networks plans a list for each network that posts can be shared on.
func networks(p *planner) {
	for _, n := range p.Settings.Networks {
		if going := p.network[n.Name]; len(going) > 0 {
			p.lists(list{
				kind: "network", path: "networks/" + n.Name + "/", section: "posts",
				heading: func(l *locale) Text { return l.text(n.Title, l.lang) },
				posts:   going,
			})
		}
	}
}
