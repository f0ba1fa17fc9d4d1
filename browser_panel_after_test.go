package portevoix_test

import "testing"

// Coming back from a network: what is asked, when, and what is remembered of it.

// asks reports whether the page asks if sharing worked.
const asks = `(document.querySelector("[data-after] .row")?.checkVisibility() ?? false)`

// A phone may end the page while the network is open. The page asks all the same when it
// is opened again, without taking the focus, until it is answered.
func TestBrowserPanelAsksAgain(t *testing.T) {
	hub := serveWatched(t)
	tab := openPanel(t, hub.url+watched, handheld)
	tab.choose(t, "network", "x")
	tab.act(t, "[data-do=open]")
	tab.until(t, `opened.length === 1`)
	for range 2 {
		tab.openAgain(t, hub.url+watched)
		tab.until(t, asks)
		if focus := evaluate[string](t, tab, `document.activeElement.tagName`); focus != "BODY" {
			t.Errorf("the focus is on %s", focus)
		}
	}
	tab.openAgain(t, hub.url+"fr/posts/go-126/")
	if evaluate[bool](t, tab, asks) {
		t.Error("another post asks")
	}
	tab.openAgain(t, hub.url+watched)
	tab.act(t, "[data-worked=yes]")
	tab.until(t, `!`+asks)
	shared := tab.remembered(t).Shared
	if len(shared) != 1 || shared[0].Post != "wcag-22" || shared[0].Network != "x" {
		t.Errorf("this device remembers %+v", shared)
	}
	tab.openAgain(t, hub.url+watched)
	if evaluate[bool](t, tab, asks) {
		t.Error("the page asks what was answered")
	}
	tab.quiet(t)
}

// openAgain opens a page as after its tab was ended: nothing but what the device keeps is
// left.
func (tab *browserTab) openAgain(t *testing.T, address string) {
	t.Helper()
	tab.visit(t, address)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
}

// After a day nobody remembers; who left the phone's own menu again, or erased everything,
// handed over nothing.
func TestBrowserPanelForgetsToAsk(t *testing.T) {
	hub := serveWatched(t)
	tab := openPanel(t, hub.url+watched, handheld)
	hand := func() {
		t.Helper()
		tab.act(t, "[data-do=open]")
		tab.comeBack(t)
		tab.until(t, asks)
	}
	hand()
	evaluate[bool](t, tab, `((key) => {
		const device = JSON.parse(localStorage.getItem(key));
		device.handed[0].at -= 86_400_000;
		localStorage.setItem(key, JSON.stringify(device));
		return true;
	})("portevoix:/portevoix/")`)
	tab.openAgain(t, hub.url+watched)
	if evaluate[bool](t, tab, asks) {
		t.Error("the page asks about what is a day old")
	}

	hand()
	evaluate[bool](t, tab, `localStorage.clear(), true`)
	tab.openAgain(t, hub.url+watched)
	if evaluate[bool](t, tab, asks) {
		t.Error("the page asks about what was erased")
	}

	evaluate[bool](t, tab, `navigator.share = () => Promise.reject(new DOMException("left", "AbortError")), true`)
	tab.act(t, "[data-do=share]")
	tab.until(t, `JSON.parse(localStorage.getItem("portevoix:/portevoix/"))?.handed.length === 0`)
	tab.comeBack(t)
	if evaluate[bool](t, tab, asks) {
		t.Error("the page asks about a menu that was left")
	}
	tab.quiet(t)
}
