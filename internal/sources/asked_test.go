package sources

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// smallHub has the posts launch, once old-launch, and winter, and the campaign spring.
func smallHub(t testing.TB) Asked {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	settings := &config.Settings{
		Languages: []string{"fr", "en"}, Zone: zone, Teams: []config.Term{{ID: "sales"}}, Domains: []string{"example.org"},
		UTM: config.UTM{Source: "{network}", Medium: "social", Campaign: "{campaign}", Content: "{post}.{lang}.{text}", DefaultCampaign: "advocacy"},
	}
	for _, name := range []string{"linkedin", "x"} {
		n, _ := network.Find(name)
		settings.Networks = append(settings.Networks, n)
	}
	launch, winter := &content.Post{ID: "launch"}, &content.Post{ID: "winter"}
	launch.Aliases, launch.Campaign = []string{"old-launch"}, "spring"
	library := &content.Library{
		Posts:     []*content.Post{launch, winter},
		Campaigns: []*content.Entry[content.Campaign]{{ID: "spring"}},
	}
	return Asked{
		Source: config.Source{Name: "web"}, Settings: settings, Library: library, Reader: share.NewReader(settings, library),
		Files: os.DirFS("testdata"), Now: time.Date(2026, 8, 1, 12, 0, 0, 0, time.UTC), Program: "portevoix test",
		Closed: func(string) bool { return false }, Env: func(string) string { return "" },
	}
}

// told writes what a batch says, a line for each day and each fact.
func told(b metrics.Batch) string {
	var lines strings.Builder
	for _, d := range b.Days {
		fmt.Fprintf(&lines, "%s read %d", d.Day, d.Read)
		for _, reason := range slices.Sorted(maps.Keys(d.Dropped)) {
			fmt.Fprintf(&lines, ", %s %d", reason, d.Dropped[reason])
		}
		lines.WriteString("\n")
		for _, f := range b.Facts {
			if f.Day == d.Day {
				fmt.Fprintf(&lines, "  %s\n", strings.Join([]string{
					f.Post, f.Lang, f.Text, f.Network, f.Campaign, f.Team, f.Code, fmt.Sprintf("%s=%d", f.Measure, f.Value),
				}, "|"))
			}
		}
	}
	return lines.String()
}
