package portevoix_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

// The whole way of a colleague: from the home page to a network's composer, by gestures on
// what can be seen, each of them counted.

var devices = []device{{"phone", 320, 568, true}, {"phone", 390, 844, true}, {"desk", 1280, 800, false}}

// In three languages, on small and large phones and at a desk, the composer is handed what
// the reader made of the text, and the link; where it takes no words the clipboard has them.
func TestBrowserJourney(t *testing.T) {
	hub := serveExample(t)
	shares := sharesOf(t)
	for _, d := range devices {
		for _, lang := range []string{"fr", "en", "ar"} {
			for _, network := range []string{"x", "linkedin", "whatsapp"} {
				t.Run(fmt.Sprintf("%s %d %s %s", d.name, d.width, lang, network), func(t *testing.T) {
					j := begin(t, hub.url+lang+"/", d, spies)
					post := j.openPost(t)
					j.choose(t, network)
					text := j.edit(t, " "+mine[lang])
					j.handOver(t)
					j.arrived(t, shares.find(t, post, lang, network, text), " "+mine[lang])
					j.tab.quiet(t)
				})
			}
		}
	}
}

var mine = map[string]string{"fr": "Et chez vous, ça change quoi ?", "en": "What about you?", "ar": "وماذا عنكم؟"}

// Without JavaScript each network has a way of its own under each text, which leads to the
// same composer with the approved words.
func TestBrowserJourneyWithoutJavaScript(t *testing.T) {
	hub := serveExample(t)
	shares := sharesOf(t)
	for _, d := range devices {
		for _, lang := range []string{"fr", "en", "ar"} {
			t.Run(fmt.Sprintf("%s %d %s", d.name, d.width, lang), func(t *testing.T) {
				j := beginPlain(t, hub.url+lang+"/", d)
				post := j.openPost(t)
				for _, network := range []string{"x", "linkedin", "whatsapp"} {
					text, address := j.seeWay(t, network)
					want := shares.find(t, post, lang, network, text)
					if got := compose(t, network, address); got != (composed{handed(network, want.Text), linkBeside(want)}) {
						t.Errorf("%s is handed %+v, want %q and %q", network, got, want.Text, want.Link)
					}
				}
			})
		}
	}
}

// A journey counts what its reader does.
type journey struct {
	tab          *browserTab
	device       device
	taps, swipes int
}

// begin opens the home page as a first visit, after a script that stands for what the
// reader did before.
func begin(t *testing.T, home string, d device, script string) *journey {
	t.Helper()
	j := &journey{tab: openBrowser(t), device: d}
	j.tab.before(t, script)
	j.tab.hold(t, d)
	j.tab.visit(t, home)
	return j
}

func beginPlain(t *testing.T, home string, d device) *journey {
	t.Helper()
	j := &journey{tab: openBrowser(t), device: d}
	j.tab.hold(t, d)
	j.tab.call(t, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	j.tab.visit(t, home)
	return j
}

// openPost goes to the first post that the home page shows.
func (j *journey) openPost(t *testing.T) (id string) {
	t.Helper()
	j.tap(t, ".card h3 a")
	j.tab.arrive(t, `document.readyState === "complete" && document.querySelector("[data-post]") !== null`)
	return evaluate[string](t, j.tab, `document.querySelector("[data-post]").dataset.post`)
}

// arrive waits for a page that was asked for: until then the old one may go any moment.
func (tab *browserTab) arrive(t *testing.T, condition string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if there, err := chromedp.Run(tab.ctx, chromedp.Evaluate[bool](condition)); err == nil && there {
			return
		}
	}
	t.Fatalf("it is never so that %s", condition)
}

// choose takes a network in the panel, if it is not the one that is there already.
func (j *journey) choose(t *testing.T, network string) {
	t.Helper()
	j.tab.until(t, `document.querySelector(".share.lively") !== null`)
	pick := `.pick:has([name=panel-network][value=` + network + `])`
	if !j.tab.visible(t, pick) {
		j.tap(t, "[data-more]")
	}
	if !evaluate[bool](t, j.tab, `document.querySelector(`+quoted(pick+" input")+`).checked`) {
		j.tap(t, pick)
	}
}

// edit writes behind the text that the panel offers, and returns the name of the text.
func (j *journey) edit(t *testing.T, words string) string {
	t.Helper()
	if words != "" {
		j.tap(t, "[data-field]")
		j.tab.write(t, words)
	}
	return evaluate[string](t, j.tab, `(document.querySelector("[name=panel-text]:checked") ?? document.querySelector(".group .text")).value
		.replace(/-[^-]*$/, "")`)
}

