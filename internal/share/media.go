package share

import (
	"encoding/hex"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// MediaPath is where a site has an image, below its base: it is named after what is
// in it, so a link to it never shows another.
func MediaPath(m content.Media) string {
	return "media/" + hex.EncodeToString(m.Digest[:8]) + strings.ToLower(path.Ext(m.Path))
}

// HasImage reports whether an edition has an image to hand over.
func HasImage(e *content.Edition) bool { return len(e.Media) > 0 }

// image is the absolute address of the first image; "" where there is none.
func image(s *config.Settings, e *content.Edition) string {
	if !HasImage(e) {
		return ""
	}
	return s.BaseURL + MediaPath(e.Media[0])
}
