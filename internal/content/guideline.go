package content

import (
	"cmp"
	"time"
)

// A Guideline is part of the social-media charter or advice on it.
type Guideline struct {
	Order     int
	Version   string
	AppliesTo string
	Owner     string // a contact's id
	Updated   time.Time
}

type guidelineMatter struct {
	Order     int    `yaml:"order"`
	Version   string `yaml:"version"`
	AppliesTo string `yaml:"applies_to"`
	Owner     string `yaml:"owner"`
	Updated   date   `yaml:"updated"`
}

var guidelines = newKind("guidelines/", kind[guidelineMatter, Guideline]{
	mean: func(m *guidelineMatter, zone *time.Location) Guideline {
		return Guideline{m.Order, m.Version, m.AppliesTo, m.Owner, m.Updated.Start(zone)}
	},
	inherit: func(g *Guideline, first Guideline) {
		g.Order = cmp.Or(g.Order, first.Order)
		g.Version = cmp.Or(g.Version, first.Version)
		g.Owner = cmp.Or(g.Owner, first.Owner)
		g.Updated = cmp.Or(g.Updated, first.Updated)
	},
})
