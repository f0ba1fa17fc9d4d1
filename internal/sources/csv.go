package sources

import (
	"context"
	"errors"
	"maps"

	"github.com/portevoix/portevoix/internal/metrics"
)

// csvKind reads exports of other programs that lie in the hub or on the machine. They are
// read each time: somebody may have put a better one in their place.
var csvKind = Kind{
	Name:    "csv",
	About:   "exports of other programs: Google Analytics, Plausible, Matomo, Umami, LinkedIn, or any other by a mapping",
	Badge:   metrics.Imported,
	Collect: collectTables,
}

// collectTables has nothing to say of a source without files: its numbers are imported.
func collectTables(ctx context.Context, asked Asked) (metrics.Batch, error) {
	files, err := asked.files()
	if err != nil || len(files) == 0 {
		return metrics.Batch{}, err
	}
	return readTables(ctx, asked, files)
}

// Import reads exports by the preset or the mapping of asked's source. What a later file
// says of a day takes the place of what an earlier one said of it. All files are read or
// none: the error has every mistake, with file and line.
func Import(ctx context.Context, asked Asked, files []File) (metrics.Batch, error) {
	batch, err := readTables(ctx, asked, files)
	return csvKind.sign(batch, asked), err
}

func readTables(ctx context.Context, asked Asked, files []File) (metrics.Batch, error) {
	f, err := asked.form()
	if err != nil {
		return metrics.Batch{}, err
	}
	days, wrong := book{}, []error{}
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return metrics.Batch{}, err
		}
		said, err := f.read(asked, file)
		if err != nil {
			wrong = append(wrong, err)
		}
		maps.Copy(days, said)
	}
	if err := errors.Join(wrong...); err != nil {
		return metrics.Batch{}, err
	}
	return days.batch(), nil
}

// form is how the source's tables are read.
func (a Asked) form() (*form, error) {
	switch {
	case a.Source.Mapping != "":
		return readMapping(a.Files, a.Source.Mapping)
	case a.Source.Preset != "":
		return presetOf(a.Source.Preset)
	}
	return nil, errors.New("nothing says what the columns hold: name a preset or a mapping")
}
