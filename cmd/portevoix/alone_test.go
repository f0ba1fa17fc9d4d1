package main

import (
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
)

// alone is a command of scripts: alone PROGRAM leaves nothing else to be found but what
// stands in its folder.
func alone(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 1 {
		ts.Fatalf("usage: alone PROGRAM")
	}
	for _, folder := range filepath.SplitList(ts.Getenv("PATH")) {
		if found, err := filepath.Glob(filepath.Join(folder, args[0]+"*")); err == nil && len(found) > 0 {
			ts.Setenv("PATH", folder)
			return
		}
	}
	ts.Fatalf("there is no %s", args[0])
}
