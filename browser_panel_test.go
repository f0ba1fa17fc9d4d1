package portevoix_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/portevoix/portevoix/internal/network"
)

// The share panel: what a reader does with it, and what leaves it.

// A device is what a reader holds.
type device struct {
	name          string
	width, height int64
	touch         bool
}

var (
	handheld = device{"phone", 360, 740, true}
	desk     = device{"desk", 1280, 900, false}
)

// From the open page to the composer and back, with a text that the reader has changed.
func TestBrowserPanelJourney(t *testing.T) {
	hub := serveWatched(t)
	for _, lang := range []struct{ code, text, more, left, question string }{
		{"fr", "connexion", " Et chez vous ?", "Caractères restants : ", "Cela a marché ?"},
		{"en", "flaws", " And yours?", "Characters left: ", "Did it work?"},
		{"ar", "flaws", " وأنتم؟", "الأحرف المتبقية: ", "هل نجح الأمر؟"},
	} {
		for _, d := range []device{handheld, desk} {
			t.Run(lang.code+" "+d.name, func(t *testing.T) {
				tab := openPanel(t, hub.url+lang.code+"/posts/wcag-22/", d)
				tab.screenshot(t, "panel "+lang.code+" "+d.name)
				tab.choose(t, "network", "x")
				tab.choose(t, "text", lang.text+"-x")
				approved := tab.field(t)
				tab.write(t, lang.more)
				edited := tab.field(t)
				if edited != approved+lang.more {
					t.Fatalf("the text reads %q, want %q with %q behind it", edited, approved, lang.more)
				}
				tab.act(t, "[data-do=open]")
				tab.until(t, `opened.length === 1`)
				opened := parseAddress(t, tab.kept(t, "opened")[0]).Query()
				if got := opened.Get("text"); got != edited {
					t.Errorf("X opens with %q, want %q", got, edited)
				}
				tab.counts(t, edited, opened.Get("url"), lang.left)
				tab.comeBack(t)
				tab.until(t, `document.activeElement.textContent === `+quoted(lang.question))
				tab.screenshot(t, "panel edited "+lang.code+" "+d.name)
				tab.act(t, "[data-worked=yes]")
				shared := tab.remembered(t).Shared
				if len(shared) != 1 || shared[0].Post != "wcag-22" || !strings.Contains(shared[0].Title, "WCAG") || shared[0].Lang != lang.code || shared[0].Network != "x" {
					t.Errorf("this device remembers %+v", shared)
				}
				tab.quiet(t)
			})
		}
	}
}

// counts looks whether the panel counts as the network does, and says what is left aloud.
func (tab *browserTab) counts(t *testing.T, words, link, left string) {
	t.Helper()
	x, _ := network.Find("x")
	count := x.Count(words, link)
	want := fmt.Sprintf("%d/%d", count, x.Limit)
	if shown := evaluate[string](t, tab, `document.querySelector("[data-room] span").textContent`); shown != want {
		t.Errorf("the count reads %s, want %s", shown, want)
	}
	tab.until(t, `document.querySelector("[data-room] [role=status]").textContent === `+quoted(left+strconv.Itoa(x.Limit-count)))
}

// openPanel opens a post on a device and keeps what leaves the page: a headless tab has
// neither a clipboard nor a phone's menu, and opens no network.
func openPanel(t *testing.T, address string, d device) *browserTab {
	t.Helper()
	tab := openBrowser(t)
	tab.before(t, spies)
	tab.hold(t, d)
	tab.visit(t, address)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	return tab
}

const spies = `window.opened = []; window.written = []; window.handed = [];
	navigator.clipboard.writeText = async text => { written.push(text); };
	navigator.share = async data => { handed.push(data); };
	navigator.canShare = data => data.files?.every(f => f instanceof File) ?? true;
	addEventListener("click", event => {
		const way = event.target.closest("a[target=_blank]");
		if (!way || event.defaultPrevented) return;
		event.preventDefault();
		opened.push(way.href);
	})`

// before runs a script before those of every page that is opened from now on.
func (tab *browserTab) before(t *testing.T, script string) {
	t.Helper()
	tab.call(t, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	})
}

func (tab *browserTab) hold(t *testing.T, d device) {
	t.Helper()
	var options []chromedp.EmulateViewportOption
	if d.touch {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	if err := chromedp.Do(tab.ctx, chromedp.EmulateViewport(d.width, d.height, options...)); err != nil {
		t.Fatal(err)
	}
}

// choose takes a network or a text of the panel's rows.
func (tab *browserTab) choose(t *testing.T, row, value string) {
	t.Helper()
	option := `.pick:has([name=panel-` + row + `][value=` + value + `])`
	if evaluate[bool](t, tab, `document.querySelector(`+quoted(option)+`).hidden`) {
		tab.act(t, "[data-more]")
	}
	tab.act(t, option)
}

// act clicks on something in the panel.
func (tab *browserTab) act(t *testing.T, selector string) {
	t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.Click(chromedp.CSS(".panel "+selector))); err != nil {
		t.Fatalf("press %s: %v", selector, err)
	}
}

// write types behind the text.
func (tab *browserTab) write(t *testing.T, words string) {
	t.Helper()
	evaluate[bool](t, tab, `(f => { f.focus(); f.setSelectionRange(f.value.length, f.value.length); return true; })(document.querySelector("[data-field]"))`)
	tab.call(t, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: words})
		return err
	})
}

func (tab *browserTab) field(t *testing.T) string {
	t.Helper()
	return evaluate[string](t, tab, `document.querySelector("[data-field]").value`)
}

// comeBack is what a tab goes through while another is looked at, and after.
func (tab *browserTab) comeBack(t *testing.T) {
	t.Helper()
	evaluate[bool](t, tab, `document.dispatchEvent(new Event("visibilitychange"))`)
}

func (tab *browserTab) kept(t *testing.T, name string) []string {
	t.Helper()
	return evaluate[[]string](t, tab, `window.`+name)
}

// reports waits until the panel says something.
func (tab *browserTab) reports(t *testing.T, want string) {
	t.Helper()
	tab.until(t, `document.querySelector("[data-said]").textContent === `+quoted(want))
}

// A rememberedDevice is what the hub keeps in a browser.
type rememberedDevice struct {
	Shared []struct{ Post, Lang, Title, Text, Network, Day string }
}

func (tab *browserTab) remembered(t *testing.T) (d rememberedDevice) {
	t.Helper()
	stored := evaluate[string](t, tab, `localStorage.getItem("portevoix:/portevoix/") ?? "{}"`)
	if err := json.Unmarshal([]byte(stored), &d); err != nil {
		t.Fatalf("read %s: %v", stored, err)
	}
	return d
}

func (tab *browserTab) quiet(t *testing.T) {
	t.Helper()
	for _, complaint := range tab.complaints {
		t.Errorf("the browser says: %s", complaint)
	}
}

func (tab *browserTab) call(t *testing.T, f func(context.Context) error) {
	t.Helper()
	err := chromedp.Do(tab.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error { return f(ctx) }))
	if err != nil {
		t.Fatal(err)
	}
}

// parseAddress takes an address apart by the standard library's reading of it.
func parseAddress(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func quoted(s string) string {
	data, _ := json.Marshal(s) // a string always marshals
	return string(data)
}
