package sources

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
)

// with lets the program know only some kinds of sources.
func with(t *testing.T, kinds ...Kind) {
	t.Helper()
	known := Kinds
	t.Cleanup(func() { Kinds = known })
	Kinds = kinds
}

// A source that fails says so and leaves the others alone; each batch says where it comes
// from, in the time of no place.
func TestCollect(t *testing.T) {
	with(t,
		Kind{Name: "broken", Collect: func(context.Context, Asked) (metrics.Batch, error) {
			return metrics.Batch{}, errors.New("the token is too old")
		}},
		Kind{Name: "good", Badge: metrics.Counted, Collect: func(_ context.Context, asked Asked) (metrics.Batch, error) {
			if !asked.Closed("2026-11-19") || asked.Closed("2026-11-20") || asked.Kept == nil {
				t.Error("the source does not know what is kept, and which of its days are closed")
			}
			return metrics.Batch{Days: []metrics.Day{{Day: "2026-11-20", Read: 3}}}, nil
		}})
	now := time.Date(2026, 11, 21, 1, 0, 0, 5, time.FixedZone("", 3600))
	list := []config.Source{{Name: "a", Kind: "broken"}, {Name: "b", Kind: "good"}, {Name: "c", Kind: "strange"}}
	kept := &metrics.Facts{Sources: []metrics.Kept{{Source: "b", Origins: []metrics.Origin{
		{Day: "2026-11-19", Closed: true}, {Day: "2026-11-20"},
	}}}}
	results := Collect(t.Context(), Asked{Now: now, Program: "portevoix 1"}, list, kept)
	for i, want := range []string{"collect from a: the token is too old", "", `collect from c: there is no kind of source "strange"`} {
		if got := results[i].Err; (got == nil) != (want == "") || got != nil && got.Error() != want {
			t.Errorf("source %d: %v, want %q", i, got, want)
		}
	}
	want := metrics.Batch{Source: "b", Kind: "good", Badge: metrics.Counted, Program: "portevoix 1",
		At: "2026-11-21T00:00:00Z", Days: []metrics.Day{{Day: "2026-11-20", Read: 3}}}
	if diff := cmp.Diff(want, results[1].Batch); diff != "" {
		t.Error(diff)
	}
}

func TestCollectStops(t *testing.T) {
	with(t, Kind{Name: "good", Collect: func(context.Context, Asked) (metrics.Batch, error) {
		t.Error("it was asked")
		return metrics.Batch{}, nil
	}})
	ctx, stop := context.WithCancel(t.Context())
	stop()
	results := Collect(ctx, Asked{}, []config.Source{{Name: "a", Kind: "good"}}, &metrics.Facts{})
	if !errors.Is(results[0].Err, context.Canceled) {
		t.Errorf("said %v", results[0].Err)
	}
}

// Whatever the settings take as a kind of source can be asked, and nothing else.
func TestKindsAreThoseOfSettings(t *testing.T) {
	var known []string
	for _, k := range Kinds {
		known = append(known, k.Name)
		if k.About == "" || k.Badge == "" || k.Collect == nil {
			t.Errorf("of %s is known %+v", k.Name, k)
		}
	}
	slices.Sort(known)
	if want := slices.Sorted(slices.Values(config.SourceKinds())); !slices.Equal(known, want) {
		t.Errorf("there are %v, the settings know %v", known, want)
	}
}
