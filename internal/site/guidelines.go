package site

// guidelines plans the list of guidelines and a page for each.
func guidelines(p *planner) {
	for _, l := range p.locales {
		var items []summaryInput
		for _, g := range p.Library.Guidelines {
			e := editionIn(g, l.lang)
			s := summarise(l, &e.Document, p.Settings.Href(e.Lang+"/guidelines/"+g.ID+"/"))
			s.order = e.Meta.Order
			items = append(items, s)
			if e.Lang != l.lang {
				continue
			}
			in := document(l, "guidelines", g, e)
			in.appliesTo, in.version, in.updated, in.contact = e.Meta.AppliesTo, e.Meta.Version, e.Meta.Updated, e.Meta.Owner
			p.add(in.file(), "document", l, in)
		}
		if len(items) > 0 {
			p.index(l, "guidelines", newSeries("", "", items))
		}
	}
}
