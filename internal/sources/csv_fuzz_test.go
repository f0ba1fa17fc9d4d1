package sources

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Whatever a file holds, what comes of it is days of the calendar with numbers of 0 or
// more, of posts that the hub has; the rows that are left out are among those read.
func FuzzImport(f *testing.F) {
	names, err := filepath.Glob("testdata/*.csv")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for i := range presets {
			f.Add(data, uint8(i))
		}
	}
	asked := smallHub(f)
	f.Fuzz(func(t *testing.T, data []byte, preset uint8) {
		asked.Source.Preset = presets[int(preset)%len(presets)].name
		batch, err := Import(t.Context(), asked, []File{inMemory("f.csv", data)})
		if err != nil && len(batch.Days)+len(batch.Facts) > 0 {
			t.Fatalf("an error, and yet %s", told(batch))
		}
		for i, day := range batch.Days {
			dropped := int64(0)
			for _, n := range day.Dropped {
				dropped += n
			}
			if dropped > day.Read || i > 0 && batch.Days[i-1].Day >= day.Day {
				t.Fatal(told(batch))
			}
		}
		for _, fact := range batch.Facts {
			if fact.Value <= 0 || fact.Post != "" && !slices.Contains([]string{"launch", "winter"}, fact.Post) {
				t.Fatal(told(batch))
			}
		}
	})
}
