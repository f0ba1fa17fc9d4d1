package site

import (
	"fmt"
	"time"

	"github.com/portevoix/portevoix/internal/calendar"
	"github.com/portevoix/portevoix/internal/content"
)

const (
	calendarFile = "calendar.ics"
	inCalendar   = 500 // posts, the newest of all languages
)

// dates plans the calendar of each language: when posts came up and their last day,
// when campaigns begin and end.
func dates(p *planner) {
	for _, l := range p.locales {
		in := p.datesOf(l, p.told[:min(len(p.told), inCalendar)])
		in.campaigns = p.begun
		p.add(l.lang+"/"+calendarFile, "", l, in)
	}
}

func (p *planner) datesOf(l *locale, posts []*content.Post) datesInput {
	in := datesInput{locale: l}
	for _, post := range posts {
		if e, ok := post.In(l.lang); ok {
			in.posts = append(in.posts, datedPost{post, e, post.State(p.options.Now)})
		}
	}
	return in
}

// Calendar returns the dates of posts in a language, as they stand at a moment.
func (h *Hub) Calendar(lang string, now time.Time, posts []*content.Post) ([]byte, error) {
	p := &planner{Hub: h, options: Options{Now: now}}
	p.speak()
	for _, l := range p.locales {
		if l.lang == lang {
			return p.datesOf(l, posts).file()
		}
	}
	return nil, fmt.Errorf("write a calendar: the hub has no language %q", lang)
}

type datesInput struct {
	*locale
	posts     []datedPost
	campaigns []*content.Entry[content.Campaign]
}

type datedPost struct {
	post  *content.Post
	e     *content.Edition
	state content.State
}

func (in datesInput) Key(k *Key) {
	k.Int(len(in.posts))
	for _, d := range in.posts {
		k.Post(d.post, d.state)
	}
	for _, c := range in.campaigns {
		entry(k, c)
	}
}

func (in datesInput) View() (any, error) {
	data, err := in.file()
	return Raw(data), err
}

func (in datesInput) file() ([]byte, error) {
	l, d := in.locale, dating{locale: in.locale}
	name := d.word(l, "calendar.name")
	for _, post := range in.posts {
		d.post(post)
	}
	for _, c := range in.campaigns {
		if e, ok := c.In(in.lang); ok {
			d.campaign(c, e)
		}
	}
	if d.err != nil {
		return nil, d.err
	}
	c := calendar.Calendar{
		Name: in.feedTitle(name), Description: in.hub.Tagline.Words, URL: in.absolute(""), Events: d.events,
	}
	return c.Bytes()
}

// A dating turns what a hub says into events.
type dating struct {
	*locale
	speaker
	events []calendar.Event
}

func (d *dating) post(p datedPost) {
	l := d.locale
	title, last := p.e.Title, d.word(l, "calendar.last", "Title", p.e.Title)
	event := calendar.Event{
		ID: d.identity("posts", p.post.ID, p.post.Aliases), Text: p.e.Summary,
		URL: d.absolute("posts/" + p.post.ID + "/"), Changed: changed(p.post),
	}
	if p.state == content.Withdrawn {
		title = d.word(l, "feed.withdrawn", "Title", p.e.Title)
		last, event.Text, event.Cancelled = title, d.word(l, "feed.gone"), true
	}
	d.begin(event, title, appeared(p.post))
	d.end(event, last, p.post.End())
}

func (d *dating) campaign(c *content.Entry[content.Campaign], e *content.EntryEdition[content.Campaign]) {
	l := d.locale
	event := calendar.Event{
		ID: d.identity("campaigns", c.ID, c.Aliases), Text: e.Summary,
		URL: d.absolute("campaigns/" + c.ID + "/"), Changed: begins(c),
	}
	d.begin(event, d.word(l, "calendar.begins", "Title", e.Title), begins(c))
	d.end(event, d.word(l, "calendar.ends", "Title", e.Title), e.Meta.End)
}

// begin adds when something starts.
func (d *dating) begin(e calendar.Event, title string, at time.Time) {
	e.ID, e.Title, e.At, e.AllDay = e.ID+"#start", title, at, content.StartsDay(at)
	d.add(e)
}

// end adds the last day before something is over, or the moment within a day.
func (d *dating) end(e calendar.Event, title string, at time.Time) {
	e.ID, e.Title, e.At, e.AllDay = e.ID+"#end", title, at, content.StartsDay(at)
	if e.AllDay {
		e.At = content.LastMoment(at)
	}
	d.add(e)
}

func (d *dating) add(e calendar.Event) {
	if !e.At.IsZero() {
		d.events = append(d.events, e)
	}
}
