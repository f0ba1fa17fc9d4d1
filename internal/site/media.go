package site

import (
	"crypto/sha256"
	"fmt"
	"io/fs"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// media plans the images of the posts that are offered.
func media(p *planner) {
	planned := map[string]bool{}
	for _, post := range p.offered {
		for _, edition := range post.Editions {
			for _, m := range edition.Media {
				if to := share.MediaPath(m.Stored); !planned[to] {
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
	if err == nil && sha256.Sum256(data) != in.media.Digest {
		err = fmt.Errorf("read %s: it changed while the hub was being read", in.media.Path)
	}
	return Raw(data), err
}
