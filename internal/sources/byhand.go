package sources

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// byHand reads results that people enter: what a network shows of a post, who came to an
// event. A file is a list; each entry says of one day, and of a post or a campaign, what
// there was of each measure. Nothing else may stand in it but a note for people.
//
//	# site/metrics/linkedin.yaml
//	- {day: 2026-11-20, post: rabat, network: linkedin, impressions: 1200, reactions: 35}
//	- day: 2026-11-20
//	  campaign: open-doors
//	  participants: 48
//	  note: Counted at the door.
//
// An entry that is corrected or removed takes its old numbers along.
var byHand = Kind{
	Name:    ByHand,
	About:   "results that people enter, as YAML files in the hub",
	Badge:   metrics.Declared,
	Collect: collectByHand,
}

// ByHand is the kind of sources that people write.
const ByHand = "byhand"

// handFiles are read where the source names none.
const handFiles = "site/metrics/*.yaml"

// An entry is what somebody says of a day.
type entry struct {
	Day          yaml.Date `yaml:"day"`
	Post         string    `yaml:"post"`
	Lang         string    `yaml:"lang"`
	Network      string    `yaml:"network"`
	Campaign     string    `yaml:"campaign"`
	Note         string    `yaml:"note"`
	Visits       *int      `yaml:"visits"`
	Conversions  *int      `yaml:"conversions"`
	Leads        *int      `yaml:"leads"`
	Impressions  *int      `yaml:"impressions"`
	Reactions    *int      `yaml:"reactions"`
	Comments     *int      `yaml:"comments"`
	Reshares     *int      `yaml:"reshares"`
	Participants *int      `yaml:"participants"`
}

func (e entry) numbers() map[metrics.Measure]*int {
	return map[metrics.Measure]*int{
		metrics.Visits: e.Visits, metrics.Conversions: e.Conversions, metrics.Leads: e.Leads,
		metrics.Impressions: e.Impressions, metrics.Reactions: e.Reactions, metrics.Comments: e.Comments,
		metrics.Reshares: e.Reshares, metrics.Participants: e.Participants,
	}
}

func collectByHand(_ context.Context, asked Asked) (metrics.Batch, error) {
	batch, problems := ReadByHand(asked)
	if len(problems) > 0 {
		var wrong []error
		for _, p := range problems {
			wrong = append(wrong, errors.New(p.String()))
		}
		return metrics.Batch{}, errors.Join(wrong...)
	}
	return batch, nil
}

// ReadByHand reads what was entered for a source, and says everything that is wrong with
// it. Days of which something was said before, and nothing is now, are in it too.
func ReadByHand(asked Asked) (metrics.Batch, problem.List) {
	h := &hand{Asked: asked, days: map[string]int64{}, first: map[metrics.Fact]problem.Position{}}
	if asked.Kept != nil {
		before, _ := asked.Kept.Source(asked.Source.Name)
		for _, o := range before.Origins {
			h.days[o.Day] = 0
		}
	}
	for _, name := range h.names() {
		h.file(name)
	}
	h.problems.Sort()
	batch := metrics.Batch{Facts: h.facts}
	for day, read := range h.days {
		batch.Days = append(batch.Days, metrics.Day{Day: day, Read: read})
	}
	slices.SortFunc(batch.Days, func(a, b metrics.Day) int { return cmp.Compare(a.Day, b.Day) })
	return batch, h.problems
}

// A hand reads entries.
type hand struct {
	Asked
	text     yaml.Text // the file at hand
	days     map[string]int64
	facts    []metrics.Fact
	first    map[metrics.Fact]problem.Position // where facts stand, without their value
	problems problem.List
}

const byHandRule = "results"

func (h *hand) wrong(at problem.Position, cure, format string, args ...any) {
	h.problems = append(h.problems, problem.Errorf(at, byHandRule, format, args...).WithCure("%s", cure))
}

