package main

import (
	"github.com/portevoix/portevoix/internal/anonymity"
	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/results"
)

// release keeps for good what may be known of teams, once a month is over: later the codes
// are gone that tell how many people a number is of.
func (p *program) release(c *countedHub) error {
	before, err := results.ReadReleases(c.root.FS())
	if err != nil {
		return err
	}
	facts, _ := metrics.Read(c.root.FS()) // what is wrong in them was told
	given := results.Given{Facts: facts, Settings: c.hub.Settings, Offered: c.hub.Library.Posts}
	after, err := results.Release(before, given, c.hub.Privacy.MinGroup)
	if err != nil || len(after) == len(before) {
		return err
	}
	data, err := anonymity.Write(after)
	if err != nil {
		return err
	}
	return atomicfile.Write(c.root, results.ReleasesFile, data)
}
