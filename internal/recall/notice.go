package recall

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/site"
)

// A Form is a kind of message.
type Form string

const (
	Mail Form = "mail" // with a subject
	Chat Form = "chat" // shorter
)

// Forms are all kinds of messages.
var Forms = []Form{Mail, Chat}

// Notice words what to send to colleagues about a post that was taken back: in each of
// its languages that it was, why, and how to delete it on each network it could go to.
// What to share instead is named if the site offers it at the moment.
func Notice(hub *site.Hub, now time.Time, p Post, w content.Withdrawal, form Form) (string, error) {
	other := instead(hub, now, w)
	return inEach(hub, p, func(n *notice, title string) string { return n.text(title, w, other, form) })
}

// instead is the post that replaces one, if it is live; nil: none.
func instead(hub *site.Hub, now time.Time, w content.Withdrawal) *content.Post {
	if w.Replacement == "" {
		return nil
	}
	offered, _ := hub.Offered(now) // of approvals that can't be read the site offers nothing
	other, _ := offered.Library.Post(w.Replacement)
	if other == nil || other.State(now) != content.Live {
		return nil
	}
	return other
}

// Again words what to send to colleagues about a post that is offered again.
func Again(hub *site.Hub, p Post, form Form) (string, error) {
	return inEach(hub, p, func(n *notice, title string) string { return n.again(title, form) })
}

// inEach joins the messages in all languages of a post.
func inEach(hub *site.Hub, p Post, text func(n *notice, title string) string) (string, error) {
	var texts []string
	for _, e := range p.Editions {
		words, ok := hub.Words[e.Lang]
		if !ok {
			continue
		}
		n := notice{hub: hub, post: p, lang: e.Lang, words: words}
		texts = append(texts, text(&n, cmp.Or(e.Title, p.ID)))
		if n.err != nil {
			return "", fmt.Errorf("write the message: %w", n.err)
		}
	}
	return strings.Join(texts, "\n\n"), nil
}

// A notice is a message in one language. It keeps the first failure.
type notice struct {
	hub   *site.Hub
	post  Post
	lang  string
	words *lang.Catalogue
	err   error
}

func (n *notice) text(title string, w content.Withdrawal, other *content.Post, form Form) string {
	c := n.words
	lines := n.opening(title, form, "recall.subject", "feed.withdrawn")
	lines = append(lines, strings.TrimSpace(n.word(c, "feed.gone")+" "+w.Reason))
	lines = append(lines, n.word(c, "withdrawn.delete")+" "+n.word(c, "withdrawn.how"))
	for _, on := range n.networks() {
		lines = append(lines, "- "+on.Title+": "+n.word(c, "recall.delete."+on.Name))
	}
	if w.Answer != "" {
		lines = append(lines, n.word(c, "withdrawn.answer")+" "+w.Answer)
	}
	if other != nil {
		lines = append(lines, n.word(c, "withdrawn.replacement")+" "+n.address(written(other, n.lang), other.ID))
	}
	return strings.Join(append(lines, n.word(c, "recall.page")+" "+n.address(n.lang, n.post.ID)), "\n")
}

func (n *notice) again(title string, form Form) string {
	lines := n.opening(title, form, "recall.again", "recall.again")
	return strings.Join(append(lines, n.word(n.words, "recall.back")+" "+n.address(n.lang, n.post.ID)), "\n")
}

// opening is how a message begins: what it is about, in a mail as the subject.
func (n *notice) opening(title string, form Form, mail, chat string) []string {
	if form == Mail {
		return []string{n.word(n.words, mail, "Title", title), "", n.word(n.words, "recall.hello"), "", title, ""}
	}
	return []string{n.word(n.words, chat, "Title", title), ""}
}

// networks are those of the post; of one with mistakes they are not known, so all.
func (n *notice) networks() []network.Network {
	if n.post.read == nil {
		return n.hub.Settings.Networks
	}
	return site.SharedOn(n.hub.Settings, n.post.read)
}

func (n *notice) address(lang, id string) string {
	return n.hub.Settings.BaseURL + lang + "/posts/" + id + "/"
}

// written is a language of a post: the one that is asked for, else its first.
func written(p *content.Post, lang string) string {
	if _, ok := p.In(lang); ok {
		return lang
	}
	return p.Original().Lang
}

func (n *notice) word(c *lang.Catalogue, key string, pairs ...any) string {
	text, err := c.T(key, pairs...)
	if n.err == nil {
		n.err = err
	}
	return text
}
