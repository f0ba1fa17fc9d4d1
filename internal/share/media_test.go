package share_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// What names are made, are read.
func TestMediaDigest(t *testing.T) {
	f := content.Stored{Path: "content/posts/Photo 1.JPG", Digest: [32]byte{0xab, 1, 2, 3, 4, 5, 6, 7, 8}}
	for _, test := range []struct{ path, want string }{
		{share.MediaPath(f), "media/ab01020304050607.jpg"},
		{share.VersionPath(f, "960", ".png"), "media/ab01020304050607-960.png"},
		{share.VersionPath(f, "wide-0-100", ".jpg"), "media/ab01020304050607-wide-0-100.jpg"},
	} {
		if test.path != test.want {
			t.Errorf("the path is %s, want %s", test.path, test.want)
		}
		if got := share.MediaDigest(test.path[len("media/"):]); got != "ab01020304050607" {
			t.Errorf("%s is that of %q", test.path, got)
		}
	}
	for _, name := range []string{
		"", "a.jpg", "ab0102030405060.jpg", "ab010203040506070.jpg", "AB01020304050607.jpg",
		"ab01020304050607", "ab01020304050607wide.jpg",
	} {
		if got := share.MediaDigest(name); got != "" {
			t.Errorf("%q is taken for that of %s", name, got)
		}
	}
}
