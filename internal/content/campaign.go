package content

import (
	"cmp"
	"time"
)

// A Campaign gathers posts with one goal.
type Campaign struct {
	Goal    string
	Targets map[string]int // by measure: visits, reshares …
	Start   time.Time
	End     time.Time // the first moment after it
	Hashtag string    // without #
	Owner   string    // a contact's id
}

type campaignMatter struct {
	Goal    string         `yaml:"goal"`
	Targets map[string]int `yaml:"targets"`
	Start   date           `yaml:"start"`
	End     date           `yaml:"end"`
	Hashtag string         `yaml:"hashtag"`
	Owner   string         `yaml:"owner"`
}

var campaigns = newKind("content/campaigns/", kind[campaignMatter, Campaign]{
	mean: func(m *campaignMatter, zone *time.Location) Campaign {
		return Campaign{
			Goal: m.Goal, Targets: m.Targets, Hashtag: hashtag(m.Hashtag), Owner: m.Owner,
			Start: m.Start.Start(zone), End: m.End.End(zone),
		}
	},
	inherit: func(c *Campaign, first Campaign) {
		if c.Targets == nil {
			c.Targets = first.Targets
		}
		c.Start = cmp.Or(c.Start, first.Start)
		c.End = cmp.Or(c.End, first.End)
		c.Hashtag = cmp.Or(c.Hashtag, first.Hashtag)
		c.Owner = cmp.Or(c.Owner, first.Owner)
	},
})
