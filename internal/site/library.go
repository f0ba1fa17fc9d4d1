package site

// library plans the list of library pages and a page for each.
func library(p *planner) {
	for _, l := range p.locales {
		var items []summaryInput
		for _, page := range p.Library.Pages {
			e := editionIn(page, l.lang)
			s := summarise(l, &e.Document, p.Settings.Href(e.Lang+"/library/"+page.ID+"/"))
			s.order = e.Meta.Order
			items = append(items, s)
			if e.Lang != l.lang {
				continue
			}
			in := document(l, "library", page, e)
			in.contact = e.Meta.Owner
			p.add(in.file(), "document", l, in)
		}
		if len(items) > 0 {
			p.index(l, "library", newSeries("", "", items))
		}
	}
}
