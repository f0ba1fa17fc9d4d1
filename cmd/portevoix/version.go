package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

// version is what --version says.
func version() string {
	release, revision := identity()
	if revision != "" {
		release += " " + revision
	}
	return fmt.Sprintf("portevoix %s %s %s/%s", release, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// identity is the module's version, and the revision it was built from if nothing had
// been changed since.
func identity() (release, revision string) {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)", ""
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if settings["vcs.modified"] == "false" {
		revision = settings["vcs.revision"]
	}
	return info.Main.Version, revision
}

// programID tells one program from another, so that pages made by another are made
// again: a release by its version, a clean build by its revision, any other by the
// digest of its own file.
func programID() (string, error) {
	release, revision := identity()
	clean := release != "(devel)" && !strings.Contains(release, "+dirty")
	if clean || revision != "" {
		return strings.Join([]string{release, revision, runtime.Version()}, " "), nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find the program's own file: %w", err)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("read the program's own file: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", fmt.Errorf("read the program's own file: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
