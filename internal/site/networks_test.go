package site_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

// Where an image is shared, a post without one is not offered there: not on
// its page, not in a list.
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
	for _, page := range p.Pages {
		if strings.Contains(page.Path, "pinterest") {
			t.Errorf("there is %s, of no post", page.Path)
		}
	}
	if len(on) == 0 {
		t.Error("the post is offered nowhere")
	}
}
