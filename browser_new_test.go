package portevoix_test

import (
	"fmt"
	"strings"
	"testing"
)

// What is new since the last visit is the same wherever it shows: at home, in lists and
// where it is looked for, on the first page of the day and on the last.
func TestBrowserNewSinceTheLastVisit(t *testing.T) {
	hub := serveExample(t)
	tab := openBrowser(t)
	tab.visit(t, hub.url+"en/")
	if tab.shows(t, "[data-fresh]") {
		t.Error("on the first visit home speaks of an earlier one")
	}
	const last = "2026-11-10"
	evaluate[bool](t, tab, fmt.Sprintf(`localStorage.setItem("portevoix:/portevoix/", JSON.stringify({ v: 1, seen: %q })), true`, last))
	for _, again := range []bool{false, true} {
		tab.visit(t, hub.url+"en/posts/")
		fresh := evaluate[[]string](t, tab, `[...document.querySelectorAll(".card:has([data-mark=new]) h3 a")].map((a) => a.pathname)`)
		late := evaluate[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll(".card")].filter((card) => card.dataset.since >= %q)
			.map((card) => card.querySelector("h3 a").pathname)`, last))
		if len(fresh) == 0 || strings.Join(fresh, " ") != strings.Join(late, " ") {
			t.Errorf("again: %t: marked are %q, want %q", again, fresh, late)
		}
		tab.visit(t, hub.url+"en/")
		if marks := evaluate[int](t, tab, `document.querySelectorAll(".first .card [data-mark=new]").length`); marks == 0 {
			t.Errorf("again: %t: home marks nothing", again)
		}
		tab.screenshot(t, "home new")
		tab.follow(t, "[data-fresh]")
		tab.until(t, `document.querySelectorAll(".hit").length > 0`)
		if shown := evaluate[int](t, tab, `+document.querySelector(".found").textContent.replace(/\D/g, "")`); shown != len(late) {
			t.Errorf("again: %t: the search finds %d new posts, want %d", again, shown, len(late))
		}
	}
	tab.quiet(t)
}
