package results_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/portevoix/portevoix/internal/anonymity"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/results"
)

// teams has facts of October and November: in each team so many people put a code of their
// own into their links of one post, and each brought two visits on each day.
func teams(t *testing.T, people map[string]int) results.Given {
	t.Helper()
	g := given(t, settings+posts, "")
	for _, id := range []string{"north", "south", "west"} {
		g.Settings.Teams = append(g.Settings.Teams, config.Term{ID: id})
		for i := range people[id] {
			for _, post := range []string{"rabat", "oslo"} { // another code on each
				g.Facts.List = append(g.Facts.List, metrics.Fact{
					Day: "2026-10-05", Post: post, Team: id, Code: fmt.Sprintf("%s%d", post[:4], i),
					Measure: metrics.Visits, Value: 2, Source: "logs",
				})
			}
		}
	}
	g.Facts.Sources = []metrics.Kept{source("logs", metrics.Counted, "10-01", "11-20", "11-20")}
	return g
}

func release(t *testing.T, before []anonymity.Released, g results.Given) []anonymity.Released {
	t.Helper()
	after, err := results.Release(before, g, 5)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// A team of four is hidden, and the next smallest with it: else the total would tell.
func TestSmallTeamsAreHidden(t *testing.T) {
	g := teams(t, map[string]int{"north": 9, "south": 4, "west": 6})
	g.Released, g.Least = release(t, nil, g), 5
	r := results.Of(g)
	north := counted(36)
	want := []results.TeamMonth{{Month: "2026-10", Teams: []results.Team{{ID: "north", Visits: &north}, {ID: "south"}, {ID: "west"}}}}
	if !reflect.DeepEqual(r.Teams, want) || r.Least != 5 {
		t.Errorf("the teams brought %+v", r.Teams)
	}
}

// November is not over; and what was released of October stays, whatever comes in late.
func TestReleasesStay(t *testing.T) {
	g := teams(t, map[string]int{"north": 9, "south": 7, "west": 6})
	before := release(t, nil, g)
	if len(before) != 1 || before[0].Month != "2026-10" || *before[0].Numbers[0].Value != 36 {
		t.Fatalf("released was %+v", before)
	}
	late := teams(t, map[string]int{"north": 10, "south": 7, "west": 6})
	if after := release(t, before, late); !reflect.DeepEqual(after, before) {
		t.Errorf("released is %+v, before it was %+v", after, before)
	}
}

// A month is not released while one of its days is open, though later ones are closed; nor
// where nothing is known of it, because its file can't be read: what is released stays.
func TestMonthsThatAreNotSettled(t *testing.T) {
	for name, change := range map[string]func([]metrics.Origin) []metrics.Origin{
		"a day is open": func(days []metrics.Origin) []metrics.Origin {
			days[11].Closed = false
			return days
		},
		"a month is unread": func(days []metrics.Origin) []metrics.Origin {
			september := metrics.Origin{Day: "2026-09-01", Closed: true}
			return append([]metrics.Origin{september}, days[31:]...)
		},
	} {
		g := teams(t, map[string]int{"north": 9, "south": 7, "west": 6})
		days := &g.Facts.Sources[0].Origins
		*days = change(*days)
		for _, r := range release(t, nil, g) {
			if r.Month == "2026-10" {
				t.Errorf("%s, and released is %+v", name, r)
			}
		}
	}
}

// Without codes nobody knows how many people a number is of.
func TestTeamsWithoutCodes(t *testing.T) {
	g := teams(t, map[string]int{"north": 9, "south": 7, "west": 6})
	for i := range g.Facts.List {
		g.Facts.List[i].Code = ""
	}
	for _, n := range release(t, nil, g)[0].Numbers {
		if n.Value != nil {
			t.Errorf("%s brought %d visits, of nobody knows whom", n.Group, *n.Value)
		}
	}
}

func TestLead(t *testing.T) {
	g := known(t)
	if r := results.Of(g); r.Lead != nil {
		t.Errorf("no source tells how long it took, and yet it is %+v", r.Lead)
	}
	g.Facts.List = append(g.Facts.List, factsOf(t, `
		11-16 rabat - - - - proposals  2 results
		11-16 rabat - - - - lead_hours 41 results
	`)...)
	if r := results.Of(g); *r.Lead != (results.Lead{Hours: declared(21), Proposals: 2}) {
		t.Errorf("one took %+v", r.Lead)
	}
}
