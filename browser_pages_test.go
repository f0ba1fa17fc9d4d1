package portevoix_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/portevoix/portevoix/internal/site"
)

// A look is what a page is seen in.
type look struct {
	width         int64 // of the window, in pixels
	scheme, media string
}

var looks = []look{
	{320, "light", "screen"},
	{320, "dark", "screen"},
	{1280, "dark", "screen"},
	{1280, "light", "screen"},
	{800, "light", "print"},
}

func (l look) String() string { return fmt.Sprintf("%d %s %s", l.width, l.scheme, l.media) }

// A page of every kind, in every language, in every look: nothing is wider than the
// window, every image shows, axe finds nothing and the browser does not complain.
// PORTEVOIX_SCREENSHOTS names a folder for pictures.
func TestBrowserPages(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	axe := readTool(t, "axe-core/axe.min.js")
	for _, address := range hub.kinds {
		tab.visit(t, hub.url+address)
		evaluate[bool](t, tab, string(axe)+"; true")
		for _, look := range looks {
			t.Run(look.String()+" "+address, func(t *testing.T) {
				tab.look(t, look)
				tab.examine(t, look)
				tab.screenshot(t, address+" "+look.String())
			})
		}
	}
	for _, complaint := range tab.complaints {
		t.Errorf("the browser says: %s", complaint)
	}
}

func (tab *browserTab) examine(t *testing.T, l look) {
	t.Helper()
	if over := evaluate[int](t, tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		t.Errorf("the page is %d pixels wider than the window", over)
	}
	if broken := evaluate[string](t, tab, brokenImages); broken != "" {
		t.Errorf("images that do not show: %s", broken)
	}
	if l.media == "print" {
		return // axe judges what is on screen
	}
	if found := evaluate[string](t, tab, askAxe); found != "" {
		t.Errorf("axe finds\n%s", found)
	}
}

const brokenImages = `[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src).join(" ")`

const askAxe = `axe.run(document).then(r => r.violations.flatMap(v =>
	v.nodes.map(n => v.id + ": " + n.html.slice(0, 160) + "\n    " + n.failureSummary.replaceAll("\n", "\n    ")
)).join("\n"))`

// kindsOfPages are, by what distinguishes them, the longest pages: those that show most.
type kindsOfPages map[string]struct {
	address string
	size    int
}

// add notes a page that is more telling than those of its kind so far. A kind is a
// template in a section and a language; a post that was taken back looks different.
func (k kindsOfPages) add(p site.Page, size int) {
	if p.Template == "" {
		return
	}
	section, _, _ := strings.Cut(strings.TrimPrefix(p.Path, p.Lang+"/"), "/")
	kind := fmt.Sprintf("%s %s %s %t", p.Lang, p.Template, section, p.Recalled())
	if size > k[kind].size {
		k[kind] = struct {
			address string
			size    int
		}{p.URL(), size}
	}
}

func (k kindsOfPages) addresses() []string {
	var list []string
	for _, kind := range slices.Sorted(maps.Keys(k)) {
		list = append(list, k[kind].address)
	}
	return list
}

// look sets the window's width, with a height that shows much of the page, the colours
// the reader prefers, and screen or paper.
func (tab *browserTab) look(t *testing.T, l look) {
	t.Helper()
	err := chromedp.Do(tab.ctx, chromedp.EmulateViewport(l.width, 900), chromedp.Func(
		func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Media: l.media,
				Features: []*emulation.MediaFeature{
					{Name: "prefers-color-scheme", Value: l.scheme},
					{Name: "prefers-reduced-motion", Value: "reduce"}, // axe must not see colours half way
				},
			})
			return err
		}))
	if err != nil {
		t.Fatal(err)
	}
}

func (tab *browserTab) screenshot(t *testing.T, name string) {
	t.Helper()
	folder := os.Getenv("PORTEVOIX_SCREENSHOTS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(tab.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		name = strings.NewReplacer("/", "_", " ", "_").Replace(name)
		err = os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644)
	}
	if err != nil {
		t.Error(err)
	}
}

// readTool reads a file of a checker that npm installs.
func readTool(t *testing.T, name string) []byte {
	t.Helper()
	unlessAsked(t)
	data, err := os.ReadFile(filepath.Join("tools/node_modules", name))
	if err != nil {
		t.Fatalf("%v; install it: npm ci --prefix tools", err)
	}
	return data
}
