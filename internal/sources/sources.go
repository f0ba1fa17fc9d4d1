// Package sources asks for numbers wherever a hub has them: logs of its server, tables
// of other programs, files that people write by hand, GitHub.
//
// Each kind of source has a file of its own and a row in Kinds. It is handed the source as
// hub.yaml has it, the hub and what else it may need, and gives back days and facts; what
// all sources have in common is done here. A source speaks of whole days: what it says of
// a day replaces what it said of that day before, so a day that it can't read in full it
// leaves out. Of a day that is closed nothing new is expected, and it isn't read again.
//
// Whatever is about one person stays outside: no address, no name and no browser is part
// of a fact.
package sources

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/share"
)

// Asked is what a kind of source is handed.
type Asked struct {
	Source   config.Source
	Settings *config.Settings
	Library  *content.Library
	Reader   *share.Reader         // of the tags of the hub
	Files    fs.FS                 // the hub
	Closed   func(day string) bool // whether a day of this source is closed: it is not asked again
	Kept     *metrics.Facts        // what was kept before, of all sources; nil: nothing
	Now      time.Time
	Program  string              // which reads, with its version
	Env      func(string) string // variables of the environment
	Client   *http.Client
	GitHub   func() (*github.Client, error) // of the hub's repository
}

// A Kind is a way of finding numbers.
type Kind struct {
	Name, About string // as hub.yaml names it; in words
	Badge       metrics.Badge
	Collect     func(context.Context, Asked) (metrics.Batch, error) // fills Days and Facts
}

// Kinds are all there are.
var Kinds = []Kind{
	logsKind,
	csvKind,
	plausibleKind,
	matomoKind,
	umamiKind,
	ga4Kind,
	goatcounterKind,
	postgres,
	clickhouse,
	byHand,
	gitHub,
}

// A Result is what a source said, why it said nothing, or both: some days in full, and why
// others are not among them.
type Result struct {
	Source config.Source
	Batch  metrics.Batch
	Err    error
}

// Collect asks sources, one after the other; kept is what was said before. Source, Closed
// and Kept of asked are set here. One that fails doesn't stop the others.
func Collect(ctx context.Context, asked Asked, list []config.Source, kept *metrics.Facts) []Result {
	var results []Result
	for _, source := range list {
		asked.Source, asked.Kept = source, kept
		asked.Closed = func(day string) bool { return kept.Closed(source.Name, day) }
		batch, err := collect(ctx, asked)
		if err != nil {
			err = fmt.Errorf("collect from %s: %w", source.Name, err)
		}
		results = append(results, Result{source, batch, err})
	}
	return results
}

func collect(ctx context.Context, asked Asked) (metrics.Batch, error) {
	if err := ctx.Err(); err != nil {
		return metrics.Batch{}, err
	}
	kind, err := kindOf(asked.Source)
	if err != nil {
		return metrics.Batch{}, err
	}
	batch, err := kind.Collect(ctx, asked)
	return kind.sign(batch, asked), err
}

func kindOf(source config.Source) (Kind, error) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.Name == source.Kind })
	if i < 0 {
		return Kind{}, fmt.Errorf("there is no kind of source %q", source.Kind)
	}
	return Kinds[i], nil
}

// sign says where a batch comes from.
func (k Kind) sign(batch metrics.Batch, asked Asked) metrics.Batch {
	batch.Source, batch.Kind, batch.Badge = asked.Source.Name, k.Name, k.Badge
	batch.Program, batch.At = asked.Program, asked.Now.UTC().Truncate(time.Second).Format(time.RFC3339)
	return batch
}
