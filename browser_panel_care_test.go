package portevoix_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
)

// What a link says of its sharer is counted where links count in full, also when that is
// chosen while the post is open.
func TestBrowserPanelCountsWhatTheLinkSays(t *testing.T) {
	hub := serveWatched(t)
	hub.write(t, config.File, func(text []byte) ([]byte, error) {
		return []byte(strings.Replace(string(text), "domains: [", "domains: [www.w3.org, ", 1)), nil
	})
	tab := openPanel(t, hub.url+watched, desk)
	tab.act(t, "[data-more]")
	tab.choose(t, "network", "threads")
	const used = `parseInt(document.querySelector("[data-room]").textContent)`
	before := evaluate[int](t, tab, used)
	evaluate[bool](t, tab, `((key, value) => {
		localStorage.setItem(key, value);
		return dispatchEvent(new StorageEvent("storage", { key, newValue: value }));
	})("portevoix:/portevoix/", '{"attribution": "team", "team": "rabat"}')`)
	tab.until(t, `document.querySelector("[data-do=open]").href.includes("utm_term")`)
	if now := evaluate[int](t, tab, used); now != before+len("&utm_term=rabat") {
		t.Errorf("%d characters are counted, %d without the name of a team", now, before)
	}
	tab.quiet(t)
}

// Who goes on writing without an answer keeps the focus when they come back again.
func TestBrowserPanelTakesTheFocusOnce(t *testing.T) {
	hub := serveWatched(t)
	tab := openPanel(t, hub.url+watched, desk)
	tab.act(t, "[data-do=open]")
	tab.until(t, `opened.length === 1`)
	tab.comeBack(t)
	tab.until(t, `document.activeElement.matches("[data-after] b")`)
	tab.write(t, " Mine.")
	tab.comeBack(t)
	if !evaluate[bool](t, tab, `document.activeElement.matches("[data-field]")`) {
		t.Error("the focus was taken while somebody wrote")
	}
	tab.quiet(t)
}

// A phone's menu that does not open leaves the text copied; one that the reader left asks
// nothing, whatever was asked before.
func TestBrowserPanelWithoutThePhonesMenu(t *testing.T) {
	hub := serveWatched(t)
	tab := openPanel(t, hub.url+watched, handheld)
	refuse := func(name string) {
		evaluate[bool](t, tab, `navigator.share = () => Promise.reject(new DOMException("no", "`+name+`")), true`)
		tab.act(t, "[data-do=share]")
	}
	tab.act(t, "[data-do=open]")
	tab.comeBack(t)
	tab.until(t, asks)
	refuse("AbortError")
	tab.until(t, `!`+asks)
	if got := tab.kept(t, "written"); len(got) > 1 {
		t.Errorf("a menu that was left copies %q", got)
	}
	evaluate[bool](t, tab, `written.length = 0, true`)
	refuse("NotAllowedError")
	tab.until(t, `written.length === 1`)
	tab.reports(t, "Copied")
	tab.quiet(t)
}

// In a window that lets nothing be copied the page's address is selected.
func TestBrowserPanelSelectsTheAddress(t *testing.T) {
	hub := serveWatched(t)
	state := panelState{device: handheld, agent: "Mozilla/5.0 (Linux; Android 16) Chrome/142.0 Mobile TeamsMobile-Android/1416"}
	tab := openPanelAs(t, hub.url+watched, state)
	evaluate[bool](t, tab, `navigator.clipboard.writeText = () => Promise.reject(new Error("no")), true`)
	tab.act(t, "[data-do=address]")
	tab.until(t, said)
	if got := evaluate[string](t, tab, `getSelection().toString()`); got != hub.url+watched {
		t.Errorf("%q is selected", got)
	}
	tab.quiet(t)
}

// Who answers later goes on with the first post.
func TestBrowserHomeGoesOnFromTheInvitation(t *testing.T) {
	tab := openBrowser(t)
	tab.visit(t, serveExample(t).url+"en/")
	tab.tap(t, "[data-later]")
	if !evaluate[bool](t, tab, `document.activeElement.matches(".first h3 a")`) {
		t.Error("the focus went with the invitation")
	}
}
