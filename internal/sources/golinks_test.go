package sources

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

// The server of go links leads people on, and its log says of which share they came: of
// the post alone where its text was worded anew, of nothing where it answers that a post is
// no more. Where the links stand below the hub, who follows one is no reader of the hub.
func TestVisitsByGoLinks(t *testing.T) {
	for host, at := range map[string]config.Go{
		"go.example.org":  {Address: "https://go.example.org/", Path: "/"},
		"hub.example.org": {Address: "https://hub.example.org/staff/go/", Path: "/staff/go/"},
	} {
		t.Run(host, func(t *testing.T) {
			asked := asking(t, nil)
			launch := asked.Library.Posts[0]
			launch.Editions = []*content.Edition{{
				Document: content.Document{Lang: "fr"}, Link: "https://example.org/news", Share: map[string][]content.Text{"any": {{Name: "a"}}},
			}}
			asked.Settings.Go = at
			asked.Reader = share.NewReader(asked.Settings, asked.Library)
			link := at.Path + share.GoNames(launch)[0] + "/"
			code := share.GoLinks(asked.Settings, asked.Library, launch)[0].Code
			asked.Files = asking(t, map[string][]byte{"a.log": logOf(
				hit{at: "18 10:00:00", request: link + code, status: 302},
				hit{at: "18 10:00:10", request: link + code, status: 302},
				hit{at: "18 10:01:00", request: link + code + "?utm_term=sales-k2p4a", status: 302},
				hit{at: "18 10:02:00", request: at.Path + share.GoNames(launch)[1] + "/" + code, status: 302, from: "192.0.2.2"},
				hit{at: "18 10:03:00", request: link + "gone77", status: 302},
				hit{at: "18 10:03:00", request: link + code, status: 302, agent: "curl/8.14.1"},
				hit{at: "18 10:04:00", request: at.Path + "aaaaaaaa/" + code, status: 410},
				hit{at: "18 10:05:00", request: at.Path + "stopped/look.css"},
			)}).Files
			asked.Source.Host = host
			const want = `2026-07-18 read 8, failed 1, not-a-page 1, robot 1, same-visit 1
  launch||||spring|||visits=1
  launch|fr|a|linkedin|spring|||visits=2
  launch|fr|a|linkedin|spring|sales|k2p4a|visits=1
`
			if diff := cmp.Diff(want, readLogs(t, asked)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
