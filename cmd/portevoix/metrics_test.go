package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/sources"
)

// A source that can tell of some days in full, and not of others, is kept as far as it goes,
// and fails.
func TestCollectKeepsPartOfASource(t *testing.T) {
	kinds := sources.Kinds
	t.Cleanup(func() { sources.Kinds = kinds })
	sources.Kinds = []sources.Kind{{Name: "github", Badge: metrics.Counted,
		Collect: func(context.Context, sources.Asked) (metrics.Batch, error) {
			return metrics.Batch{Days: []metrics.Day{{Day: "2026-11-19", Read: 3}}}, errors.New("the 20th can't be read")
		}}}
	hub := t.TempDir()
	settings := filepath.Join(hub, "site", "hub.yaml")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte("title: Hub\nmetrics: {sources: {half: {kind: github}}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, told bytes.Buffer
	status := run([]string{"metrics", "collect"}, env{
		Stdout: &out, Stderr: &told, Dir: hub, Getenv: func(string) string { return "" },
		Now:        func() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) },
		IsTerminal: func(any) bool { return false },
	})
	if status != exitProblems || !strings.Contains(told.String(), "error: collect from half: the 20th can't be read\n") {
		t.Errorf("status %d, told %q", status, &told)
	}
	if want := "half: 2026-11-19 to 2026-11-19: 3 read, 0 left out\n"; out.String() != want {
		t.Errorf("said %q, want %q", &out, want)
	}
	if _, err := os.Stat(filepath.Join(hub, metrics.Folder, "2026-11.half.json")); err != nil {
		t.Error(err)
	}
}
