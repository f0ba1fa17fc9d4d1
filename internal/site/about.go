package site

// about plans the page that says what the hub is, where the hub has written one.
func about(p *planner) {
	if p.Library.About == nil {
		return
	}
	for _, l := range p.locales {
		in := document(l, "about", p.Library.About, editionIn(p.Library.About, l.lang))
		in.path, in.langs = "about/", nil
		p.add(in.file(), "document", l, in)
	}
}
