package portevoix_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

var update = flag.Bool("update", false, "write docs/gestures.md and the pictures of the journey anew")

// mostSwipes is how often a thumb has to move the page on a phone of 390 × 844, from the
// home page to the composer.
const mostSwipes = 4

// docs/gestures.md says how many taps each network takes. The test makes each of these ways
// and counts; with -update it writes the page.
func TestBrowserGestures(t *testing.T) {
	findChromium(t)
	const file = "docs/gestures.md"
	want := fmt.Sprintf(gesturesPage, mostSwipes, gestureTable(t))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("%s is out of date (%v): go test -run TestBrowserGestures . -update", file, err)
	}
}

// gestureTable has a row for each network, and one for the menu of the phone itself.
func gestureTable(t *testing.T) string {
	t.Helper()
	home := serveExample(t).url + "en/"
	shares := sharesOf(t)
	phone := &counter{home, devices[1], openCounted(t, home, devices[1]), shares}
	desk := &counter{home, devices[2], openCounted(t, home, devices[2]), shares}
	plain := beginPlain(t, home, devices[1])
	post := plain.openPost(t)
	var rows strings.Builder
	for _, n := range offered(post, shares) {
		text, _ := plain.seeWay(t, n.Name)
		byHand := ""
		if composers[n.Name].text == "" {
			byHand = " and copying by hand"
		}
		taps := fmt.Sprint(plain.taps + 1)
		if shares.find(t, post, "en", n.Name, text).URL == "" {
			taps = fmt.Sprint(plain.taps)
		}
		fmt.Fprintf(&rows, "| %s | %s | %d | %d | %d | %d | %s | %s |\n", n.Title, gets[n.Carries()],
			phone.taps(t, n.Name, false), phone.taps(t, n.Name, true), desk.taps(t, n.Name, false), desk.taps(t, n.Name, true),
			then[n.Carries()], taps+byHand)
	}
	fmt.Fprintf(&rows, "| the phone’s own menu | text, link, picture | %d | | | | choose the app | |\n", phone.menu(t))
	return rows.String()
}

var (
	gets = map[network.Carries]string{network.TextAndLink: "text and link", network.LinkOnly: "link", network.Nothing: "nothing"}
	then = map[network.Carries]string{network.LinkOnly: "paste", network.Nothing: "open the app, paste"}
)

// offered are the networks of a post in English, in the order of all networks.
func offered(post string, shares sharesByKey) (list []network.Network) {
	for _, n := range network.All {
		for key := range shares {
			if key[0] == post && key[1] == "en" && key[2] == n.Name {
				list = append(list, n)
				break
			}
		}
	}
	return list
}

// A counter makes the way from home to a network again and again.
type counter struct {
	home   string
	device device
	tab    *browserTab
	shares sharesByKey
}

func openCounted(t *testing.T, home string, d device) *browserTab {
	t.Helper()
	tab := openBrowser(t)
	tab.before(t, spies)
	tab.hold(t, d)
	tab.visit(t, home)
	return tab
}

// start opens the home page on a device that knows nothing yet, or one network.
func (c *counter) start(t *testing.T, own string) *journey {
	t.Helper()
	evaluate[bool](t, c.tab, `localStorage.clear(), true`)
	if own != "" {
		evaluate[bool](t, c.tab, `localStorage.setItem("portevoix:/portevoix/", JSON.stringify({ v: 1, asked: true, networks: [`+quoted(own)+`] })), true`)
	}
	c.tab.visit(t, c.home)
	return &journey{tab: c.tab, device: c.device}
}

// taps is how many it takes to a network, of which the reader said that it is theirs.
func (c *counter) taps(t *testing.T, name string, own bool) int {
	t.Helper()
	j := c.start(t, map[bool]string{true: name}[own])
	post := j.openPost(t)
	j.choose(t, name)
	text := j.edit(t, "")
	j.handOver(t)
	j.arrived(t, c.shares.find(t, post, "en", name, text), "")
	if j.swipes > mostSwipes && c.device.touch {
		t.Errorf("to %s the page has to be moved %d times, at most %d", name, j.swipes, mostSwipes)
	}
	return j.taps
}

// menu is how many taps it takes to the menu that the phone has for sharing.
func (c *counter) menu(t *testing.T) int {
	t.Helper()
	j := c.start(t, "")
	post := j.openPost(t)
	j.tab.until(t, `document.querySelector(".share.lively") !== null`)
	name := evaluate[string](t, j.tab, `document.querySelector("[name=panel-network]:checked").value`)
	want := c.shares.find(t, post, "en", name, j.edit(t, ""))
	j.tap(t, "[data-do=share]")
	j.tab.until(t, `handed.length === 1`)
	type handed struct{ Text, URL string }
	if got := evaluate[handed](t, j.tab, `(({ text, url }) => ({ text, url: url ?? "" }))(handed[0])`); got != (handed{unlinked(want), want.Link}) {
		t.Errorf("the menu is handed %+v, want %q and %q", got, unlinked(want), want.Link)
	}
	return j.taps
}

// unlinked are the words of a share without a link that stands behind them.
func unlinked(s share.Share) string {
	return strings.TrimRight(strings.TrimSuffix(s.Text, s.Link), "\n")
}

const gesturesPage = `# How many taps to a post

From the home page of the hub until the right text stands in the network’s composer: taps on a phone, clicks at a desk.
A swipe to what is further down is not counted; on a phone of 390 × 844 there are at most %d. “Own network” is for
readers who said on “My hub” which network is theirs. To change the text first is one tap more, and the writing.

| network | its composer is handed | phone, first visit | phone, own network | desk, first visit | desk, own network | then, there | phone without JavaScript |
|---|---|---|---|---|---|---|---|
%s
Where a composer takes no text, the hub has copied it with the last tap: it only has to be pasted.

## What was tried

Chromium at a desk (1280 × 800) and as a phone (390 × 844, touch, mobile page width), in English, for each way of the
table. For X, LinkedIn and WhatsApp also in French and Arabic, on a phone of 320 × 568, with a text that was changed
first, and without JavaScript. Taps are touches at the place where the thing is seen. What is handed over is read from
the address that would open, by the names that the network documents, from the clipboard, or from what the phone’s menu
is given. ` + "`go test -run 'TestBrowser(Gestures|Journey)' .`" + ` tries all of it again, with ` + "`PORTEVOIX_BROWSER=required`" + `;
with ` + "`-update`" + ` it writes this page.

## What was not

Real phones, Safari and Firefox; the networks’ own pages and apps behind the address, which may ask to sign in, open
their app or change what they take without notice; the menu of a real phone, and which of its apps keep text, link and
picture together.
`
