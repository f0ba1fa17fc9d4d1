package share

import (
	"encoding/hex"
	"path"
	"regexp"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// MediaPath is where a site has a file of a post, below its base: it is named after
// what is in it, so a link to it never shows another.
func MediaPath(f content.Stored) string {
	return "media/" + named(f) + strings.ToLower(path.Ext(f.Path))
}

// VersionPath is where it has a version of an image, which is called 960 or
// wide-20-30 and may be of another type.
func VersionPath(f content.Stored, version, ext string) string {
	return "media/" + named(f) + "-" + version + ext
}

func named(f content.Stored) string { return hex.EncodeToString(f.Digest[:8]) }

// MediaDigest reads the first 16 digits of the SHA-256 of a file from the name of what a
// site has of it; "": it is no such name.
func MediaDigest(name string) string {
	if found := mediaName.FindStringSubmatch(name); found != nil {
		return found[1]
	}
	return ""
}

var mediaName = regexp.MustCompile(`^([0-9a-f]{16})(?:-[0-9a-z-]+)?\.[0-9a-z]+$`)

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
