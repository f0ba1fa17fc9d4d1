package portevoix_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// today is when the tests build: posts of the example hub are live then.
var today = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// exampleHub is the hub in this repository.
func exampleHub(t *testing.T) fs.FS {
	t.Helper()
	root, err := os.OpenRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root.FS()
}

// A website is what a build writes, by path.
type website map[string][]byte

// buildHub makes the files of as much of a hub as can be read.
func buildHub(t *testing.T, files fs.FS) (website, problem.List) {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	plan, found := hub.Plan(site.Options{Now: today})
	problems = append(problems, found...)
	renderer, found := render.New(hub, plan, "test")
	problems = append(problems, found...)
	w := website{}
	for _, page := range plan.Pages {
		var out bytes.Buffer
		if problem := renderer.Render(&out, page); problem != nil {
			problems = append(problems, *problem)
			continue
		}
		w[page.Path] = out.Bytes()
	}
	return w, problems
}

// pages are the parsed pages, by path.
func (w website) pages(t *testing.T) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for name, data := range w {
		if path.Ext(name) != ".html" {
			continue
		}
		page, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = page
	}
	return pages
}

// attribute is the value of an element's attribute; empty: it has none.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// addressAttributes are those a browser follows, or loads from.
var addressAttributes = []string{
	"action", "background", "cite", "data", "formaction", "href",
	"longdesc", "manifest", "ping", "poster", "src",
}

// addresses are all that an element leads to.
func addresses(n *html.Node) []string {
	var list []string
	for _, a := range n.Attr {
		switch {
		case a.Key == "srcset":
			for candidate := range strings.SplitSeq(a.Val, ",") {
				list = append(list, strings.Fields(candidate)[0])
			}
		case slices.Contains(addressAttributes, a.Key):
			list = append(list, a.Val)
		case a.Key == "content" && strings.EqualFold(attribute(n, "http-equiv"), "refresh"):
			_, address, _ := strings.Cut(a.Val, "url=")
			list = append(list, address)
		}
	}
	return list
}
