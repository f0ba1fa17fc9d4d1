package recall

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
)

// Shown reports whether a medium, or what stands for it, is a certain file. The file is
// named by its path in the hub, by the first 16 digits of its SHA-256 or more, or as the
// site names it: media/0123456789abcdef-wide.jpg.
func Shown(hub fs.FS, name string) (func(content.Media) bool, error) {
	start := name
	if data, err := fs.ReadFile(hub, path.Clean(name)); err == nil {
		sum := sha256.Sum256(data)
		start = hex.EncodeToString(sum[:])
	} else if published := inSite.FindStringSubmatch(path.Base(name)); published != nil {
		start = published[1]
	}
	if start = strings.ToLower(start); !digits.MatchString(start) {
		return nil, fmt.Errorf("%q is no file of the hub, and no digest", name)
	}
	is := func(digest [32]byte) bool { return strings.HasPrefix(hex.EncodeToString(digest[:]), start) }
	return func(m content.Media) bool { return is(m.Digest) || m.Poster != nil && is(m.Poster.Digest) }, nil
}

var (
	inSite = regexp.MustCompile(`^([0-9a-f]{16})(?:-[a-z0-9]+)?\.[a-z0-9]+$`)
	digits = regexp.MustCompile(`^[0-9a-f]{16,64}$`)
)
