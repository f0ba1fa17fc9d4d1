package scaffold

import (
	"fmt"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

var post = Kind{
	Name:   "post",
	folder: func(now time.Time) string { return "content/posts/" + now.Format("2006") },
	has: func(l *content.Library, id string) bool {
		_, ok := l.Post(id)
		return ok
	},
	draft: func(s start) []byte {
		p := &content.Post{Date: s.today, Status: content.StatusDraft, Expires: s.Settings.Expiry(s.today), Owner: s.owner()}
		document := content.Document{Lang: s.lang, Title: s.title, Body: comment(postAdvice(s.Settings))}
		p.Editions = []*content.Edition{{Document: document}}
		return p.Format(s.lang)
	},
}

func postAdvice(s *config.Settings) string {
	var b strings.Builder
	b.WriteString("Write here why it matters, what to say and which questions to expect.\n")
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
	b.WriteString("\nWhen it is ready, remove the line status: draft.")
	return b.String()
}

func choice(kinds []content.Kind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	return strings.Join(words, " | ")
}
