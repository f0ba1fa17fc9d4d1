package site

import (
	"encoding/hex"
	"io/fs"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

// mediaPath names an image after what is in it.
func mediaPath(m content.Media) string {
	return "media/" + hex.EncodeToString(m.Digest[:8]) + strings.ToLower(path.Ext(m.Path))
}

// media plans the images of the posts that are offered.
func media(p *planner) {
	planned := map[string]bool{}
	for _, post := range p.offered {
		for _, edition := range post.Editions {
			for _, m := range edition.Media {
				if to := mediaPath(m); !planned[to] {
					planned[to] = true
					p.add(to, "", nil, mediaInput{p.Files, m})
				}
			}
		}
	}
}

type mediaInput struct {
	files fs.FS
	media content.Media
}

func (in mediaInput) Key(k *Key) { k.Digest(in.media.Digest) }

func (in mediaInput) View() (any, error) {
	data, err := fs.ReadFile(in.files, in.media.Path)
	return Raw(data), err
}
