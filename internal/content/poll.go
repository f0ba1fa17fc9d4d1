package content

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A Poll asks colleagues a question, its title. They answer elsewhere, at Link: the hub
// has no accounts and counts nothing itself. How many chose an answer is written into
// the file when all is over.
type Poll struct {
	Answers []Option
	Link    string    // https; empty: it is asked in some other way
	Opens   time.Time // not before; zero: at once
	Closes  time.Time // the first moment after it; zero: never
	Owner   string    // a contact's id
	Counted bool      // votes are known
}

// An Option is an answer that can be chosen.
type Option struct {
	Text  string
	Votes int
}

// minVotes is how many people have to stand behind an answer for its number to say
// nothing about any one of them.
const minVotes = 5

const maxVotes = 1_000_000_000 // of one answer, so that their sum can be counted

// Votes are those of all answers together.
func (p Poll) Votes() int {
	sum := 0
	for _, a := range p.Answers {
		sum += a.Votes
	}
	return sum
}

// Tells reports whether the result can be shown: each answer was chosen by nobody or by
// enough people. One answer of few hides all, else it is what the others leave of the sum.
func (p Poll) Tells() bool {
	few := func(a Option) bool { return a.Votes > 0 && a.Votes < minVotes }
	return p.Votes() > 0 && !slices.ContainsFunc(p.Answers, few)
}

// A PollState is what a poll is at a moment.
type PollState string

const (
	PollToCome PollState = "to-come"
	PollOpen   PollState = "open"
	PollClosed PollState = "closed"
)

// State returns the poll's state at a moment.
func (p Poll) State(now time.Time) PollState {
	switch {
	case now.Before(p.Opens):
		return PollToCome
	case !p.Closes.IsZero() && !now.Before(p.Closes):
		return PollClosed
	}
	return PollOpen
}

type pollMatter struct {
	Answers []option `yaml:"answers"`
	Link    string   `yaml:"link"`
	Opens   date     `yaml:"opens"`
	Closes  date     `yaml:"closes"`
	Owner   string   `yaml:"owner"`
}

// An option is words, or a mapping of words and the number of those who chose them.
type option struct {
	Text  string `yaml:"text"`
	Votes *int   `yaml:"votes"`
}

func (o *option) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.Scalar {
		o.Text = n.Value
		return nil
	}
	type mapping option
	return yaml.DecodeNode(n, (*mapping)(o))
}

func (o *option) mean() Option {
	votes := 0
	if o.Votes != nil {
		votes = *o.Votes
	}
	return Option{strings.TrimSpace(o.Text), votes}
}

var polls = newKind("content/polls/", kind[pollMatter, Poll]{
	check:   checkPoll,
	compare: comparePolls,
	mean: func(m *pollMatter, zone *time.Location) Poll {
		p := Poll{Link: m.Link, Opens: m.Opens.Start(zone), Closes: m.Closes.End(zone), Owner: m.Owner}
		for _, a := range m.Answers {
			p.Answers = append(p.Answers, a.mean())
			p.Counted = a.Votes != nil
		}
		return p
	},
	inherit: func(p *Poll, first Poll) {
		p.Link = cmp.Or(p.Link, first.Link)
		p.Owner = cmp.Or(p.Owner, first.Owner)
		if first.Opens.After(p.Opens) {
			p.Opens = first.Opens
		}
		if p.Closes.IsZero() || !first.Closes.IsZero() && first.Closes.Before(p.Closes) {
			p.Closes = first.Closes
		}
		if !p.Counted && len(p.Answers) == len(first.Answers) {
			p.Counted = first.Counted
			for i := range p.Answers {
				p.Answers[i].Votes = first.Answers[i].Votes
			}
		}
	},
})

// checkPoll wants a question that can be answered.
func checkPoll(m *pollMatter, s *Source) problem.List {
	list := checkAnswers(m.Answers, s)
	refuse := func(key, cure, format string, args ...any) {
		list = append(list, problem.Errorf(s.At(key), ruleFrontMatter, format, args...).WithCure("%s", cure))
	}
	if len(m.Answers) < 2 {
		refuse("answers", "write them: answers: [Yes, No]", "found %d answers, want at least 2", len(m.Answers))
	}
	if !answerable(m.Link) {
		refuse("link", "write the https address of the form", "found link %q", m.Link)
	}
	if !m.Closes.IsZero() && !m.Closes.End(time.UTC).After(m.Opens.Start(time.UTC)) {
		refuse("closes", "write a later day", "the poll closes before it opens")
	}
	return list
}

// checkAnswers wants answers that can be told apart, and counts for all or none.
func checkAnswers(answers []option, s *Source) problem.List {
	var list problem.List
	refuse := func(i int, cure, format string, args ...any) {
		list = append(list, problem.Errorf(s.At("answers", i), ruleFrontMatter, format, args...).WithCure("%s", cure))
	}
	seen := map[string]bool{}
	for i, a := range answers {
		text := strings.TrimSpace(a.Text)
		switch {
		case text == "":
			refuse(i, "write it, or remove the item", "the answer has no words")
		case seen[text]:
			refuse(i, "keep one of the two", "the answer %q stands here twice", text)
		case a.Votes != nil && (*a.Votes < 0 || *a.Votes > maxVotes):
			refuse(i, "write how many chose it", "found %d votes", *a.Votes)
		case (a.Votes == nil) != (answers[0].Votes == nil):
			refuse(i, "write votes: for every answer, or for none", "votes are written for some answers only")
		}
		seen[text] = true
	}
	return list
}

func answerable(link string) bool {
	u, err := url.Parse(link)
	return link == "" || err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil
}

// comparePolls wants the same answers in every language and the same count of them, so
// that one holds for all.
func comparePolls(editions []*EntryEdition[Poll]) problem.List {
	var list problem.List
	for i, e := range editions {
		for _, other := range editions[:i] {
			if found := comparePoll(e, other); len(found) > 0 {
				list = append(list, found...)
				break
			}
		}
	}
	return list
}

// comparePoll names the first difference of two editions, and both its places.
func comparePoll(e, other *EntryEdition[Poll]) problem.List {
	here, there := e.Meta.Answers, other.Meta.Answers
	differ := func(found, wanted int, what, cure string, path ...any) problem.List {
		return problem.List{problem.Errorf(e.Source.At(path...), ruleFrontMatter, "found %d %s here and %d in %s",
			found, what, wanted, other.Source.At(path...)).WithCure("%s", cure)}
	}
	switch {
	case len(here) == 0 || len(there) == 0: // told already
		return nil
	case len(here) != len(there):
		return differ(len(here), len(there), "answers",
			"write the same answers in every language, in the same order", "answers")
	case !e.Meta.Counted || !other.Meta.Counted:
		return nil
	}
	for i := range here {
		if here[i].Votes != there[i].Votes {
			return differ(here[i].Votes, there[i].Votes, "votes", "write votes: in one language only", "answers", i)
		}
	}
	return nil
}
