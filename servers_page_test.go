package portevoix_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"strconv"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/sources"
)

// checkPage holds the page of results to the visits of one day: by post, by language and by
// network it says how many there were, and of nothing else that there were any.
func checkPage(t *testing.T, asked sources.Asked, batch metrics.Batch, visits map[share.Attribution]int64) {
	t.Helper()
	byPost, byLanguage, byNetwork := map[string]int64{}, map[string]int64{}, map[string]int64{}
	languages := map[string]string{"fr": "Français", "en": "English", "ar": "العربية"}
	for of, n := range visits {
		post, _ := asked.Library.Post(of.Post)
		edition, _ := post.In("en")
		shared, _ := network.Find(of.Network)
		byPost[edition.Title] += n
		byLanguage[languages[of.Lang]] += n
		byNetwork[shared.Title] += n
	}
	pages := pagesOf(t, batch)
	for table, want := range map[string]map[string]int64{
		"posts": byPost, "languages": byLanguage, "networks": byNetwork,
	} {
		if diff := cmp.Diff(want, visitsIn(t, pages["en/metrics/"+table+".csv"])); diff != "" {
			t.Errorf("visits that were made, and those that the page tells in %s: %s", table, diff)
		}
	}
}

// pagesOf builds the example hub with what a source says, as if it had been said on a day
// before it is built.
func pagesOf(t *testing.T, batch metrics.Batch) website {
	t.Helper()
	batch.Days[0].Day = "2026-11-18"
	for i := range batch.Facts {
		batch.Facts[i].Day = batch.Days[0].Day
	}
	folder := t.TempDir()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := metrics.Replace(root, batch); err != nil {
		t.Fatal(err)
	}
	settings := withLines(mustRead(t, config.File), "metrics: {sources: {"+batch.Source+": {kind: logs, files: [access.log]}}}")
	files := overlay.FS{os.DirFS("."), fstest.MapFS{config.File: {Data: []byte(settings)}}, os.DirFS(folder)}
	pages, problems := buildHub(t, files)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return pages
}

// visitsIn are the visits of a table by its first column, as far as there were any.
func visitsIn(t *testing.T, table []byte) map[string]int64 {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table, []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("a table of %d rows, %v", len(rows), err)
	}
	visits := map[string]int64{}
	for _, row := range rows[1:] {
		for i, column := range rows[0] {
			if n, err := strconv.ParseInt(row[i], 10, 64); err == nil && n > 0 && column == "Visits" {
				visits[row[0]] += n
			}
		}
	}
	return visits
}
