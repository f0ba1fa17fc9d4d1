package sources

import (
	"testing"

	"github.com/portevoix/portevoix/internal/share"
)

// What people name is what the hub has of that name today, and nothing else.
func TestNamed(t *testing.T) {
	asked := smallHub(t)
	all := share.Attribution{Post: "old-launch", Lang: "fr", Text: "a", Network: "x", Team: "sales"}
	for _, test := range []struct {
		name          string
		written, want share.Attribution
		doubt         share.Doubt
	}{
		{"all", all, share.Attribution{Post: "launch", Lang: "fr", Text: "a", Network: "x", Campaign: "spring", Team: "sales"}, ""},
		{"no post", share.Attribution{Network: "linkedin", Campaign: "spring"}, share.Attribution{Network: "linkedin", Campaign: "spring"}, ""},
		{"another post", share.Attribution{Post: "gone", Network: "x"}, share.Attribution{}, share.UnknownPost},
		{"another campaign", share.Attribution{Post: "launch", Campaign: "gone"}, share.Attribution{Post: "launch"}, ""},
		{"strange values", share.Attribution{Post: "winter", Lang: "xx", Text: "<b>", Network: "myspace", Team: "ada"}, share.Attribution{Post: "winter"}, ""},
	} {
		got, doubt := asked.named(test.written)
		if got != test.want || doubt != test.doubt {
			t.Errorf("%s: %+v, %q", test.name, got, doubt)
		}
	}
}
