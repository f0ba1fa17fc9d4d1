package audit

import (
	"path"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

// look takes down what the current hub offers by its clock, as holding from a moment on.
func (g *gatherer) look(clock, from time.Time) error {
	hub := g.current
	from = from.In(g.Zone)
	g.looked = clock
	offered, problems := approvals.For(hub.Files, hub.Library, hub.Settings, clock)
	hub.offered = offered.Library.Posts
	offers, withdrawals := map[string]Offer{}, map[string]Withdrawal{}
	for _, p := range offered.Library.Posts {
		switch state := p.State(clock); {
		case state == content.Live:
			for _, e := range p.Editions {
				o := edition{hub, offered, p, e, clock, g.Zone}
				if o.stopped() {
					continue
				}
				offer, err := o.offer(g.keep)
				if err != nil {
					return err
				}
				offers[p.ID+"."+e.Lang] = offer
			}
		case state == content.Withdrawn && !p.NeverOut(clock) && g.inTime(p.Withdrawn):
			withdrawals[p.ID] = g.withdrawal(p)
		}
	}
	rules, err := g.rulesNow()
	if err != nil {
		return err
	}
	for _, err := range []error{
		g.offers.show(from, offers), g.withdrawals.show(from, withdrawals), g.freezes.show(from, g.freezesAt(clock)),
		g.rules.show(from, rules), g.unread.show(from, hub.unread(clock, problems)),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// inTime reports whether a post was taken back in the time of the record; one that does
// not say when may have been.
func (g *gatherer) inTime(w *content.Withdrawal) bool {
	return w == nil || w.On.IsZero() || !w.On.Before(g.Options.From)
}

func (g *gatherer) withdrawal(p *content.Post) Withdrawal {
	lang := g.Words.Lang
	w := Withdrawal{Post: p.ID, Title: p.Original().Title}
	if e, ok := p.In(lang); ok {
		w.Title = e.Title
	}
	if p.Withdrawn != nil {
		w.On, w.Replacement = p.Withdrawn.On.In(g.Zone), p.Withdrawn.Replacement
	}
	w.Reason, _ = p.Reason(lang)
	w.Answer, _ = p.Answer(lang)
	return w
}

func (g *gatherer) freezesAt(clock time.Time) map[string]Freeze {
	now := map[string]Freeze{}
	for _, f := range g.current.Settings.Freezes {
		if f.On(clock) {
			now[f.ID] = Freeze{
				ID: f.ID, Topics: site.Listed(f.Topics), Entities: site.Listed(f.Entities), Languages: site.Listed(f.Languages),
				Networks: site.Listed(f.Networks), Reason: f.Reason.In(g.Words.Lang, g.current.Settings.Languages),
			}
		}
	}
	return now
}

// ruleFiles are the settings by which a hub decides what it offers, and what it counts.
var ruleFiles = []string{config.File, "site/privacy.yaml", "site/recognition.yaml"}

func (g *gatherer) rulesNow() (map[string]Rule, error) {
	now := map[string]Rule{}
	for _, name := range ruleFiles {
		if data, err := g.current.readFile(name); err == nil {
			now[name] = g.rule(name, path.Base(name), data)
		}
	}
	for _, guideline := range g.current.Library.Guidelines {
		for _, e := range guideline.Editions {
			data, err := g.current.readFile(e.Source.Path)
			if err != nil {
				return nil, err
			}
			now[e.Source.Path] = g.rule(e.Source.Path, e.Title, data)
		}
	}
	return now, nil
}

func (g *gatherer) rule(name, title string, data []byte) Rule {
	r := Rule{File: name, Title: title, Sum: sumOf(data), Text: string(data)}
	g.files[r.Source()] = stored(data)
	return r
}

// Source is where the archive has the file, byte for byte.
func (r Rule) Source() string { return r.folder() + r.Sum[:short] + ".txt" }

func (r Rule) page() string { return r.folder() + r.Sum[:short] + ".html" }

func (r Rule) folder() string {
	name := strings.TrimSuffix(path.Base(r.File), path.Ext(r.File))
	return "rules/" + name + "/"
}