// handOver opens the network; where there is no composer it copies the text for its app.
func (j *journey) handOver(t *testing.T) {
	t.Helper()
	if evaluate[bool](t, j.tab, `document.querySelector("[data-do=open]") === null`) {
		j.tap(t, "[data-do=copy]")
		j.tab.until(t, `written.length === 1`)
		return
	}
	j.tap(t, "[data-do=open]")
	j.tab.until(t, `opened.length === 1`)
}

// arrived looks at what the composer and the clipboard got of a share with words added.
func (j *journey) arrived(t *testing.T, want share.Share, added string) {
	t.Helper()
	words, link := want.Text+added, linkBeside(want)
	if inside := strings.TrimSuffix(want.Text, want.Link); inside != want.Text && want.Link != "" {
		words = strings.TrimRight(inside, "\n") + added + inside[len(strings.TrimRight(inside, "\n")):] + want.Link
	}
	pasted := handed(want.Network, words) == ""
	if pasted {
		if got := j.tab.kept(t, "written"); len(got) != 1 || got[0] != words {
			t.Errorf("to be pasted in %s is %q, want %q", want.Network, got, words)
		}
	}
	if want.URL == "" {
		return
	}
	got := compose(t, want.Network, j.tab.kept(t, "opened")[0])
	if got != (composed{handed(want.Network, words), link}) {
		t.Errorf("%s is handed %+v, want %q and %q", want.Network, got, words, link)
	}
}

// seeWay brings the first way to a network before the reader's eyes, and returns the name
// of its text and where a tap would lead.
func (j *journey) seeWay(t *testing.T, network string) (text, address string) {
	t.Helper()
	way := fmt.Sprintf(`.text [data-network="%s"] .way`, network)
	j.reach(t, way)
	text = evaluate[string](t, j.tab, `document.querySelector(`+quoted(way)+`).closest(".text").id.replace(/-[^-]*$/, "")`)
	return text, evaluate[string](t, j.tab, `document.querySelector(`+quoted(way)+`).href ?? ""`)
}

// tap swipes until something is to be seen, and taps on it, or clicks at a desk.
func (j *journey) tap(t *testing.T, selector string) {
	t.Helper()
	x, y := j.reach(t, selector)
	j.taps++
	j.tab.call(t, func(ctx context.Context) error {
		if j.device.touch {
			return chromedp.Do(ctx, chromedp.TapXY(x, y))
		}
		return chromedp.Do(ctx, chromedp.MouseClickXY(x, y))
	})
}

// reach swipes by most of a window until the middle of something can be touched.
func (j *journey) reach(t *testing.T, selector string) (x, y float64) {
	t.Helper()
	type place struct{ X, Y, Height float64 }
	for range 40 {
		p := evaluate[place](t, j.tab, `((e) => {
			const { left, right, top, bottom } = e.getClientRects()[0];
			const [x, y] = [(left + right) / 2, (top + bottom) / 2];
			const free = e.contains(document.elementFromPoint(x, y)) || e.closest("article")?.contains(document.elementFromPoint(x, y));
			return { x, y: free ? y : y < innerHeight / 2 ? -1 : innerHeight + 1, height: innerHeight };
		})(document.querySelector(`+quoted(selector)+`))`)
		if p.Y >= 0 && p.Y <= p.Height {
			return p.X, p.Y
		}
		j.swipes++
		evaluate[bool](t, j.tab, fmt.Sprintf(`scrollBy(0, %g), true`, map[bool]float64{true: 0.8, false: -0.8}[p.Y > p.Height]*p.Height))
	}
	t.Fatalf("%s is nowhere to be seen", selector)
	return 0, 0
}

// sharesByKey are all shares of the example hub, by post, language, network and text.
type sharesByKey map[[4]string]share.Share

func sharesOf(t *testing.T) sharesByKey {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: exampleHub(t)})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	list := sharesByKey{}
	for _, post := range hub.Library.Posts {
		for _, lang := range hub.Settings.Languages {
			for _, s := range share.Of(hub.Settings, hub.Library, post, lang) {
				list[[4]string{s.Post, s.Lang, s.Network, s.Name}] = s
			}
		}
	}
	return list
}

func (list sharesByKey) find(t *testing.T, post, lang, network, text string) share.Share {
	t.Helper()
	s, ok := list[[4]string{post, lang, network, text}]
	if !ok {
		t.Fatalf("there is no share of %s in %s for %s with the text %q", post, lang, network, text)
	}
	return s
}
