package recall

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// Shown reports whether a medium, its poster or its captions are a certain file. The file
// is named by its path in the hub, by the first 16 digits of its SHA-256 or more, or as
// the site names it and what it makes of it: media/0123456789abcdef-wide-20-30.jpg.
func Shown(hub fs.FS, name string) (func(content.Media) bool, error) {
	start := name
	if data, err := fs.ReadFile(hub, path.Clean(name)); err == nil {
		sum := sha256.Sum256(data)
		start = hex.EncodeToString(sum[:])
	} else if published := share.MediaDigest(path.Base(name)); published != "" {
		start = published
	}
	if start = strings.ToLower(start); !digits.MatchString(start) {
		return nil, fmt.Errorf("%q is no file of the hub, and no digest", name)
	}
	is := func(f content.Stored) bool { return strings.HasPrefix(hex.EncodeToString(f.Digest[:]), start) }
	return func(m content.Media) bool { return is(m.Stored) || slices.ContainsFunc(m.Files(), is) }, nil
}

var digits = regexp.MustCompile(`^[0-9a-f]{16,64}$`)
