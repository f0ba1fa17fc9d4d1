package portevoix_test

import (
	"bytes"
	"io/fs"
	"path"
	"testing"

	portevoix "github.com/portevoix/portevoix"
)

// What pages run of other people's, byte for byte as npm installs it at the version that
// tools/package-lock.json pins, each with its licence beside it.
var vendored = map[string]string{
	"uqr.js":          "uqr/dist/index.mjs",
	"uqr.LICENSE.txt": "uqr/LICENSE",
}

func TestBrowserVendored(t *testing.T) {
	findChromium(t) // where the browser is asked for, npm has installed what is compared
	const folder = "site/static/vendor"
	files, err := fs.ReadDir(portevoix.Files, folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(vendored) {
		t.Errorf("%s holds %d files, want %d: each has to be compared", folder, len(files), len(vendored))
	}
	for name, source := range vendored {
		ours, err := fs.ReadFile(portevoix.Files, path.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(ours, readTool(t, source)) {
			t.Errorf("%s/%s is not what npm installs as %s", folder, name, source)
		}
	}
}
