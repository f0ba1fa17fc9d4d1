package site

// notFound plans 404.html, which the host shows at every wrong address: it leads home
// in every language.
func notFound(p *planner) {
	l := p.locales[0]
	p.add("404.html", "notfound", l, notFoundInput{frame{locale: l}, p.word(l, "notfound.heading")})
}

type notFoundInput struct {
	frame
	title string
}

func (in notFoundInput) Key(*Key) {}

func (in notFoundInput) View() (any, error) {
	v := NotFoundPage{Base: in.base(in.title, "")}
	v.Canonical = ""
	for _, l := range in.all {
		v.Homes = append(v.Homes, Choice{Name: l.words.Name(), Lang: l.lang, Dir: l.words.Dir(), Href: l.href("")})
	}
	return v, nil
}
