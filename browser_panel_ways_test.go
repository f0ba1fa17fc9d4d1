package portevoix_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/portevoix/portevoix/internal/config"
)

// The ways out of the share panel, and what closes them.

// Until something is edited, the panel hands over byte for byte what the page does.
func TestBrowserPanelHandsOverWhatWasApproved(t *testing.T) {
	hub := serveWatched(t)
	tab := openBrowser(t)
	tab.before(t, spies)
	for _, lang := range []string{"fr", "ar"} {
		tab.visit(t, hub.url+lang+"/posts/wcag-22/")
		tab.until(t, `document.querySelector(".share.lively") !== null`)
		differing := evaluate[[]string](t, tab, `(() => {
			const found = [];
			for (const way of document.querySelectorAll(".text a.way")) {
				const network = way.closest("li").dataset.network;
				document.querySelector("[name=panel-network][value=" + network + "]").click();
				document.querySelector("[name=panel-text][value='" + way.closest(".text").id + "']").click();
				const open = document.querySelector(".panel [data-do=open]");
				if (open.href !== way.href) found.push(open.href + "\nin place of\n" + way.href);
			}
			return found;
		})()`)
		for _, difference := range differing {
			t.Errorf("in %s the panel opens %s", lang, difference)
		}
	}
	tab.quiet(t)
}

func TestBrowserPanelCopies(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, desk)
	tab.choose(t, "network", "linkedin")
	words := tab.field(t)
	tab.act(t, "[data-do=open]")
	tab.until(t, `opened.length === 1`)
	if got := tab.kept(t, "written"); !slices.Equal(got, []string{words}) {
		t.Errorf("the clipboard got %q, want the words alone: LinkedIn has the link", got)
	}
	if link := parseAddress(t, tab.kept(t, "opened")[0]).Query().Get("url"); link != "https://www.w3.org/TR/WCAG22/" {
		t.Errorf("LinkedIn opens with the link %q", link)
	}
	tab.reports(t, "The text is copied: paste it in LinkedIn.")

	tab.choose(t, "network", "x")
	words = tab.field(t)
	tab.act(t, "[data-do=copy]")
	tab.reports(t, "Copied")
	if got := tab.kept(t, "written")[1]; got != words+"\nhttps://www.w3.org/TR/WCAG22/" {
		t.Errorf("the clipboard got %q, want the words and the link", got)
	}
}

// Where nothing may be copied the text is selected, and a sentence says what to do.
func TestBrowserPanelCopiesByHand(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, desk)
	evaluate[bool](t, tab, `navigator.clipboard.writeText = () => Promise.reject(new Error("no")), true`)
	tab.act(t, "[data-do=copy]")
	tab.until(t, `document.querySelector("[data-said]").textContent.includes("Ctrl+C")`)
	selected := evaluate[string](t, tab, `(f => f.value.slice(f.selectionStart, f.selectionEnd))(document.activeElement)`)
	if words := tab.field(t); selected != words {
		t.Errorf("selected is %q, want all of %q", selected, words)
	}
}

// A phone's own menu gets the words, the link apart from them, and the picture in the
// shape of the network.
func TestBrowserPanelGivesThePhonesMenu(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, handheld)
	for _, test := range []struct{ network, link, picture string }{
		{"linkedin", "https://www.w3.org/TR/WCAG22/", "wcag-22-wide.png image/png"},
		{"instagram", "", "wcag-22-square.png image/png"},
	} {
		tab.choose(t, "network", test.network)
		if first := evaluate[string](t, tab, `document.querySelector("[data-doing]").firstElementChild.dataset.do`); first != "share" {
			t.Errorf("first stands %q, want the phone's menu", first)
		}
		tab.until(t, `import(document.querySelector("script[src$='/panel.js']").src.replace("panel.js", "picture.js"))
			.then(p => p.file(p.picture(document, `+quoted(test.network)+`)) !== undefined)`)
		tab.act(t, "[data-do=share]")
		tab.until(t, `handed.length === 1`)
		type handed struct{ Text, URL, File string }
		want := handed{tab.field(t), test.link, test.picture}
		got := evaluate[handed](t, tab, `(({ text, url, files: [f] }) =>
			({ text, url: url ?? "", file: f.name + " " + f.type }))(handed.pop())`)
		if got != want {
			t.Errorf("for %s the menu gets %+v, want %+v", test.network, got, want)
		}
	}
	tab.act(t, "[data-worked=no]")
	report := evaluate[string](t, tab, `document.querySelector("[data-report]").href`)
	if want := "https://github.com/portevoix/portevoix/discussions"; report != want {
		t.Errorf("after a no the reader is led to %q, want %q", report, want)
	}
	if shared := tab.remembered(t).Shared; len(shared) > 0 {
		t.Errorf("after a no this device remembers %+v", shared)
	}
	tab.quiet(t)
}

// After a no the owner is written to where the owner has an address: the mail says which
// text of which page, and nothing of the reader.
func TestBrowserPanelBeginsTheReport(t *testing.T) {
	hub := serveWatched(t)
	hub.write(t, config.File, func(text []byte) ([]byte, error) {
		return []byte(strings.ReplaceAll(string(text), "https://github.com/portevoix/portevoix/discussions", "mailto:comms@portevoix.example")), nil
	})
	tab := openPanel(t, hub.url+watched, desk)
	tab.choose(t, "network", "x")
	tab.choose(t, "text", "flaws-x")
	tab.act(t, "[data-do=open]")
	tab.until(t, `opened.length === 1`)
	tab.comeBack(t)
	tab.until(t, `!document.querySelector("[data-after]").hidden`)
	tab.act(t, "[data-worked=no]")
	mail := parseAddress(t, evaluate[string](t, tab, `document.querySelector("[data-report]").href`))
	if mail.Opaque != "comms@portevoix.example" || mail.Query().Get("subject") != "Sharing did not work: x" {
		t.Errorf("the report is %s", mail)
	}
	if body := mail.Query().Get("body"); body != hub.url+watched+"\r\nx, en, flaws" {
		t.Errorf("the report says %q", body)
	}
}

