package site

import (
	"io/fs"
	"net/url"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

// FormFolder is where GitHub looks for issue forms, from the repository's root.
const FormFolder = ".github/ISSUE_TEMPLATE"

// propose plans the page that says how to propose a post, where the hub knows a way.
func propose(p *planner) {
	if p.Settings.Propose.None() {
		return
	}
	for _, l := range p.locales {
		in := proposeInput{frame: frame{locale: l, path: "propose/"}, title: p.word(l, "propose.heading")}
		if to := p.Settings.Propose; to.Repository != "" {
			host := "https://github.com/" + to.Repository
			in.form = host + "/issues/new" + p.form(l.lang)
			in.editor = host + "/new/" + to.Branch + "/content/posts?" + parameters(
				"filename", "my-post."+l.lang+".md", "value", p.sample(l))
		}
		if to := p.Settings.Propose.Mail; to != "" {
			in.mail = "mailto:" + to + "?" + parameters("subject", in.title, "body", p.mailForm(l))
		}
		p.add(in.file(), "propose", l, in)
	}
}

// form is where an issue begins: with the form in a language, the one for all, or, where
// the hub shows neither, with a choice.
func (p *planner) form(lang string) string {
	for _, name := range []string{"propose." + lang + ".yml", "propose.yml"} {
		if _, err := fs.Stat(p.Files, FormFolder+"/"+name); err == nil {
			return "?template=" + name
		}
	}
	return "/choose"
}

// sample is a post to begin with.
func (p *planner) sample(l *locale) string {
	edition := &content.Edition{
		Document: content.Document{
			Lang: l.lang, Title: p.word(l, "propose.sample.title"),
			Body: []byte("\n" + p.word(l, "propose.sample.why") + "\n"),
		},
		Link:  "https://",
		Share: map[string][]content.Text{content.Any: {{Body: p.word(l, "propose.sample.text")}}},
	}
	post := &content.Post{Status: content.StatusDraft, Editions: []*content.Edition{edition}}
	return string(post.Format(l.lang))
}

// mailForm is a mail to be filled in.
func (p *planner) mailForm(l *locale) string {
	lines := []string{
		p.word(l, "propose.mail.fill"),
		p.word(l, "propose.field.title") + ": ",
		p.word(l, "propose.field.text") + ": ",
		p.word(l, "propose.field.link") + ": ",
		p.word(l, "propose.field.why") + ": ",
		p.word(l, "propose.field.language") + ": " + l.words.Name(),
	}
	return strings.Join(lines, "\r\n\r\n")
}

// parameters are names and values as they stand in an address, in their order. A space
// is %20: mail programs show a + as it is.
func parameters(pairs ...string) string {
	var list []string
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, pairs[i]+"="+strings.ReplaceAll(url.QueryEscape(pairs[i+1]), "+", "%20"))
	}
	return strings.Join(list, "&")
}

type proposeInput struct {
	frame
	title              string
	form, editor, mail string // addresses; empty: no such way
}

func (in proposeInput) Key(k *Key) { k.Text(in.form, in.editor, in.mail) }

func (in proposeInput) View() (any, error) {
	return ProposePage{Base: in.base(in.title, ""), Form: in.form, Editor: in.editor, Mail: in.mail}, nil
}
