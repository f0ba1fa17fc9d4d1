package results

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/anonymity"
	"github.com/portevoix/portevoix/internal/metrics"
)

// ReleasesFile keeps what was ever released about teams. It stays when facts are removed:
// what was released before decides on what may be.
const ReleasesFile = "site/data/releases.json"

// ReadReleases reads it from a hub; without the file nothing was released.
func ReadReleases(hub fs.FS) ([]anonymity.Released, error) {
	data, err := fs.ReadFile(hub, ReleasesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read releases: %w", err)
	}
	return anonymity.Read(data)
}

// byTeam is what releases call the dimension.
const byTeam = "team"

// Release adds the visits of each team in each month that is over and was counted from its
// first day on. Nobody knows how many people of a team shared; but the codes of one post
// are of different ones, so there were at least as many as codes on one post. Numbers
// about fewer than least people are hidden, and what would tell them.
func Release(before []anonymity.Released, g Given, least int) ([]anonymity.Released, error) {
	c := newCounter(g)
	if c.first() == "" || len(g.Settings.Teams) == 0 {
		return before, nil
	}
	for _, month := range c.months() {
		table := anonymity.Table{
			Month: month, By: byTeam, Measure: string(metrics.Visits), Least: int64(least), Cells: c.teamsIn(month),
		}
		for _, team := range g.Settings.Teams {
			table.Groups = append(table.Groups, team.ID)
		}
		after, err := anonymity.Release(before, table)
		if err != nil {
			return nil, fmt.Errorf("work out what teams brought: %w", err)
		}
		before = after
	}
	return before, nil
}

// months are those that are over: counted from their first day, and on a day after their
// last, with no day in them that is still open. One of which nothing is known is none: its
// file may be one that can't be read, and what is released stays.
func (c *counter) months() []string {
	var list []string
	for first := c.first(); first <= c.last(); first = later(first, 1) {
		if dayOf(first).Day() != 1 {
			continue
		}
		next := dayOf(first).AddDate(0, 1, 0).Format(time.DateOnly)
		month := c.span("", first, later(next, -1))
		if c.last() >= next && month.Known > 0 && !month.Open {
			list = append(list, first[:len("2026-11")])
		}
	}
	return list
}

func (c *counter) teamsIn(month string) []anonymity.Cell {
	type share struct{ team, post string }
	visits, codes := map[string]int64{}, map[share]map[string]bool{}
	for _, f := range c.visits.facts {
		if f.Team == "" || f.Day[:len(month)] != month {
			continue
		}
		visits[f.Team] += f.Value
		at := share{f.Team, f.Post}
		if codes[at] == nil {
			codes[at] = map[string]bool{}
		}
		if f.Code != "" && f.Post != "" {
			codes[at][f.Code] = true
		}
	}
	people := map[string]int64{}
	for at, seen := range codes {
		people[at.team] = max(people[at.team], int64(len(seen)))
	}
	var cells []anonymity.Cell
	for _, team := range c.Settings.Teams {
		cells = append(cells, anonymity.Cell{Group: team.ID, People: people[team.ID], Value: visits[team.ID]})
	}
	return cells
}

// A TeamMonth is what was released of the teams in a month.
type TeamMonth struct {
	Month string // 2026-10
	Teams []Team
}

// A Team is the visits of a team; nil: hidden.
type Team struct {
	ID     string
	Visits *Number
}

// teams are the releases, the newest month first.
func (c *counter) teams() []TeamMonth {
	var list []TeamMonth
	for _, r := range slices.Backward(c.Released) {
		if r.By != byTeam || r.Measure != string(metrics.Visits) {
			continue
		}
		month := TeamMonth{Month: r.Month}
		for _, n := range r.Numbers {
			team := Team{ID: n.Group}
			if n.Value != nil {
				visits := c.visits.number(*n.Value)
				team.Visits = &visits
			}
			month.Teams = append(month.Teams, team)
		}
		list = append(list, month)
	}
	return list
}
