package content

import (
	"cmp"
	"time"
)

// A Withdrawal says why a post was taken back and what to do about it.
type Withdrawal struct {
	On          time.Time
	Reason      string // the original's, see Post.Reason
	Answer      string // what to say if asked: the original's, see Post.Answer
	Replacement string // id of the post to share instead
}

// Reason says why the post was taken back, and in which language that is written: in the
// one asked for if its file says it, else as the original does, else as any does.
func (p *Post) Reason(lang string) (words, in string) {
	return p.told(lang, func(e *Edition) string { return e.Reason })
}

// Answer is what to say if asked, chosen as Reason is.
func (p *Post) Answer(lang string) (words, in string) {
	return p.told(lang, func(e *Edition) string { return e.Answer })
}

func (p *Post) told(lang string, get func(*Edition) string) (words, in string) {
	editions := append([]*Edition{p.Original()}, p.Editions...)
	if e, ok := p.In(lang); ok {
		editions = append([]*Edition{e}, editions...)
	}
	for _, e := range editions {
		if words := get(e); words != "" {
			return words, e.Lang
		}
	}
	return "", lang
}

// withdrawal is what is the same in all languages: when, and what to share instead. The
// words are each language's own.
func (m *merge) withdrawal() *Withdrawal {
	var w *Withdrawal
	on := pick(m, "withdrawn.on", func(f *postMatter) date { return f.withdrawn().On }, m.showStart, nil)
	replacement := pick(m, "withdrawn.replacement", func(f *postMatter) string { return f.withdrawn().Replacement }, word, nil)
	for _, f := range m.files {
		if own := f.post().Withdrawn; own != nil {
			if w == nil {
				w = &Withdrawal{On: on.Start(m.zone), Replacement: replacement}
			}
			w.Reason, w.Answer = cmp.Or(w.Reason, own.Reason), cmp.Or(w.Answer, own.Answer)
		}
	}
	return w
}

// withdrawn is what a file says of it, empty where it says nothing.
func (m *postMatter) withdrawn() withdrawnMatter {
	if m.Withdrawn == nil {
		return withdrawnMatter{}
	}
	return *m.Withdrawn
}
