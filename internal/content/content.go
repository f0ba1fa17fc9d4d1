// Package content reads what people wrote: posts, campaigns, guidelines, lessons,
// library pages, polls and the page about the hub.
//
// # Files
//
// Each is Markdown with YAML front matter, named ID.LANG.md:
//
//	content/posts/**           posts          content/library/**    library pages
//	content/campaigns/**       campaigns      guidelines/**         guidelines
//	content/onboarding/**      lessons        content/polls/**      polls
//	content/about.LANG.md      about the hub
//
// An id is [a-z0-9]+(-[a-z0-9]+)*, at most 80 bytes, and one of its kind; all its
// languages stand in one folder. Aliases are ids it had before. Hidden files and
// those whose name starts with _ are not read. Links are never followed.
//
//	---
//	title: Our new region opens in Rabat
//	link: https://www.example.com/news/rabat
//	publish: 2026-12-01T09:00:00+01:00
//	expires: 2027-01-31
//	media: [{file: rabat.jpg, alt: The roof with its solar panels}]
//	share:
//	  any: ["…", {id: short, text: "…"}]
//	  linkedin: ["…"]
//	---
//	Why it matters …
//
// # Keys of a post
//
// Title, summary, share, starters, translated_from and the body belong to one
// language. Link, media, hashtags, claims and actions do too, but where a language
// has none it takes those of the original: the edition that was not translated from
// another. All other keys are the same in every language and may stand in one file
// only. Where several have them the strictest wins: the latest publish, the
// earliest expires, withdrawn before draft before live, locked before around before
// free; else the original's. What gave way is listed in Post.Conflicts.
//
// Of the other kinds, what is not text is taken from the first language of the hub
// where another has none; of a poll's dates the strictest hold.
//
// # Media
//
// What goes with a post is a file beside it, or what stands at an address. Of an address
// nobody reads anything: the SHA-256 says what was approved there.
//
//	media:
//	  - {file: roof.jpg, alt: The roof, focus: [0.5, 0.3], rights: {source: own, people: [], until: 2028-01-01}}
//	  - {file: talk.mp4, alt: Our talk, poster: talk.png, captions: {fr: talk.fr.vtt}}
//	  - {file: study.pdf, alt: The study}
//	  - {url: "https://video.example.com/long.mp4", sha256: 109b…, alt: The long talk, poster: talk.png}
//
// Images are .jpg, .jpeg, .png, .gif and .webp, at most 32 MiB, 40 megapixels and 65,535
// pixels on each side; videos .mp4 and .webm, documents .pdf, at most 100 MiB each;
// captions .vtt, at most 1 MiB. A file must be what its ending says, and no video may tell
// where it was recorded. The focus is what crops keep, from the left and from the top;
// without it they keep the middle.
//
// # Dates
//
// A date is 2026-11-20 or RFC 3339. Without a time it begins at 00:00 in the hub's
// zone, and expires, end, closes, until and review end with that day: they are kept
// as the first moment after it.
//
// # Safety
//
// A file with an error is left out with every language of its id, since it may have
// held the embargo or the withdrawal of them all. Bodies are rendered on demand, to
// HTML that is safe as it is: see Document.HTML.
package content

import (
	"cmp"
	"slices"
	"time"
)

// Options say what a hub has; package content knows nothing of its settings.
type Options struct {
	Languages []string       // in the hub's order
	Zone      *time.Location // of dates without a time; nil: UTC
	Networks  []string       // a post may have texts for
	Cache     *Cache         // of files read before; nil: none
}

// A Library is everything a hub holds, each kind in the order of its ids.
type Library struct {
	Posts      []*Post
	Campaigns  []*Entry[Campaign]
	Guidelines []*Entry[Guideline]
	Lessons    []*Entry[Lesson]
	Pages      []*Entry[LibraryPage]
	Polls      []*Entry[Poll]
	About      *Entry[Page] // nil: none
	Broken     []string     // paths of the files that were left out, sorted
}

// Post returns the post with an id or an alias.
func (l *Library) Post(id string) (*Post, bool) {
	at, found := slices.BinarySearchFunc(l.Posts, id, func(p *Post, id string) int { return cmp.Compare(p.ID, id) })
	if !found {
		at = slices.IndexFunc(l.Posts, func(p *Post) bool { return slices.Contains(p.Aliases, id) })
	}
	if at < 0 {
		return nil, false
	}
	return l.Posts[at], true
}

// Campaign returns the campaign with an id or an alias.
func (l *Library) Campaign(id string) (*Entry[Campaign], bool) {
	for _, c := range l.Campaigns {
		if c.ID == id || slices.Contains(c.Aliases, id) {
			return c, true
		}
	}
	return nil, false
}
