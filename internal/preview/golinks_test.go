package preview

import (
	"encoding/json"
	"html"
	"maps"
	"strings"
	"testing"
)

// Whoever reviews sees where a go link leads, beside the link that is handed over, and
// that it leads elsewhere when it does.
func TestGoLinksShowTheirTarget(t *testing.T) {
	through := maps.Clone(files)
	settings := string(files["site/hub.yaml"].Data)
	through["site/hub.yaml"] = file(settings + "links: go\ngo: {address: https://go.example.org/, server: nginx}\n")
	hub := readHub(t, through)
	list := sheets(t, hub, "rabat")
	const target = "https://example.org/news?utm_source=x&utm_medium=social&utm_campaign=advocacy&utm_content=rabat.en.jorse"
	var link string
	for _, e := range list[0].Entries {
		if e.Network == "x" {
			link = e.Link
		}
	}
	if !strings.HasPrefix(link, "https://go.example.org/") {
		t.Fatalf("X is handed %s", link)
	}
	for format, want := range map[string][]string{
		"text":     {"  link  " + link + "\n  leads " + target + "\n"},
		"markdown": {"handed over as", link, "utm_source", "rabat.en.jorse"},
	} {
		for _, words := range want {
			if got := output(t, format, list); !strings.Contains(got, words) {
				t.Errorf("%s does not say %q:\n%s", format, words, got)
			}
		}
	}
	var entries []Entry
	if err := json.Unmarshal([]byte(output(t, "json", list)), &entries); err != nil || entries[0].Target == "" {
		t.Errorf("as JSON it is %+v, %v", entries, err)
	}
	packet := html.UnescapeString(review(t, hub, "rabat"))
	for _, words := range []string{link, "utm_content", "rabat.en.jorse", "Handed over as"} {
		if !strings.Contains(packet, words) {
			t.Errorf("the packet does not say %q", words)
		}
	}
	was := list[0].Entries[0]
	moved := was
	moved.Target = "https://example.org/other"
	if moved.same(was) || !(handover{Entry: moved, was: &was}).retagged() {
		t.Error("a link that leads elsewhere counts as the same")
	}
}
