package site

import (
	"encoding/json"

	"github.com/portevoix/portevoix/internal/anonymity"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/results"
)

// counting works out the results of a hub that has sources of numbers; others have none.
func (p *planner) counting() {
	if len(p.Settings.Metrics.Sources) == 0 {
		return
	}
	g := results.Given{
		Facts: p.Facts, Released: p.released(), Least: p.Privacy.MinGroup,
		Settings: p.Settings, Over: p.over, Campaigns: p.begun,
	}
	for _, post := range p.offered {
		if post.State(p.options.Now) == content.Live {
			g.Offered = append(g.Offered, post)
		}
	}
	p.results, p.first = results.Of(g), map[string]results.Number{}
	for _, post := range p.results.Posts {
		if post.First != nil && post.First.Value > 0 {
			p.first[post.ID] = *post.First
		}
	}
}

// released is what may be known of teams.
func (p *planner) released() []anonymity.Released {
	list, err := results.ReadReleases(p.Files)
	if err != nil {
		at := problem.Position{File: results.ReleasesFile}
		p.problems = append(p.problems, problem.Errorf(at, "metrics", "%v", err))
	}
	return list
}

// metricsPages plan the page of results in every language, a report of each campaign on
// one sheet of paper, and every table as a file. A hub that counts nothing has none.
func metricsPages(p *planner) {
	if p.results == nil {
		return
	}
	figures, err := json.Marshal(p.results)
	p.failed(err)
	for _, l := range p.locales {
		in := metricsInput{
			frame: frame{locale: l, section: "metrics", path: "metrics/"}, results: p.results, figures: string(figures),
			named: p.namedPosts(), campaigns: p.campaigns,
		}
		p.add(in.file(), "metrics", l, in)
		for _, t := range metricsTables {
			if len(p.results.Days) > 0 {
				p.add(l.lang+"/metrics/"+t.id+".csv", "", l, metricsFile{in, t})
			}
		}
		for _, c := range p.results.Campaigns {
			p.add(l.lang+"/"+reportPath(c.ID)+"index.html", "metrics_campaign", l, p.campaignReport(in, c))
		}
	}
}

// namedPosts are the posts that results name.
func (p *planner) namedPosts() map[string]namedPost {
	named := map[string]namedPost{}
	for _, post := range p.Library.Posts {
		named[post.ID] = namedPost{post, post.State(p.options.Now)}
	}
	list := map[string]namedPost{}
	for _, post := range p.results.Posts {
		list[post.ID] = named[post.ID]
	}
	return list
}

type namedPost struct {
	*content.Post
	state content.State
}

// A metricsInput is what the page of results, and all around it, is made of.
type metricsInput struct {
	frame
	results   *results.Results
	figures   string // the same as bytes
	named     map[string]namedPost
	campaigns map[string]*content.Entry[content.Campaign]
}

func (in metricsInput) Key(k *Key) {
	k.Text(in.figures)
	for _, post := range in.results.Posts {
		k.Post(in.named[post.ID].Post, in.named[post.ID].state)
	}
	for _, c := range in.results.Campaigns {
		entry(k, in.campaigns[c.ID])
	}
}

// titled is a post by name, with a way to its page.
func (in metricsInput) titled(id string) *TitleLink {
	post, ok := in.named[id]
	if !ok {
		return nil
	}
	e, ok := post.In(in.lang)
	if !ok {
		e = post.Original()
	}
	return &TitleLink{in.text(e.Title, e.Lang), in.settings.Href(e.Lang + "/posts/" + id + "/")}
}

func reportPath(campaign string) string { return "metrics/campaigns/" + campaign + "/" }
