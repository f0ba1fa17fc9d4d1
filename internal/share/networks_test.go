package share_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/share"
)

// Where an image is shared, a post without one is not offered, whatever texts it has.
func TestNetworkThatNeedsAnImage(t *testing.T) {
	h := newHub().with(t, "site/hub.yaml", "networks: [linkedin,", "base_url: https://hub.test/a/\nnetworks: [pinterest,")
	s, l, p := h.read(t)
	for _, share := range share.Of(s, l, p, "en") {
		if share.Network == "pinterest" {
			t.Errorf("a post without image is offered at %s", share.URL)
		}
	}
	h = h.with(t, postFile, "campaign:", "media: [{file: a.png, alt: A roof, rights: {source: own}}]\ncampaign:")
	h["content/posts/a.png"] = pixel
	_, _, p = h.read(t)
	want := "https://www.pinterest.com/pin/create/button/?url=" + escaped(link("pinterest", "social")) +
		"&media=" + escaped("https://hub.test/a/"+share.MediaPath(p.Original().Media[0].Stored)) + "&description=" + escaped(words)
	if got := h.on(t, "pinterest"); got.URL != want {
		t.Errorf("intent is %s\nwant %s", got.URL, want)
	}
}
