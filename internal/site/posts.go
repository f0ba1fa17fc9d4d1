package site

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
