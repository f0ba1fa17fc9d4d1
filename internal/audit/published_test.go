package audit

import "testing"

// A state that nobody is known to have published is not counted as a deploy.
func TestPublishedCountsDeploys(t *testing.T) {
	for address, want := range map[string]int{"": 1, "https://example.org/": 2} {
		r := Record{States: []State{{Commit: "a", Address: address}, {Commit: "a", Data: "b", Address: address}}}
		if list := r.published(); len(list) != 1 || list[0].Times != want {
			t.Errorf("at %q it was published %+v, want %d times", address, list, want)
		}
	}
}
