package site_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/site"
)

// A phone shares to the hub where it takes proposals, with words in the address of the
// page on which they begin; and its icon leads to the places that are looked for most.
func TestManifestTakesProposals(t *testing.T) {
	type target struct {
		Action, Method string
		Type           string `json:"enctype"`
		Params         map[string]string
	}
	var manifest struct {
		Shortcuts []struct{ Name, URL string }
		Target    *target `json:"share_target"`
	}
	read := func(hub string) {
		manifest.Target = nil
		if err := json.Unmarshal(view[site.Raw](t, plan(t, hub, site.Options{}), "en/manifest.webmanifest"), &manifest); err != nil {
			t.Fatal(err)
		}
	}
	read(settings)
	if manifest.Target != nil {
		t.Errorf("a hub that takes none has %+v", manifest.Target)
	}
	var urls []string
	for _, s := range manifest.Shortcuts {
		urls = append(urls, s.Name+" "+s.URL)
	}
	if want := []string{"Posts /hub/en/posts/", "Find /hub/en/search/", "My hub /hub/en/me/"}; !slices.Equal(urls, want) {
		t.Errorf("the icon leads to %q, want %q", urls, want)
	}
	read(settings + "propose: {mail: posts@example.org}\n")
	want := &target{
		Action: "/hub/en/propose/", Method: "GET", Type: "application/x-www-form-urlencoded",
		Params: map[string]string{"title": "title", "text": "text", "url": "url"},
	}
	if diff := cmp.Diff(want, manifest.Target); diff != "" {
		t.Error(diff)
	}
}
