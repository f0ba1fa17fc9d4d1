package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A Kind is something that can be started in a hub.
type Kind struct {
	Name   string
	folder func(now time.Time) string
	has    func(l *content.Library, id string) bool
	draft  func(start) []byte
}

// Kinds are all that can be started, in the order of a hub's life.
var Kinds = []Kind{post, campaign, guideline, lesson, poll}

// A start is what a draft is made of.
type start struct {
	*site.Hub
	title, lang string
	today       time.Time // 00:00 where the hub is
}

// owner is the hub's first contact.
func (s start) owner() string {
	if len(s.Settings.Contacts) == 0 {
		return ""
	}
	return s.Settings.Contacts[0].ID
}

// Start writes a draft and returns its path, relative to the hub. Its id is made of the
// title; one that is taken gets a number, so nothing is ever written over. lang is one
// of the hub's languages; empty: its first.
func (k Kind) Start(hub *site.Hub, root *os.Root, title, lang string, now time.Time) (string, error) {
	title, err := clean(title)
	if err != nil {
		return "", err
	}
	if lang == "" {
		lang = hub.Settings.Languages[0]
	}
	if !slices.Contains(hub.Settings.Languages, lang) {
		return "", fmt.Errorf("the hub has no language %q; %s", lang, yaml.Suggest(lang, hub.Settings.Languages))
	}
	now = now.In(hub.Settings.Zone)
	year, month, day := now.Date()
	draft := k.draft(start{hub, title, lang, time.Date(year, month, day, 0, 0, 0, 0, now.Location())})
	for name := range k.names(hub, title, lang, now) {
		if err := Create(root, name, draft); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
	return "", nil // not reached: names do not end
}

// PostPath is the path of a post's file that nothing in a hub has, for a title of one
// line. Nor has it an id of the posts in used.
func PostPath(hub *site.Hub, title, lang string, now time.Time, used []string) string {
	var ids []string
	for _, name := range used {
		ids = append(ids, idOf(name))
	}
	for name := range post.names(hub, title, lang, now.In(hub.Settings.Zone)) {
		if !slices.Contains(ids, idOf(name)) {
			return name
		}
	}
	return "" // not reached: names do not end
}

func idOf(name string) string {
	id, _, _ := strings.Cut(path.Base(name), ".")
	return id
}

// names are paths for a title, the best first, without end; ids that are taken in the hub
// are not among them.
func (k Kind) names(hub *site.Hub, title, lang string, now time.Time) iter.Seq[string] {
	return func(yield func(string) bool) {
		wanted := slug(k.Name, title, lang, now)
		for n := 1; ; n++ {
			id := wanted
			if n > 1 {
				id += "-" + strconv.Itoa(n)
			}
			if !k.taken(hub.Library, id) && !yield(path.Join(k.folder(now), id+"."+lang+".md")) {
				return
			}
		}
	}
}

// taken reports whether something of the kind has an id or had it, also what can't be
// read.
func (k Kind) taken(l *content.Library, id string) bool {
	return k.has(l, id) || slices.ContainsFunc(l.Broken, func(name string) bool {
		return strings.HasPrefix(path.Base(name), id+".")
	})
}

// named reports whether an entry has an id or had it.
func named[T any](entries []*content.Entry[T], id string) bool {
	return slices.ContainsFunc(entries, func(e *content.Entry[T]) bool {
		return e.ID == id || slices.Contains(e.Aliases, id)
	})
}

// clean makes one line of a title.
func clean(title string) (string, error) {
	title = strings.Join(strings.Fields(title), " ")
	switch {
	case title == "":
		return "", errors.New("there is no title")
	case !utf8.ValidString(title):
		return "", errors.New("the title is not UTF-8")
	case strings.ContainsFunc(title, unicode.IsControl):
		return "", fmt.Errorf("the title %q holds a control character", title)
	case strings.ContainsFunc(title, turns):
		return "", fmt.Errorf("the title %q holds a character that turns the words after it around", title)
	}
	return title, nil
}

// turns reports whether a character changes the direction of all that follows, so that
// words read otherwise than they are. Marks of a direction (U+200E) do not.
func turns(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }
