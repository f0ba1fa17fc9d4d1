package site

import (
	"net/url"
	"strconv"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

type pollEntry = content.Entry[content.Poll]

// polls plans the list of polls and a page for each. One whose time has not come is in
// neither, save for a preview.
func polls(p *planner) {
	asked := p.asked()
	if len(asked) == 0 {
		return
	}
	for _, l := range p.locales {
		open, closed := p.pollsIn(l, asked)
		var all []series
		if len(open) > 0 {
			all = append(all, newSeries("open", p.word(l, "poll.open"), open))
		}
		if len(closed) > 0 {
			all = append(all, newSeries("closed", p.word(l, "poll.closed"), closed))
		}
		p.index(l, "polls", all...)
	}
}

// asked are the polls that are shown.
func (p *planner) asked() []*pollEntry {
	var list []*pollEntry
	for _, poll := range p.Library.Polls {
		meta := poll.Original().Meta
		switch meta.State(p.options.Now) {
		case content.PollToCome:
			p.report.changes(meta.Opens)
			if !p.options.Preview {
				continue
			}
		case content.PollOpen:
			if !meta.Closes.IsZero() {
				p.report.changes(meta.Closes)
			}
		}
		list = append(list, poll)
	}
	return list
}

// pollsIn plans the polls of a language and returns their lists.
func (p *planner) pollsIn(l *locale, asked []*pollEntry) (open, closed []summaryInput) {
	for _, poll := range asked {
		e := editionIn(poll, l.lang)
		state := e.Meta.State(p.options.Now)
		s := summarise(l, &e.Document, p.Settings.Href(e.Lang+"/polls/"+poll.ID+"/"))
		if state == content.PollClosed {
			closed = append(closed, s)
		} else {
			s.end = content.LastMoment(e.Meta.Closes)
			open = append(open, s)
		}
		if e.Lang == l.lang {
			in := pollInput{document(l, "polls", poll, e), e.Meta, state}
			in.contact = e.Meta.Owner
			p.add(in.file(), "poll", l, in)
		}
	}
	return open, closed
}

type pollInput struct {
	documentInput
	poll  content.Poll
	state content.PollState
}

func (in pollInput) Key(k *Key) {
	in.documentInput.Key(k)
	k.Text(in.poll.Link, string(in.state))
	k.Text(strconv.FormatBool(in.poll.Counted))
	k.Time(in.poll.Opens)
	k.Time(in.poll.Closes)
	for _, a := range in.poll.Answers { // votes may stand in another language's file
		k.Int(a.Votes)
	}
}

func (in pollInput) View() (any, error) {
	document, err := in.view()
	v := PollPage{DocumentPage: document, State: string(in.state)}
	v.Opens, v.Closes = in.poll.Opens, content.LastMoment(in.poll.Closes)
	for _, a := range in.poll.Answers {
		v.Answers = append(v.Answers, a.Text)
	}
	switch {
	case in.state != content.PollClosed:
		v.Form = formLink(in.poll.Link)
	case in.poll.Counted:
		v.Result = result(in.poll)
	}
	return v, err
}

// formLink leads to the form and names its host.
func formLink(address string) *Link {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return nil
	}
	return &Link{Name: u.Hostname(), Href: address}
}

// result is what came of a poll. Where too few chose an answer it holds no number.
func result(p content.Poll) *PollResult {
	if !p.Tells() {
		return &PollResult{}
	}
	r := &PollResult{Votes: p.Votes()}
	for _, a := range p.Answers {
		r.Bars = append(r.Bars, PollBar(a))
	}
	return r
}

// PollPage is a question and its answers, or what came of them.
type PollPage struct {
	DocumentPage
	State   string // open, closed; in a preview also to-come
	Opens   time.Time
	Closes  time.Time // last moment it is open; zero: no end
	Answers []string
	Form    *Link       // where one answers, named by its host; nil: not here
	Result  *PollResult // of a closed poll; nil: not counted yet
}

// PollResult is how many chose each answer. Without bars too few chose one of them.
type PollResult struct {
	Votes int // of all answers
	Bars  []PollBar
}

// PollBar is an answer and how many chose it.
type PollBar struct {
	Text  string
	Votes int
}
