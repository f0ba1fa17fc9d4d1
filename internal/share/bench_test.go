package share_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/share"
)

// Three texts on six networks: eighteen shares, as a large hub has them.
func BenchmarkOf(b *testing.B) {
	h := newHub().with(b, "site/hub.yaml", "[linkedin, x, mastodon, email, instagram]",
		"[linkedin, x, facebook, bluesky, mastodon, whatsapp]")
	var texts strings.Builder
	for i := range 3 {
		fmt.Fprintf(&texts, "    - |\n      %d. A new region opens this year, and here is why it matters to those who build on it.\n"+
			"      Three things changed for my team: less latency, more sun, and a roof we can visit.\n", i)
	}
	h = h.with(b, postFile, "    - {id: plain, text: A new region.}\n", texts.String())
	s, l, p := h.read(b)
	if n := len(share.Of(s, l, p, "en")); n != 18 {
		b.Fatalf("%d shares", n)
	}
	b.ReportAllocs()
	for b.Loop() {
		share.Of(s, l, p, "en")
	}
}
