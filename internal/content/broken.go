package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// BrokenPosts are the posts that were left out for their mistakes, in the order of their
// ids, with no more than their files tell in spite of them: ids, titles, from when, and
// whether they are drafts or were taken back. An id that belongs to a sound post is not theirs.
func (l *Library) BrokenPosts(files fs.FS, zone *time.Location) []*Post {
	byID := map[string]*Post{}
	var all []*Post
	for _, name := range l.Broken {
		if !posts.holds(name) {
			continue
		}
		id, lang, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".md"), ".")
		if byID[id] == nil {
			byID[id] = &Post{ID: id}
			all = append(all, byID[id])
		}
		src, _ := fs.ReadFile(files, name) // what can't be read tells nothing
		byID[id].glance(name, lang, src, zone)
	}
	for _, p := range all {
		p.Aliases = slices.DeleteFunc(p.Aliases, func(id string) bool { _, taken := l.Post(id); return taken })
	}
	slices.SortFunc(all, func(a, b *Post) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// glance adds what one file of a broken post tells.
func (p *Post) glance(name, lang string, src []byte, zone *time.Location) {
	g := GlanceAt(src)
	e := &Edition{Document: Document{Lang: lang, Title: g.Title, Source: &Source{Path: name}}}
	if g.Translated {
		e.TranslatedFrom = &Translation{}
	}
	p.Editions = append(p.Editions, e)
	p.Aliases = append(p.Aliases, g.Aliases...)
	publish, withdrawn := glanceDates(src, zone)
	if publish.After(p.Publish) {
		p.Publish = publish
	}
	switch {
	case g.Withdrawn:
		p.Status = StatusWithdrawn
	case g.Draft && p.Status != StatusWithdrawn:
		p.Status = StatusDraft
	}
	if !withdrawn.IsZero() {
		p.Withdrawn = &Withdrawal{On: withdrawn}
	}
}

func glanceDates(src []byte, zone *time.Location) (publish, withdrawn time.Time) {
	var told struct {
		Publish   date `yaml:"publish"`
		Withdrawn struct {
			On date `yaml:"on"`
		} `yaml:"withdrawn"`
	}
	s, _ := parseSource("", src)
	s.matter.Decode(&told, "")
	return told.Publish.Start(zone), told.Withdrawn.On.Start(zone)
}