// names are the files of the source, in the hub.
func (h *hand) names() (names []string) {
	patterns := h.Source.Files
	if len(patterns) == 0 {
		patterns = []string{handFiles}
	}
	for _, pattern := range patterns {
		found, err := fs.Glob(h.Files, pattern)
		if err == nil && len(found) == 0 && len(h.Source.Files) > 0 {
			err = errors.New("there is no such file in the hub")
		}
		if err != nil {
			at := h.Settings.At("metrics", "sources", h.Source.Name, "files")
			h.wrong(at, "name files of the hub, such as "+handFiles, "find %s: %v", pattern, err)
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (h *hand) file(name string) {
	data, err := fs.ReadFile(h.Files, name)
	if err != nil {
		h.wrong(problem.Position{File: name}, "see that it can be read", "read it: %v", err)
		return
	}
	h.text = yaml.Text{File: name, First: 1, Data: data}
	var entries []entry
	if found := h.text.Decode(&entries, byHandRule); len(found) > 0 {
		h.problems = append(h.problems, found...)
		return
	}
	for i, e := range entries {
		h.entry(i, e)
	}
}

func (h *hand) entry(i int, e entry) {
	at := func(keys ...any) problem.Position { return h.text.At(append([]any{i}, keys...)...) }
	f, before := metrics.Fact{}, len(h.problems)
	f.Day = h.day(at("day"), e.Day)
	f.Post, f.Campaign = h.of(at("post"), at("campaign"), e)
	if f.Lang = e.Lang; e.Lang != "" && !slices.Contains(h.Settings.Languages, e.Lang) {
		h.wrong(at("lang"), yaml.Suggest(e.Lang, h.Settings.Languages), "the hub has no language %q", e.Lang)
	}
	if f.Network = e.Network; e.Network != "" {
		if _, known := network.Find(e.Network); !known {
			h.wrong(at("network"), yaml.Suggest(e.Network, network.Names(network.All)), "there is no network %q", e.Network)
		}
	}
	said := 0
	for _, measure := range metrics.Measures {
		number := e.numbers()[measure]
		if number == nil {
			continue
		}
		said++
		f.Measure, f.Value = measure, int64(*number)
		h.add(at(string(measure)), f)
	}
	if said == 0 {
		h.wrong(at(), "write a number, such as impressions: 1200", "the entry counts nothing")
	}
	if len(h.problems) == before {
		h.days[f.Day]++
	}
}

// add keeps a fact that is not there yet.
func (h *hand) add(at problem.Position, f metrics.Fact) {
	if f.Value < 0 || f.Value > metrics.Most {
		h.wrong(at, "write how many there were, 0 or more", "found %d", f.Value)
	}
	key := f
	key.Value = 0
	if first, twice := h.first[key]; twice {
		h.wrong(at, "keep one of the two", "%s stand here again, first at %s", f.Measure, first)
	}
	h.first[key] = at
	h.facts = append(h.facts, f)
}

func (h *hand) day(at problem.Position, d yaml.Date) string {
	day := d.Start(h.Now.Location()).Format(time.DateOnly)
	switch today := h.Now.Format(time.DateOnly); {
	case d.IsZero():
		h.wrong(at, "write day: "+today, "the entry has no day")
	case day > today:
		h.wrong(at, "write a day up to "+today, "%s is still to come", day)
	}
	return day
}

// of is what an entry is about. Numbers of a post are of its campaign, too.
func (h *hand) of(postAt, campaignAt problem.Position, e entry) (post, campaign string) {
	if e.Post != "" {
		found, known := h.Library.Post(e.Post)
		if !known {
			h.wrong(postAt, yaml.Suggest(e.Post, h.posts()), "there is no post %q", e.Post)
			return "", ""
		}
		post, campaign = found.ID, found.Campaign
	}
	if e.Campaign == "" {
		return post, campaign
	}
	found, known := h.Library.Campaign(e.Campaign)
	if !known {
		h.wrong(campaignAt, yaml.Suggest(e.Campaign, h.campaigns()), "there is no campaign %q", e.Campaign)
		return post, ""
	}
	return post, found.ID
}

func (h *hand) posts() (ids []string) {
	for _, p := range h.Library.Posts {
		ids = append(ids, p.ID)
	}
	return ids
}

func (h *hand) campaigns() (ids []string) {
	for _, c := range h.Library.Campaigns {
		ids = append(ids, c.ID)
	}
	return ids
}
