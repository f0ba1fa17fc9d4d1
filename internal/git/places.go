package git

import (
	"path"
	"strings"
)

// places are the parts of a tree that count, by the names that lead to them; nil is all
// that is below.
type places map[string]places

// places are the folders of the hub that count, seen from the repository's root.
func (h *history) places() places {
	folders := h.folders
	if len(folders) == 0 {
		folders = []string{"."}
	}
	root := places{}
	for _, folder := range folders {
		full := path.Join(h.repository.folder, folder)
		if full == "." || full == "" {
			return nil
		}
		root.add(strings.Split(full, "/"))
	}
	return root
}

func (p places) add(names []string) {
	below, known := p[names[0]]
	switch {
	case known && below == nil:
	case len(names) == 1:
		p[names[0]] = nil
	default:
		if !known {
			below = places{}
			p[names[0]] = below
		}
		below.add(names[1:])
	}
}

// step says what counts below a name, and whether anything does.
func (p places) step(name string) (below places, counts bool) {
	if p == nil {
		return nil, true
	}
	below, counts = p[name]
	return below, counts
}

// inHub is the path of a file of the repository as the hub names it.
func (r *Repository) inHub(name string) string {
	if r.folder == "" {
		return name
	}
	return strings.TrimPrefix(name, r.folder+"/")
}
