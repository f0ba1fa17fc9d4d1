package sources

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
)

// Networks never have more than all: who comes between two questions is in one of them
// only.
func TestContents(t *testing.T) {
	asked, b := smallHub(t), book{}
	asked.contents(b.of("2026-07-01"), counted{"launch.fr.a": 10, "banner": 3}, map[string]counted{
		"linkedin": {"launch.fr.a": 8}, "x": {"launch.fr.a": 4, "banner": 2},
	})
	want := "2026-07-01 read 2, other-tags 1\n  launch|fr|a|linkedin|spring|||visits=8\n  launch|fr|a|x|spring|||visits=2\n"
	if diff := cmp.Diff(want, told(b.batch())); diff != "" {
		t.Error(diff)
	}
}

func TestNetworkTags(t *testing.T) {
	for _, test := range []struct {
		source, content config.Pattern
		want            []string
	}{
		{"{network}", "{post}.{lang}.{text}", []string{"linkedin", "x"}},
		{"hub.{network}", "{post}.{lang}.{text}", []string{"hub.linkedin", "hub.x"}},
		{"{network}.{campaign}", "{post}.{lang}.{text}", nil},
		{"hub", "{post}.{lang}.{text}", nil},
		{"{network}", "{network}.{post}.{lang}.{text}", nil},
	} {
		asked := smallHub(t)
		asked.Settings.UTM.Source, asked.Settings.UTM.Content = test.source, test.content
		if diff := cmp.Diff(test.want, asked.networkTags()); diff != "" {
			t.Errorf("%s, %s: %s", test.source, test.content, diff)
		}
	}
}
