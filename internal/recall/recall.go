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
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

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

// found is a post of the library, whether or not it has mistakes.
func found(p *content.Post) Post {
	post := Post{ID: p.ID, File: p.Original().Source.Path, Withdrawn: p.Status == content.StatusWithdrawn}
	for _, e := range p.Editions {
		post.Editions = append(post.Editions, Edition{e.Lang, e.Title})
		post.Files = append(post.Files, e.Source.Path)
	}
	slices.Sort(post.Files)
	return post
}

func sound(p *content.Post) Post {
	post := found(p)
	post.read = p
	return post
}

// spoilt finds a post among those that were left out for their mistakes.
func spoilt(hub *site.Hub, id string) (Post, bool) {
	for _, p := range hub.Library.BrokenPosts(hub.Files, hub.Settings.Zone) {
		if p.ID == id || slices.Contains(p.Aliases, id) {
			return found(p), true
		}
	}
	return Post{}, false
}

// Holding finds the posts with a medium of some kind, as they are written or as the site
// offers them at a moment: where a newer version waits for approval that is the one before.
// Files with mistakes could not be looked through; they are named.
func Holding(hub *site.Hub, now time.Time, sought func(content.Media) bool) (posts []Post, unread []string) {
	offered, _ := hub.Offered(now) // of approvals that can't be read the site offers nothing
	for _, p := range hub.Library.Posts {
		shown, _ := offered.Library.Post(p.ID)
		if holds(p, sought) || holds(shown, sought) {
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

func holds(p *content.Post, sought func(content.Media) bool) bool {
	return p != nil && slices.ContainsFunc(p.Editions, func(e *content.Edition) bool {
		return slices.ContainsFunc(e.Media, sought)
	})
}

// Released reports whether a medium shows somebody who agreed by a release form.
func Released(id string) func(content.Media) bool {
	return func(m content.Media) bool { return m.Rights.Release == id }
}
