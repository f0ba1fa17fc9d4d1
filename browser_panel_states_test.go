package portevoix_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/portevoix/portevoix/internal/config"
)

// The states of the panel that TestBrowserPanelLooks does not come by: axe finds nothing
// in them either, and nothing is wider than the window.
func TestBrowserPanelStates(t *testing.T) {
	findChromium(t)
	hub := serveWatched(t)
	for _, lang := range []string{"fr", "ar"} {
		for _, state := range panelStates {
			t.Run(lang+" "+state.name, func(t *testing.T) {
				tab := openPanelAs(t, hub.url+lang+"/posts/wcag-22/", state)
				state.take(t, tab)
				tab.inspect(t, "panel "+state.name+" "+lang)
			})
		}
	}
}

type panelState struct {
	name   string
	device device
	agent  string // as which the browser names itself; empty: as itself
	take   func(*testing.T, *browserTab)
}

var panelStates = []panelState{
	{"chosen", desk, "", func(t *testing.T, tab *browserTab) {
		tab.choose(t, "network", "mastodon")
		tab.act(t, ".pick:has([name=panel-text]:not(:checked))")
		tab.until(t, `document.activeElement.matches("[name=panel-text]")`)
	}},
	{"copied", desk, "", func(t *testing.T, tab *browserTab) {
		tab.act(t, "[data-do=copy]")
		tab.until(t, said)
	}},
	{"not copied", desk, "", func(t *testing.T, tab *browserTab) {
		evaluate[bool](t, tab, `navigator.clipboard.writeText = () => Promise.reject(new Error("no")), true`)
		tab.act(t, "[data-do=copy]")
		tab.until(t, said)
	}},
	{"worked", desk, "", func(t *testing.T, tab *browserTab) {
		tab.act(t, "[data-do=open]")
		tab.comeBack(t)
		tab.until(t, asks)
		tab.act(t, "[data-worked=yes]")
		tab.until(t, `document.querySelector("[data-yes]").checkVisibility()`)
	}},
	{"menu", handheld, "", func(t *testing.T, tab *browserTab) {
		tab.until(t, `document.querySelector("[data-do=share]").checkVisibility()`)
	}},
	{"inside", handheld, "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36 TeamsMobile-Android/1416",
		func(t *testing.T, tab *browserTab) {
			tab.until(t, `document.querySelector("[data-inside]").checkVisibility()`)
			tab.act(t, "[data-do=address]")
			tab.until(t, said)
		}},
}

const said = `document.querySelector("[data-said]").textContent !== ""`

// openPanelAs opens a post in a state's window.
func openPanelAs(t *testing.T, address string, state panelState) *browserTab {
	t.Helper()
	if state.agent == "" {
		return openPanel(t, address, state.device)
	}
	tab := openBrowser(t)
	tab.before(t, spies)
	tab.hold(t, state.device)
	tab.call(t, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: state.agent})
		return err
	})
	tab.visit(t, address)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	return tab
}

// inspect looks at the page as it is now, in narrow and wide windows, light and dark.
func (tab *browserTab) inspect(t *testing.T, name string) {
	t.Helper()
	evaluate[bool](t, tab, string(readTool(t, "axe-core/axe.min.js"))+"; true")
	for _, look := range []look{looks[0], looks[1], looks[2], looks[3]} {
		tab.look(t, look)
		tab.examine(t, look)
		tab.screenshot(t, name+" "+look.String())
	}
	tab.quiet(t)
}

// What its post may still do decides the rest: a text that stays as it is, or may only be
// added to; a network left out, all of them, the post over, and taken back.
func TestBrowserPanelStatesOfThePost(t *testing.T) {
	findChromium(t)
	gone := `document.querySelector(".share") === null`
	for _, state := range []struct {
		name  string
		make  func(*testing.T, *watchedHub)
		until string
	}{
		{"locked", inFront("kind:", "edit: locked\nkind:"), `document.querySelector("[data-field]")?.readOnly === true`},
		{"around", inFront("kind:", "edit: around\nkind:"), `document.querySelector(".share")?.dataset.edit === "around"`},
		{"one network left out", func(t *testing.T, hub *watchedHub) {
			hub.freeze(t, config.Freeze{ID: "x", Networks: []string{"x"}, Reason: config.Localized{"": "X is down."}})
		}, `document.querySelector(".panel") !== null && document.querySelector("[name=panel-network][value=x]") === null`},
		{"frozen", func(t *testing.T, hub *watchedHub) {
			hub.freeze(t, config.Freeze{ID: "all", Reason: config.Localized{"": "Results come on Friday."}})
		}, gone},
		{"expired", inFront("expires: 2027-10-31", "expires: 2026-11-20"), gone},
		{"withdrawn", func(t *testing.T, hub *watchedHub) { hub.recall(t, "wcag-22") }, gone},
	} {
		t.Run(state.name, func(t *testing.T) {
			hub := serveWatched(t)
			address := hub.url + "fr/posts/wcag-22/"
			tab := openPanel(t, address, desk)
			state.make(t, hub)
			evaluate[bool](t, tab, `document.dispatchEvent(new Event("visibilitychange")), true`)
			if state.until != gone {
				tab.visit(t, address)
			}
			tab.until(t, state.until)
			tab.inspect(t, "panel "+state.name)
		})
	}
}

// inFront changes a line of the front matter of the post in French.
func inFront(line, changed string) func(*testing.T, *watchedHub) {
	return func(t *testing.T, hub *watchedHub) {
		hub.write(t, "content/posts/2026/wcag-22.fr.md", func(text []byte) ([]byte, error) {
			return []byte(strings.Replace(string(text), "\n"+line, "\n"+changed, 1)), nil
		})
	}
}
