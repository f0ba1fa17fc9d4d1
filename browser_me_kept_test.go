package portevoix_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestBrowserMeErasesEverything(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.hold(t, narrow)
	tab.visit(t, hub.url+"en/me/")
	evaluate[bool](t, tab, `Promise.all([caches.open("portevoix:/portevoix/pages"), caches.open("another")]).then(() => true)`)
	tab.unfold(t)
	tab.tap(t, ".pick:has([value=privacy])")
	tab.tap(t, ".choice:has([value=own])")
	tab.pick(t, "[name=team]", "writing")
	tab.enter(t, "[name=mastodon]", "https://Mastodon.Social/@me")
	if k := tab.own(t); k.Mastodon != "mastodon.social" || k.Team != "writing" || k.Attribution != "own" || k.Secret == "" {
		t.Fatalf("the device keeps %+v", k)
	}
	tab.tap(t, "[data-erase]")
	tab.screenshot(t, "me erase")
	tab.tap(t, "[data-no]")
	if k := tab.own(t); k.Team == "" {
		t.Error("who says no loses what was kept")
	}
	tab.tap(t, "[data-erase]")
	tab.tap(t, "[data-yes]")
	tab.until(t, `document.querySelector("[data-said]").textContent === "Everything is erased."`)
	left := evaluate[[]string](t, tab, `caches.keys().then(names => [...names, ...Object.keys(localStorage), ...Object.keys(sessionStorage)])`)
	if !slices.Equal(left, []string{"another"}) {
		t.Errorf("the browser still has %q; of the hub nothing may be left", left)
	}
	filled := evaluate[string](t, tab, `[...new FormData(document.querySelector("form"))].filter(([n]) => n !== "day" && n !== "hour").join(" ")`)
	if filled != "mastodon, attribution,nothing team," {
		t.Errorf("the page still shows %q", filled)
	}
	tab.quiet(t)
}

// made keeps the files that a page hands over.
const made = `window.made = []; URL.createObjectURL = blob => { made.push(blob); return "#made"; }`

func (tab *browserTab) file(t *testing.T) string {
	t.Helper()
	return evaluate[string](t, tab, `made.at(-1).text()`)
}

func TestBrowserMeHandsOverEverythingKept(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.before(t, made)
	tab.visit(t, hub.url+"fr/me/")
	tab.tap(t, ".pick:has([value=writing])")
	tab.unfold(t)
	tab.tap(t, "[data-copy]")
	var copied, stored any
	if err := json.Unmarshal([]byte(tab.file(t)), &copied); err != nil {
		t.Fatal(err)
	}
	json.Unmarshal([]byte(evaluate[string](t, tab, `localStorage.getItem("portevoix:/portevoix/")`)), &stored)
	if fmt.Sprint(copied) != fmt.Sprint(stored) {
		t.Errorf("the copy says %v, the device keeps %v", copied, stored)
	}
}

// Where a browser refuses to store, the page works until it is left, and home as ever.
func TestBrowserMeWithoutStorage(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.before(t, `for (const name of ["localStorage", "caches"])
		Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } })`)
	tab.visit(t, hub.url+"en/")
	tab.follow(t, ".own")
	tab.unfold(t)
	tab.tap(t, ".pick:has([value=privacy])")
	tab.until(t, `document.querySelector("[data-said]").textContent === "Your browser keeps nothing here: this holds until you leave the page."`)
	tab.tap(t, ".choice:has([value=team])")
	if now := evaluate[string](t, tab, `document.querySelector("[data-now=attribution]").textContent`); now != "My team" {
		t.Errorf("links say %q of the reader", now)
	}
	tab.tap(t, "[data-erase]")
	tab.tap(t, "[data-yes]")
	tab.until(t, `document.querySelector("[data-said]").textContent === "Everything is erased."`)
	tab.visit(t, hub.url+"en/")
	if shown := evaluate[int](t, tab, `document.querySelectorAll(".first .card").length`); shown != 5 {
		t.Errorf("home shows %d posts", shown)
	}
	tab.quiet(t)
}

// What was shared stands on the page, says where it was withdrawn, and can be taken off.
func TestBrowserMeListsWhatWasShared(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.hold(t, narrow)
	tab.visit(t, hub.url+"en/me/")
	gone := evaluate[string](t, tab, `fetch("/portevoix/status.json").then(a => a.json()).then(s => s.withdrawn[0])`)
	evaluate[int](t, tab, `localStorage.setItem("portevoix:/portevoix/", JSON.stringify({ shared: [
		{ post: `+quoted(gone)+`, lang: "fr", text: "a", network: "x", day: "2026-11-02" }, null, { post: "<b>" },
		{ post: "wcag-22", lang: "en", title: "WCAG 2.2", text: "a", network: "linkedin", day: "2026-11-20" }] })), 1`)
	tab.visit(t, hub.url+"en/me/")
	tab.unfold(t)
	tab.until(t, `document.querySelectorAll(".sharings [data-gone]:not([hidden])").length === 1`)
	lines := evaluate[[]string](t, tab, `[...document.querySelectorAll(".sharings li > span")].map(e =>
		e.innerText.replace(/\s+/g, " ").trim() + " " + e.querySelector("a").pathname)`)
	want := []string{
		"WCAG 2.2 LinkedIn · November 20, 2026 /portevoix/en/posts/wcag-22/", "<b> /portevoix/undefined/posts/%3Cb%3E/",
		gone + " X · November 2, 2026 It has been withdrawn. Please delete your post on the network. /portevoix/fr/posts/" + gone + "/",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("the page lists\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	tab.screenshot(t, "me shared")
	for _, left := range []int{2, 1, 0} {
		tab.tap(t, ".sharings [data-remove]")
		if n := evaluate[int](t, tab, `document.querySelectorAll(".sharings li").length`); n != left {
			t.Fatalf("%d are left, want %d", n, left)
		}
		if focus := evaluate[string](t, tab, `document.activeElement.localName`); left > 0 && focus != "button" || left == 0 && focus != "summary" {
			t.Errorf("with %d left the focus is on %s", left, focus)
		}
	}
	tab.quiet(t)
}

// Where a store is full the page goes by what was chosen last, not by what it could keep.
func TestBrowserMeWithAFullStore(t *testing.T) {
	tab := openBrowser(t)
	tab.visit(t, serveExample(t).url+"en/me/")
	tab.tap(t, ".pick:has([value=privacy])")
	evaluate[bool](t, tab, `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }, true`)
	tab.tap(t, ".pick:has([value=mastodon])")
	if !evaluate[bool](t, tab, `document.querySelector("[value=mastodon]").checked`) {
		t.Error("what was chosen is not chosen any more")
	}
	tab.quiet(t)
}
