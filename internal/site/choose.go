package site

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/yaml"
)

// Choose finds the posts that are named, by id, alias or file, each once; where none is
// named, every live one. A post that was left out for its mistakes is passed over:
// reading the hub has told of them.
func (h *Hub) Choose(now time.Time, names ...string) ([]*content.Post, error) {
	var posts []*content.Post
	for _, name := range names {
		id := idOf(name)
		switch p, ok := h.Library.Post(id); {
		case ok && !slices.Contains(posts, p):
			posts = append(posts, p)
		case !ok && !h.broken(id):
			return nil, h.unknown(id)
		}
	}
	if len(names) > 0 {
		return posts, nil
	}
	for _, p := range h.Library.Posts {
		if p.State(now) == content.Live {
			posts = append(posts, p)
		}
	}
	return posts, nil
}

// idOf is the id that a name means: itself, or that of a post's file in one language.
func idOf(name string) string {
	if !strings.HasSuffix(name, ".md") {
		return name
	}
	id, _, _ := strings.Cut(path.Base(filepath.ToSlash(name)), ".")
	return id
}

// broken reports whether a post was left out because a file of it has mistakes.
func (h *Hub) broken(id string) bool {
	return slices.ContainsFunc(h.Library.Broken, func(file string) bool {
		return strings.HasPrefix(file, "content/posts/") && idOf(file) == id
	})
}

func (h *Hub) unknown(id string) error {
	var known []string
	for _, p := range h.Library.Posts {
		known = append(known, p.ID)
	}
	if len(known) == 0 {
		return fmt.Errorf("there is no post %q: the hub has none yet", id)
	}
	return fmt.Errorf("there is no post %q; %s", id, yaml.Suggest(id, known))
}
