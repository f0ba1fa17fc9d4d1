package site_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// Where an image is shared, a post without one stands neither on its own page nor in the
// network's list.
func TestNetworkThatNeedsAnImage(t *testing.T) {
	hub := strings.Replace(settings, "networks: [", "networks: [pinterest, ", 1) + post("p.en.md", "")
	p := plan(t, hub, site.Options{})
	page := view[site.PostPage](t, p, "en/posts/p/index.html")
	on := page.Card.Networks.View().([]site.Network)
	for _, group := range page.Groups {
		on = append(on, group.Heading.View().([]site.Network)...)
	}
	for _, n := range on {
		if n.Name == "pinterest" {
			t.Error("the page offers to share a post without image on Pinterest")
		}
	}
	if list := view[site.ListPage](t, p, "en/networks/pinterest/index.html"); len(list.Cards) > 0 {
		t.Error("the list of Pinterest has a post without image")
	}
	if len(on) == 0 {
		t.Error("the post is offered nowhere")
	}
}
