package check

import (
	"fmt"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
)

var approved = Rule{
	Name: "approvals",
	Doc: "Where approvals are required, each is for what is handed over, also for what comes from elsewhere: " +
		"a disclosure of the settings, a campaign's hashtag. To change that asks for new approvals of all posts " +
		"that hand it over; until they are there the last approved versions are offered. That needs --since. " +
		"An approval that ends before its post is told of two weeks before.",
	Example: `
-- before/site/hub.yaml --
languages: [en]
approvals: {require: true, teams: {legal: [ana]}, rules: [{team: legal}]}
-- before/content/campaigns/sun.en.md --
---
title: Sun
hashtag: Sun
---
-- before/content/posts/spring.en.md --
---
title: Spring
campaign: sun
---
-- site/hub.yaml --
languages: [en]
approvals: {require: true, teams: {legal: [ana]}, rules: [{team: legal}]}
-- content/campaigns/sun.en.md --
---
title: Sun
hashtag: Sunshine
---
-- content/posts/spring.en.md --
---
title: Spring
campaign: sun
---
-- finding --
content/campaigns/sun.en.md:3:10: note: the change takes away what approvals there are of 1 post: spring.en [approvals]
    → have them approved again; until then the versions that were are offered
`,
	far: true,
	hub: func(f *finder) {
		if !f.Settings.Approvals.Require {
			return
		}
		f.approvalsThatEnd()
		if f.Before == nil {
			return
		}
		f.voided(f.Settings.At("disclosures"), f.settingsChange)
		for _, c := range f.Library.Campaigns {
			f.voided(c.Original().Source.At("hashtag"), func(p *content.Post, e *content.Edition) bool {
				return p.Campaign == c.ID && f.campaignChange(p, e)
			})
		}
	},
}

// voided says of how many editions a change takes the approval away.
func (f *finder) voided(at problem.Position, changes func(*content.Post, *content.Edition) bool) {
	var list []string
	for _, p := range f.current() {
		if _, known := f.Before.Library.Post(p.ID); !known {
			continue
		}
		for _, e := range p.Editions {
			if changes(p, e) {
				list = append(list, p.ID+"."+e.Lang)
			}
		}
	}
	if len(list) > 0 {
		f.hint(at, "the change takes away what approvals there are of %s", counted(list)).Cure =
			"have them approved again; until then the versions that were are offered"
	}
}

// counted says how many there are, and names the first.
func counted(list []string) string {
	const most = 5
	slices.Sort(list)
	text := fmt.Sprintf("%d posts: ", len(list))
	if len(list) == 1 {
		text = "1 post: "
	}
	for i, name := range list[:min(most, len(list))] {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	if len(list) > most {
		text += ", …"
	}
	return text
}

// settingsChange reports whether other settings make something else of an edition.
func (f *finder) settingsChange(p *content.Post, e *content.Edition) bool {
	return f.differs(f.Before.Settings, f.Library, p, e)
}

// campaignChange reports whether other campaigns do.
func (f *finder) campaignChange(p *content.Post, e *content.Edition) bool {
	return f.differs(f.Settings, f.Before.Library, p, e)
}

func (f *finder) differs(s *config.Settings, l *content.Library, p *content.Post, e *content.Edition) bool {
	before, _ := share.Digest(s, l, p, e.Lang)
	now, _ := share.Digest(f.Settings, f.Library, p, e.Lang)
	return before != now
}