// What a reader chose for the whole hub holds here: networks come first, the server is
// known, and links say whose they are where that is wanted.
func TestBrowserPanelFollowsTheDevice(t *testing.T) {
	hub := serveWatched(t)
	hub.write(t, config.File, func(text []byte) ([]byte, error) {
		return []byte(strings.Replace(string(text), "domains: [", "domains: [www.w3.org, ", 1)), nil
	})
	tab := openBrowser(t)
	tab.before(t, spies+`; if (!localStorage.length) localStorage.setItem("portevoix:/portevoix/", JSON.stringify(
		{ v: 1, networks: ["mastodon", "x"], mastodon: "social.example", attribution: "own", team: "rabat", secret: "s" }))`)
	tab.visit(t, hub.url+watched)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	shown := evaluate[[]string](t, tab, `[...document.querySelectorAll("[data-networks] .pick:not([hidden]) input")].map(i => i.value)`)
	if !slices.Equal(shown, []string{"mastodon", "x"}) {
		t.Errorf("the networks shown are %q", shown)
	}
	tab.act(t, "[data-do=open]")
	tab.until(t, `opened.length === 1`)
	opened := parseAddress(t, tab.kept(t, "opened")[0])
	if opened.Host != "social.example" || opened.Path != "/share" {
		t.Errorf("Mastodon opens at %s%s", opened.Host, opened.Path)
	}
	lines := strings.Split(opened.Query().Get("text"), "\n")
	link := parseAddress(t, lines[len(lines)-1])
	// HMAC-SHA-256 of "wcag-22" by the secret "s", in base32: printf wcag-22 | openssl dgst -sha256 -hmac s -binary | base32
	if term := link.Query().Get("utm_term"); term != "rabat-fa5jj" {
		t.Errorf("the link %s says %q of its sharer", link, term)
	}
	tab.quiet(t)
}

// What is taken back or frozen while the panel is open can't be copied, shared or shown
// as a picture any more.
func TestBrowserPanelStops(t *testing.T) {
	hub := serveWatched(t)
	tab := openPanel(t, hub.url+watched, handheld)
	tab.choose(t, "network", "linkedin")
	hub.freeze(t, config.Freeze{ID: "x", Networks: []string{"linkedin"}, Reason: config.Localized{"": "LinkedIn is down."}})
	evaluate[bool](t, tab, `Date.now = (now => () => now() + 60_000)(Date.now), true`) // the last answer is old
	tab.act(t, "[data-do=copy]")
	tab.until(t, `document.querySelector("[name=panel-network][value=linkedin]") === null`)
	tab.says(t, "LinkedIn is down.")
	if got := tab.kept(t, "written"); len(got) > 0 {
		t.Errorf("copied all the same: %q", got)
	}
	if chosen := evaluate[string](t, tab, `document.querySelector("[name=panel-network]:checked").value`); chosen == "linkedin" || chosen == "" {
		t.Errorf("chosen is %q, want another network", chosen)
	}
	tab.act(t, "[data-do=share]")
	tab.until(t, `handed.length === 1`)

	hub.recall(t, "wcag-22")
	evaluate[bool](t, tab, `Date.now = (now => () => now() + 60_000)(Date.now), true`)
	tab.act(t, "[data-do=share]")
	tab.until(t, `document.querySelector(".panel, .share") === null`)
	tab.says(t, "This post has been withdrawn.")
	if got := evaluate[int](t, tab, `handed.length`); got != 1 {
		t.Errorf("the phone's menu was opened %d times, want once, before", got)
	}
}

// Programs with a window of their own say so, and the address is there to take along.
func TestBrowserPanelInsideAnotherProgram(t *testing.T) {
	tab := openBrowser(t)
	tab.before(t, spies)
	agent := "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 LinkedInApp]/9.30"
	tab.call(t, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent})
		return err
	})
	address := serveWatched(t).url + watched
	tab.visit(t, address)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	said := evaluate[string](t, tab, `document.querySelector("[data-inside]").innerText`)
	if !strings.Contains(said, "inside LinkedIn.") || !strings.Contains(said, address) {
		t.Errorf("the panel says %q", said)
	}
	tab.act(t, "[data-do=address]")
	tab.until(t, `written.length === 1`)
	if got := tab.kept(t, "written")[0]; got != address {
		t.Errorf("copied is %q, want %q", got, address)
	}
}

// The picture for the phone is drawn here, by code that loads only then.
func TestBrowserPanelShowsItsAddress(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, desk)
	loaded := `performance.getEntriesByType("resource").some(r => r.name.includes("/vendor/"))`
	if evaluate[bool](t, tab, loaded) {
		t.Error("the code that draws is loaded before it is needed")
	}
	tab.act(t, "[data-do=phone]")
	tab.until(t, `document.querySelector("dialog[open] svg path") !== null`)
	tab.screenshot(t, "panel phone")
	tab.act(t, "[data-close]")
	tab.until(t, `document.querySelector("dialog[open]") === null`)
	if focus := evaluate[string](t, tab, `document.activeElement.dataset.do ?? ""`); focus != "phone" {
		t.Errorf("the focus is on %q, want the button that opened the picture", focus)
	}
	tab.quiet(t)
}
