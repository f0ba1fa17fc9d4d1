package portevoix_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The panel in each of its states, in every look and from right to left: axe finds
// nothing, nothing is wider than the window, and on paper the texts stand as they do
// without it.
func TestBrowserPanelLooks(t *testing.T) {
	findChromium(t)
	hub := serveWatched(t)
	axe := readTool(t, "axe-core/axe.min.js")
	states := []struct {
		name string
		take func(t *testing.T, tab *browserTab)
	}{
		{"open", func(*testing.T, *browserTab) {}},
		{"edited", func(t *testing.T, tab *browserTab) {
			tab.choose(t, "network", "x")
			tab.act(t, "summary")
			tab.write(t, " world-leading, révolutionnaire, لا مثيل له. "+long)
			tab.until(t, `document.querySelector("[data-findings]").children.length > 0`)
		}},
		{"asked", func(t *testing.T, tab *browserTab) {
			tab.act(t, "[data-do=open]")
			tab.until(t, `opened.length > 0`)
			tab.comeBack(t)
			tab.until(t, `!document.querySelector("[data-after]").hidden`)
		}},
		{"answered", func(t *testing.T, tab *browserTab) { tab.act(t, "[data-worked=no]") }},
		{"phone", func(t *testing.T, tab *browserTab) {
			tab.act(t, "[data-do=phone]")
			tab.until(t, `document.querySelector("dialog[open]") !== null`)
		}},
	}
	for _, lang := range []string{"fr", "ar"} {
		tab := openPanel(t, hub.url+lang+"/posts/wcag-22/", desk)
		evaluate[bool](t, tab, string(axe)+"; true")
		for _, state := range states {
			state.take(t, tab)
			for _, look := range looks {
				t.Run(lang+" "+state.name+" "+look.String(), func(t *testing.T) {
					tab.look(t, look)
					tab.examine(t, look)
					tab.screenshot(t, "panel "+state.name+" "+lang+" "+look.String())
					if onPaper := look.media == "print"; onPaper != tab.visible(t, ".group .words") || onPaper == tab.visible(t, ".panel") {
						t.Error("on paper stand the texts, on screen the panel")
					}
				})
			}
			tab.look(t, looks[3])
		}
		tab.quiet(t)
	}
}

const long = "It goes on and on, for longer than a network of short words takes, so that something has to be said about it."

// visible reports whether an element is to be seen.
func (tab *browserTab) visible(t *testing.T, selector string) bool {
	t.Helper()
	return evaluate[bool](t, tab, `document.querySelector(`+quoted(selector)+`).checkVisibility()`)
}

// From the skip link to the composer there are but keys: arrows in a row, Tab between them.
func TestBrowserPanelByKeyboard(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, desk)
	evaluate[bool](t, tab, `document.querySelector("[name=panel-network]").focus(), true`)
	keys := func(list string) {
		t.Helper()
		if err := chromedp.Do(tab.ctx, chromedp.KeyEvent(list)); err != nil {
			t.Fatal(err)
		}
	}
	focus := func(want string) {
		t.Helper()
		tab.until(t, `document.activeElement.matches(`+quoted(want)+`)`)
	}
	keys(kb.ArrowRight)
	focus("[name=panel-network][value=x]:checked")
	keys(kb.Tab)
	focus("[data-more]")
	keys("\r")
	focus("[name=panel-network]:checked, [name=panel-network]")
	keys(kb.Tab)
	focus("[name=panel-text]:checked")
	keys(kb.ArrowRight)
	focus("[name=panel-text]:checked")
	keys(kb.Tab)
	focus("[data-field]")
}
