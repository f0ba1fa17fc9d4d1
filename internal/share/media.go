package share

import (
	"encoding/hex"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// MediaPath is where a site has a file of a post, below its base: it is named after
// what is in it, so a link to it never shows another.
func MediaPath(f content.Stored) string {
	return "media/" + hex.EncodeToString(f.Digest[:8]) + strings.ToLower(path.Ext(f.Path))
}

// HasImage reports whether an edition has an image to hand over.
func HasImage(e *content.Edition) bool { return firstImage(e) != nil }

// firstImage is the image that is handed over; nil: there is none.
func firstImage(e *content.Edition) *content.Media {
	for i := range e.Media {
		if e.Media[i].Kind == content.MediaImage {
			return &e.Media[i]
		}
	}
	return nil
}

// image is the absolute address of the image that is handed over; "": there is none.
func image(s *config.Settings, e *content.Edition) string {
	switch m := firstImage(e); {
	case m == nil:
		return ""
	case m.URL != "":
		return m.URL
	default:
		return s.BaseURL + MediaPath(m.Stored)
	}
}
