package serve

import "testing"

// A browser keeps nothing of a hub that is being written, and a worker that kept pages at
// the same address goes: it would show them in place of what was just saved.
func TestNothingIsKept(t *testing.T) {
	s := serveHub(t, nil)
	s.shows("sw.js", `import "./assets/dev/worker/leave.js";`)
	s.shows("en/", reloadPath)
	s.hides("en/", "keep.js")
}
