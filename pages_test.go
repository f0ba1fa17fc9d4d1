package portevoix_test

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const exampleBase = "https://portevoix.github.io/portevoix/"

func TestExampleSite(t *testing.T) {
	w, problems := buildHub(t, exampleHub(t))
	for _, p := range problems {
		t.Error(p)
	}
	pages := w.pages(t)
	if len(pages) < 100 {
		t.Fatalf("found only %d pages in the whole hub", len(pages))
	}
	t.Run("links resolve", func(t *testing.T) { linksResolve(t, w, pages) })
	t.Run("every page is reachable", func(t *testing.T) { everyPageIsReachable(t, pages) })
	t.Run("ids", func(t *testing.T) { idsAreUnique(t, pages) })
}

// Every address on a page that leads into the hub leads to a file of it, and to a
// place in that file; and it does so below the path the hub stands at.
func linksResolve(t *testing.T, w website, pages map[string]*html.Node) {
	checked := 0
	for name, page := range pages {
		for n := range page.Descendants() {
			for _, address := range addresses(n) {
				checked++
				w.resolve(t, name, address, pages)
			}
		}
	}
	for name, data := range w {
		for _, m := range loaded.FindAllSubmatch(data, -1) {
			if ext := path.Ext(name); ext == ".css" || ext == ".js" {
				checked++
				w.resolve(t, name, string(bytes.Join(m[1:], nil)), pages)
			}
		}
	}
	if checked < 1000 {
		t.Errorf("found only %d addresses in the whole hub", checked)
	}
}

// loaded is what style sheets and modules load.
var loaded = regexp.MustCompile(`url\(["']?([^)"']+)["']?\)|(?:^|\s)import\s[^"';]*["']([^"']+)["']`)

// resolve complains if an address in a file leads nowhere in the hub.
func (w website) resolve(t *testing.T, from, address string, pages map[string]*html.Node) {
	t.Helper()
	target, err := at(from).Parse(address)
	if err != nil {
		t.Errorf("%s leads to %q: %v", from, address, err)
		return
	}
	if target.Host != at("").Host {
		return
	}
	name, inside := strings.CutPrefix(target.Path, at("").Path)
	if !inside {
		t.Errorf("%s leads to %s, which is not below %s", from, address, exampleBase)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, found := w[name]
	switch {
	case !found:
		t.Errorf("%s leads to %s, but there is no %s", from, address, name)
	case target.Fragment != "" && !hasPlace(pages[name], data, target.Fragment):
		t.Errorf("%s leads to %s, but %s has no place %q", from, address, name, target.Fragment)
	}
}

// at is the address of a file of the example hub.
func at(name string) *url.URL {
	address, err := url.Parse(exampleBase + strings.TrimSuffix(name, "index.html"))
	if err != nil {
		panic(err)
	}
	return address
}

// hasPlace reports whether a page, or an image that is no page, has an element of
// that id.
func hasPlace(page *html.Node, data []byte, id string) bool {
	if page == nil {
		return bytes.Contains(data, []byte(`id="`+id+`"`))
	}
	for n := range page.Descendants() {
		if attribute(n, "id") == id {
			return true
		}
	}
	return false
}

// Whoever starts at home finds every page by following links, but for the page of a
// wrong address and those that stand at a former one.
func everyPageIsReachable(t *testing.T, pages map[string]*html.Node) {
	reached := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		for _, next := range follow(queue[0], pages[queue[0]]) {
			if pages[next] != nil && !reached[next] {
				reached[next] = true
				queue = append(queue, next)
			}
		}
	}
	for name, page := range pages {
		if !reached[name] && name != "404.html" && !moves(page) {
			t.Errorf("no link leads to %s", name)
		}
	}
}

// follow are the files of the hub that a page has links to.
func follow(from string, page *html.Node) []string {
	var files []string
	for n := range page.Descendants() {
		if n.Data != "a" {
			continue
		}
		target, err := at(from).Parse(attribute(n, "href"))
		if err != nil {
			continue
		}
		if name, inside := strings.CutPrefix(target.Path, at("").Path); inside && target.Host == at("").Host {
			files = append(files, name+"index.html")
		}
	}
	return files
}

// moves reports whether a page only leads to another.
func moves(page *html.Node) bool {
	for n := range page.Descendants() {
		if strings.EqualFold(attribute(n, "http-equiv"), "refresh") {
			return true
		}
	}
	return false
}

// Ids are unique in a page, and what is named by one is there.
func idsAreUnique(t *testing.T, pages map[string]*html.Node) {
	for name, page := range pages {
		seen := map[string]bool{}
		for n := range page.Descendants() {
			if id := attribute(n, "id"); id != "" && seen[id] {
				t.Errorf("%s has the id %q twice", name, id)
			} else if id != "" {
				seen[id] = true
			}
		}
		for n := range page.Descendants() {
			for _, key := range []string{"aria-labelledby", "aria-describedby", "for"} {
				for id := range strings.FieldsSeq(attribute(n, key)) {
					if !seen[id] {
						t.Errorf("%s names the id %q, which it does not have", name, id)
					}
				}
			}
		}
	}
}
