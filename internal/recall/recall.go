// Package recall takes posts back: it finds those that are meant, writes into the file of
// each that it is withdrawn and why, and words what has to be said to colleagues.
//
// A post is found by id, by an id it had before or by a file, whether or not it has
// mistakes: what stops a build must not stop a recall. With a picture or the release form
// of a person who is pictured all posts are found that show it. What is written is
// content.Withdraw, in the file of the language that the others were translated from:
// one withdrawn edition withdraws them all. To offer a post again each of its files has
// to give that up, by content.Reinstate.
package recall

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
)

// A Post is one that can be taken back.
type Post struct {
	ID        string
	File      string   // that it is written into
	Files     []string // of all its editions, sorted: any can take it back
	Withdrawn bool     // already
	Editions  []Edition
	read      *content.Post // nil: it has mistakes
}

// An Edition is a language of a post.
type Edition struct{ Lang, Title string }

// Find finds a post by id, former id or file.
func Find(hub *site.Hub, name string) (Post, bool) {
	id := name
	if strings.HasSuffix(name, ".md") {
		id, _, _ = strings.Cut(path.Base(filepath.ToSlash(name)), ".")
	}
	if p, ok := hub.Library.Post(id); ok {
		return sound(p), true
	}
	return spoilt(hub, id)
}

func sound(p *content.Post) Post {
	found := Post{ID: p.ID, File: p.Original().Source.Path, Withdrawn: p.Status == content.StatusWithdrawn, read: p}
	for _, e := range p.Editions {
		found.Editions = append(found.Editions, Edition{e.Lang, e.Title})
		found.Files = append(found.Files, e.Source.Path)
	}
	slices.Sort(found.Files)
	return found
}

// spoilt finds a post among the files that were left out for their mistakes.
func spoilt(hub *site.Hub, id string) (Post, bool) {
	var found Post
	for _, file := range hub.Library.Broken {
		name, lang, _ := strings.Cut(strings.TrimSuffix(path.Base(file), ".md"), ".")
		text, err := fs.ReadFile(hub.Files, file)
		glance := content.GlanceAt(text)
		if err != nil || !strings.HasPrefix(file, "content/posts/") || name != id && !slices.Contains(glance.Aliases, id) {
			continue
		}
		if found.File == "" || !glance.Translated {
			found.ID, found.File = name, file
		}
		found.Files = append(found.Files, file)
		found.Withdrawn = found.Withdrawn || glance.Withdrawn
		if slices.Contains(hub.Settings.Languages, lang) {
			found.Editions = append(found.Editions, Edition{lang, glance.Title})
		}
	}
	return found, found.File != ""
}

// Holding finds the posts with a medium of some kind. Files with mistakes could not be
// looked through; they are named.
func Holding(hub *site.Hub, sought func(content.Media) bool) (posts []Post, unread []string) {
	for _, p := range hub.Library.Posts {
		if slices.ContainsFunc(p.Editions, func(e *content.Edition) bool { return slices.ContainsFunc(e.Media, sought) }) {
			posts = append(posts, sound(p))
		}
	}
	for _, file := range hub.Library.Broken {
		if strings.HasPrefix(file, "content/posts/") {
			unread = append(unread, file)
		}
	}
	return posts, unread
}

// Released reports whether a medium shows somebody who agreed by a release form.
func Released(id string) func(content.Media) bool {
	return func(m content.Media) bool { return m.Rights.Release == id }
}
