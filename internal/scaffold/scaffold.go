// Package scaffold writes the file of a new post: a draft with its title, date and
// owner, and a comment that says what is still to be written.
package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

// Post writes a draft in content/posts/YEAR and returns its path, relative to the hub.
// Its id is made of the title; one that is taken gets a number, so nothing is ever
// written over. lang is one of the hub's languages; empty: its first.
func Post(hub *site.Hub, root *os.Root, title, lang string, now time.Time) (string, error) {
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
	p := draft(hub.Settings, title, lang, now)
	wanted := slug(title, now)
	for n := 1; ; n++ {
		p.ID = wanted
		if n > 1 {
			p.ID += "-" + strconv.Itoa(n)
		}
		if taken(hub.Library, p.ID) {
			continue
		}
		name := path.Join("content/posts", now.Format("2006"), p.ID+"."+lang+".md")
		if err := create(root, name, p.Format(lang)); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

// clean makes one line of a title.
func clean(title string) (string, error) {
	title = strings.Join(strings.Fields(title), " ")
	switch {
	case title == "":
		return "", errors.New("the post has no title")
	case !utf8.ValidString(title):
		return "", errors.New("the title is not UTF-8")
	case strings.ContainsFunc(title, unicode.IsControl):
		return "", fmt.Errorf("the title %q holds a control character", title)
	}
	return title, nil
}

// taken reports whether a post has an id or had it, also one that can't be read.
func taken(l *content.Library, id string) bool {
	_, ok := l.Post(id)
	return ok || slices.ContainsFunc(l.Broken, func(name string) bool {
		return strings.HasPrefix(path.Base(name), id+".")
	})
}

// draft fills in what is known.
func draft(s *config.Settings, title, lang string, now time.Time) *content.Post {
	year, month, day := now.Date()
	today := time.Date(year, month, day, 0, 0, 0, 0, now.Location())
	p := &content.Post{Date: today, Status: content.StatusDraft}
	p.Expires = s.Expiry(today)
	if len(s.Contacts) > 0 {
		p.Owner = s.Contacts[0].ID
	}
	document := content.Document{Lang: lang, Title: title, Body: []byte(advice(s))}
	p.Editions = []*content.Edition{{Document: document}}
	return p
}

// advice is a comment, which no page shows.
func advice(s *config.Settings) string {
	var b strings.Builder
	b.WriteString("\n<!--\nWrite here why it matters, what to say and which questions to expect.\n")
	b.WriteString("Above, add what is shared:\n\nsummary: one sentence\nlink: https://…\nkind: " + choice(content.Kinds) + "\n")
	if len(s.Topics) > 0 {
		var ids []string
		for _, t := range s.Topics {
			ids = append(ids, t.ID)
		}
		b.WriteString("topics: [" + strings.Join(ids, ", ") + "]\n")
	}
	b.WriteString("share:\n  any:\n")
	for n := range max(1, s.TextsMin) {
		fmt.Fprintf(&b, "    - text %d\n", n+1)
	}
	b.WriteString("\nWhen it is ready, remove the line status: draft.\n-->\n")
	return b.String()
}

func choice(kinds []content.Kind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	return strings.Join(words, " | ")
}

func create(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
