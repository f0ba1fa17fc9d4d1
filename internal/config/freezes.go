package config

import (
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A Freeze is a time in which some posts, or all, are not to be shared: before results
// are published, while a crisis lasts. A list that is empty means every one.
type Freeze struct {
	ID          string
	From, Until time.Time // zero: since ever; until it is removed
	Topics      []string  // one of them is enough
	Entities    []string
	Languages   []string
	Networks    []string
	Reason      Localized
}

// On reports whether the freeze holds at a moment.
func (f Freeze) On(now time.Time) bool { return !now.Before(f.From) && !f.Ended(now) }

// Ended reports whether the freeze is over at a moment.
func (f Freeze) Ended(now time.Time) bool { return !f.Until.IsZero() && !now.Before(f.Until) }

// Covers reports whether the freeze is about what an entity, "" being the hub itself,
// says on some topics in a language: on the networks of the freeze.
func (f Freeze) Covers(lang, entity string, topics []string) bool {
	return fits(f.Topics, topics...) && fits(f.Entities, entity) && fits(f.Languages, lang)
}

// Stops reports whether a network is one of the freeze.
func (f Freeze) Stops(network string) bool { return fits(f.Networks, network) }

// Frozen reports whether some freeze stops, at a moment, what is shared on a network in a
// language: of an entity, on some topics.
func (s *Settings) Frozen(at time.Time, network, lang, entity string, topics []string) bool {
	return slices.ContainsFunc(s.Freezes, func(f Freeze) bool {
		return f.On(at) && f.Stops(network) && f.Covers(lang, entity, topics)
	})
}

type freeze struct {
	ID        string    `yaml:"id"`
	From      yaml.Date `yaml:"from,omitempty"`
	Until     yaml.Date `yaml:"until,omitempty"`
	Topics    []string  `yaml:"topics,omitempty"`
	Entities  []string  `yaml:"entities,omitempty"`
	Languages []string  `yaml:"languages,omitempty"`
	Networks  []string  `yaml:"networks,omitempty"`
	Reason    Localized `yaml:"reason"`
}

// freezes come after what they are about. A word of their scope that is not known stays
// in it, and a date that can't be read is none: a mistake must not free anything.
func (r *reader) freezes() {
	taken := map[string]bool{}
	for i, written := range r.file.Freezes {
		at, f := path{"freezes", i}, written.mean(r.settings.Zone)
		r.identifier(at.to("id"), f.ID)
		if taken[f.ID] {
			r.wrong(at.to("id"), "freeze %q stands here again", f.ID).Cure = "keep one of the two, or rename it"
		}
		taken[f.ID] = true
		if !f.Until.IsZero() && !f.From.Before(f.Until) {
			r.wrong(at.to("until"), "freeze %q ends before it begins", f.ID).Cure = "correct from or until"
		}
		r.because(at.to("reason"), f.Reason)
		r.known(at.to("topics"), f.Topics, r.file.Topics.keys)
		r.known(at.to("entities"), f.Entities, r.file.Entities.keys)
		r.known(at.to("languages"), f.Languages, r.settings.Languages)
		r.known(at.to("networks"), f.Networks, network.Names(network.All))
		r.settings.Freezes = append(r.settings.Freezes, f)
	}
}

func (w freeze) mean(zone *time.Location) Freeze {
	return Freeze{
		ID: w.ID, From: w.From.Start(zone), Until: w.Until.End(zone), Reason: w.Reason,
		Topics: w.Topics, Entities: w.Entities, Languages: w.Languages, Networks: w.Networks,
	}
}

// because checks a reason: it has to be there, in at least one language.
func (r *reader) because(at path, reason Localized) {
	if len(reason) == 0 {
		r.wrong(at, "%s is empty", name(at)).Cure = "say why: it is shown in place of the texts"
	}
	r.texts(at, reason)
}
