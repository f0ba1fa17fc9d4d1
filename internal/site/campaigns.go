package site

import "github.com/portevoix/portevoix/internal/content"

// campaigns plans the list of campaigns and a list of posts for each.
func campaigns(p *planner) {
	for _, c := range p.begun {
		p.lists(list{
			kind: "campaign", path: "campaigns/" + c.ID + "/", section: "campaigns",
			heading: func(l *locale) Text {
				e := editionIn(c, l.lang)
				return l.text(e.Title, e.Lang)
			},
			campaign: c,
			posts:    p.campaign[c.ID],
		})
	}
	if len(p.begun) == 0 {
		return
	}
	for _, l := range p.locales {
		p.index(l, "campaigns", newSeries("", "", p.campaignSummaries(l)))
	}
}

func (p *planner) campaignSummaries(l *locale) []summaryInput {
	var list []summaryInput
	for _, c := range p.begun {
		e := editionIn(c, l.lang)
		s := summarise(l, &e.Document, l.href("campaigns/"+c.ID+"/"))
		s.live, s.end = len(p.campaign[c.ID]), content.LastMoment(e.Meta.End)
		list = append(list, s)
	}
	return list
}
