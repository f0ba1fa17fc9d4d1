package portevoix_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
)

var goLink = regexp.MustCompile(`^https://go\.portevoix\.github\.io/[a-z2-7]{8}/[a-z2-7]{6}$`)

// With go links composers and the clipboard get the hub's own address,
// with the sharer's name where that is wanted, also for a page that is not the hub's.
func TestBrowserGoLinks(t *testing.T) {
	hub := serveWatched(t)
	hub.write(t, config.File, func(text []byte) ([]byte, error) {
		return []byte(strings.Replace(string(text), "links: direct", "links: go\ngo: {address: https://go.portevoix.github.io/, server: nginx}", 1)), nil
	})
	tab := openBrowser(t)
	tab.before(t, spies)
	tab.visit(t, hub.url+watched)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	const ways = `[...document.querySelectorAll(".text a.way")].map(way => decodeURIComponent(way.href))`
	for _, way := range evaluate[[]string](t, tab, ways) {
		if !strings.Contains(way, "https://go.portevoix.github.io/") || strings.Contains(way, "w3.org") || strings.Contains(way, "utm_") {
			t.Errorf("without the panel a way leads to %s", way)
		}
	}
	handed := func() []string {
		tab.choose(t, "network", "linkedin")
		tab.act(t, "[data-do=open]")
		tab.until(t, `opened.length === 1`)
		linkedIn := parseAddress(t, tab.kept(t, "opened")[0]).Query().Get("url")
		tab.choose(t, "network", "x")
		tab.act(t, "[data-do=copy]")
		tab.until(t, `written.at(-1)?.includes("\n")`)
		copied := tab.kept(t, "written")
		lines := strings.Split(copied[len(copied)-1], "\n")
		return []string{linkedIn, lines[len(lines)-1]}
	}
	for i, link := range handed() {
		if !goLink.MatchString(link) {
			t.Errorf("handed over as number %d is %s", i, link)
		}
	}
	evaluate[bool](t, tab, `localStorage.setItem("portevoix:/portevoix/", JSON.stringify(
		{ v: 1, attribution: "own", team: "writing", secret: "s" })), true`)
	tab.visit(t, hub.url+watched)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	links := handed()
	for _, link := range links {
		bare, found := strings.CutSuffix(link, "?utm_term=writing-fa5jj")
		if !found || !goLink.MatchString(bare) {
			t.Errorf("with the sharer's name it is %s", link)
		}
	}
	if links[0] == links[1] {
		t.Errorf("on two networks it is %s", links[0])
	}
	tab.quiet(t)
}
