package sources

import (
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/metrics"
)

// Some programs count one tag at a time. They are asked for the contents of all visits,
// and again for those of each network; what is left over is of a network that can't be
// told. A visit has one source, so nothing is counted twice.

// counted are the visits of a day by content.
type counted map[string]int64

// networkTags are the values of utm_source that stand for the networks of the hub. There
// are none where the source doesn't tell the network alone, or the content does.
func (a Asked) networkTags() (tags []string) {
	u := a.Settings.UTM
	if strings.Count(string(u.Source), "{") != 1 || !strings.Contains(string(u.Source), "{network}") ||
		strings.Contains(string(u.Content), "{network}") {
		return nil
	}
	for _, n := range a.Settings.Networks {
		tags = append(tags, u.Source.Fill(config.Facts{Network: n.Name}))
	}
	return tags
}

// contents files what was counted on a day: of all visits, and of those from each tag.
func (a Asked) contents(day *dayRead, all counted, from map[string]counted) {
	for _, content := range slices.Sorted(maps.Keys(all)) {
		of, doubt := a.Reader.Tags("", "", "", content, "")
		day.Read++
		if doubt != "" {
			day.Dropped[string(doubt)]++
			continue
		}
		left := all[content]
		for _, tag := range slices.Sorted(maps.Keys(from)) {
			n := min(from[tag][content], left)
			told, _ := a.Reader.Tags(tag, "", "", content, "")
			day.add(a.campaignOf(told), metrics.Visits, n)
			left -= n
		}
		day.add(a.campaignOf(of), metrics.Visits, left)
	}
}

// ours tells whether any content is one of the hub's.
func (a Asked) ours(all counted) bool {
	for content := range all {
		if _, doubt := a.Reader.Tags("", "", "", content, ""); doubt == "" {
			return true
		}
	}
	return false
}
