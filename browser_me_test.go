package portevoix_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What is the reader's own: kept in their browser, shown there, erased there.

// narrow is a small phone.
var narrow = device{"phone", 320, 640, true}

// A kept is what the hub remembers in a browser, as much of it as these tests look at.
type kept struct {
	Field, Networks, Languages                        []string
	Mastodon, Team, Attribution, Secret, Seen, Before string
	Asked                                             bool
}

func (tab *browserTab) own(t *testing.T) (k kept) {
	t.Helper()
	stored := evaluate[string](t, tab, `localStorage.getItem("portevoix:/portevoix/") ?? "{}"`)
	if err := json.Unmarshal([]byte(stored), &k); err != nil {
		t.Fatalf("read %s: %v", stored, err)
	}
	return k
}

// tap scrolls to an element and clicks it.
func (tab *browserTab) tap(t *testing.T, selector string) {
	t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		t.Fatalf("click %s: %v", selector, err)
	}
}

func (tab *browserTab) follow(t *testing.T, selector string) {
	t.Helper()
	from := evaluate[string](t, tab, `location.href`)
	tab.tap(t, selector)
	tab.until(t, `location.href !== `+quoted(from)+` && document.readyState === "complete"`)
}

// enter writes into an empty field and presses Enter.
func (tab *browserTab) enter(t *testing.T, selector, text string) {
	t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.SendKeys(chromedp.CSS(selector), text+kb.Enter)); err != nil {
		t.Fatalf("write into %s: %v", selector, err)
	}
}

// pick takes one of a list.
func (tab *browserTab) pick(t *testing.T, selector, value string) {
	t.Helper()
	evaluate[bool](t, tab, `(list => { list.value = `+quoted(value)+`; return list.dispatchEvent(new Event("change", { bubbles: true })); })`+
		`(document.querySelector(`+quoted(selector)+`))`)
}

func (tab *browserTab) shows(t *testing.T, selector string) bool {
	t.Helper()
	return evaluate[bool](t, tab, `document.querySelector(`+quoted(selector)+`)?.checkVisibility() ?? false`)
}

// unfold opens every part of the page of one's own.
func (tab *browserTab) unfold(t *testing.T) {
	t.Helper()
	evaluate[int](t, tab, `document.querySelectorAll("details").forEach(d => { d.open = true; }), 1`)
}

// The first visit asks, once; the second begins with what the reader said then, and shows
// what is new and what they have shared.
func TestBrowserMeFromTheFirstVisitToTheSecond(t *testing.T) {
	hub := serveExample(t)
	for lang, words := range map[string]struct{ said, fresh, shared string }{
		"fr": {"Conservé sur cet appareil.", "Nouveau", "Partagé par vous"},
		"en": {"Kept on this device.", "New", "Shared by you"},
		"ar": {"حُفظ على هذا الجهاز.", "جديد", "شاركتَه"},
	} {
		t.Run(lang, func(t *testing.T) {
			tab := openBrowser(t)
			tab.hold(t, narrow)
			home := hub.url + lang + "/"
			tab.visit(t, home)
			if !tab.shows(t, "[data-invitation]") {
				t.Fatal("the first visit does not ask")
			}
			if marks := evaluate[int](t, tab, `document.querySelectorAll("[data-mark]").length`); marks > 0 {
				t.Errorf("on the first visit %d posts are marked", marks)
			}
			tab.screenshot(t, "home first "+lang)
			tab.follow(t, "[data-invitation] a")
			tab.tap(t, ".pick:has([value=sustainability])")
			tab.tap(t, ".pick:has([value=bluesky])")
			tab.until(t, `document.querySelector("[data-said]").textContent === `+quoted(words.said))
			if k := tab.own(t); !k.Asked || !slices.Equal(k.Field, []string{"sustainability"}) || !slices.Equal(k.Networks, []string{"bluesky"}) {
				t.Errorf("the device keeps %+v", k)
			}
			tab.screenshot(t, "me "+lang)
			tab.follow(t, ".mine a.button")
			if tab.shows(t, "[data-invitation]") {
				t.Error("who has answered is asked again")
			}

			tab.later(t)
			tab.visit(t, home)
			if first := evaluate[string](t, tab, `document.querySelector(".first .card").dataset.topics`); !strings.Contains(first, "sustainability") {
				t.Errorf("the second visit begins with a post about %s", first)
			}
			if shown := evaluate[int](t, tab, `document.querySelectorAll(".first .card").length`); shown != 5 {
				t.Errorf("the second visit shows %d posts", shown)
			}
			marks := evaluate[[]string](t, tab, `[...document.querySelectorAll(".first .kicker [data-mark]")].map(e => e.textContent)`)
			if !slices.Contains(marks, words.fresh) || !slices.Contains(marks, words.shared) {
				t.Errorf("posts are marked %q", marks)
			}
			tab.screenshot(t, "home second "+lang)
			tab.visit(t, home+"posts/")
			if marks := evaluate[int](t, tab, `document.querySelectorAll(".card [data-mark=shared]").length`); marks != 1 {
				t.Errorf("of the list %d posts are marked as shared, want 1", marks)
			}
			tab.quiet(t)
		})
	}
}

// later makes today's visit one of last year, after which a post of the reader's field was
// shared.
func (tab *browserTab) later(t *testing.T) {
	t.Helper()
	evaluate[bool](t, tab, `(() => {
		const card = document.querySelector(".first .card");
		const kept = JSON.parse(localStorage.getItem("portevoix:/portevoix/"));
		const post = card.querySelector("h3 a").pathname.split("/").at(-2);
		Object.assign(kept, { seen: "2025-11-22", shared: [{ post, lang: "fr", text: "a", network: "bluesky", day: "2025-11-22" }] });
		localStorage.setItem("portevoix:/portevoix/", JSON.stringify(kept));
		return true;
	})()`)
}

// Whoever does not want to be asked is asked no more: at once where they say so, else from
// the second day on.
func TestBrowserHomeAsksOnce(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"en/")
	tab.tap(t, "[data-later]")
	tab.visit(t, hub.url+"en/")
	if tab.shows(t, "[data-invitation]") {
		t.Error("who said no is asked again")
	}
	evaluate[int](t, tab, `localStorage.setItem("portevoix:/portevoix/", '{"seen": "2025-11-22"}'), 1`)
	tab.visit(t, hub.url+"en/")
	if tab.shows(t, "[data-invitation]") {
		t.Error("who said nothing is asked again on another day")
	}
}

// Nothing on a page of cards moves once it is seen.
func TestBrowserHomeStandsStill(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.hold(t, narrow)
	tab.visit(t, hub.url+"en/")
	const moved = `new Promise(done => new PerformanceObserver(list =>
		done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({ type: "layout-shift", buffered: true })
		|| setTimeout(() => done(0), 500))`
	if shift := evaluate[float64](t, tab, moved); shift > 0 {
		t.Errorf("the first visit moves by %f", shift)
	}
	evaluate[int](t, tab, `localStorage.setItem("portevoix:/portevoix/", '{"seen": "2025-11-22", "field": ["privacy"]}'), 1`)
	for _, path := range []string{"en/", "en/posts/"} {
		tab.visit(t, hub.url+path)
		if shift := evaluate[float64](t, tab, moved); shift > 0 {
			t.Errorf("%s moves by %f", path, shift)
		}
	}
}

func TestBrowserNamesOfServers(t *testing.T) {
	tab := openModules(t)
	type name struct{ Written, Want string }
	names := []name{
		{"mastodon.social", "mastodon.social"}, {" https://Mastodon.Social/@me?x#y ", "mastodon.social"}, {"@me@piaille.fr", "piaille.fr"},
		{"münchen.social", "xn--mnchen-3ya.social"}, {"mastodon", ""}, {"", ""}, {"a b.org", ""}, {"-a.org", ""}, {"a..org", ""},
		{"javascript:alert(1)", ""}, {"127.0.0.1", ""}, {"a.org:8080", ""}, {"[::1]", ""}, {"a.org\\@evil", ""}, {"%61.org", "a.org"},
	}
	for i, got := range each[name, string](t, tab, "server.js", `c => module.server(c.Written)`, names) {
		if got != names[i].Want {
			t.Errorf("the server of %q is %q, want %q", names[i].Written, got, names[i].Want)
		}
	}
}

// Which posts home shows, from those at hand: a letter is a post, a capital one about the
// company; behind it stand its topic and its language.
func TestBrowserFewForTheReader(t *testing.T) {
	tab := openModules(t)
	type choice struct {
		Cards, Field, Languages []string
		Want                    string
	}
	cards := []string{"a cloud fr", "B law fr", "c people fr", "d law en", "E cloud fr", "f cloud en", "g law fr"}
	cases := []choice{
		{cards, nil, nil, "aBcdf"},
		{cards, []string{"law"}, nil, "Bdgac"},
		{cards, []string{"cloud", "law"}, []string{"en"}, "dfaBc"},
		{cards, []string{"none"}, nil, "aBcdf"},
		{cards, nil, []string{"en"}, "dfaBc"},
		{[]string{"A law fr", "B law fr", "c law fr"}, []string{"law"}, nil, "AcB"},
	}
	const choose = `c => module.few(c.Cards.map(text => text.split(" ")).map(([id, topic, lang]) =>
		({ id, lang, topics: [topic], company: id < "a" })), { field: c.Field ?? [], languages: c.Languages ?? [] }, 5).map(card => card.id).join("")`
	for i, got := range each[choice, string](t, tab, "few.js", choose, cases) {
		if got != cases[i].Want {
			t.Errorf("%v %v sees %s, want %s", cases[i].Field, cases[i].Languages, got, cases[i].Want)
		}
	}
}

// With keys alone: the questions, the choice of what links say, and the way out of the
// question whether to erase.
func TestBrowserMeByKeyboard(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"fr/me/")
	for _, step := range []struct{ to, keys, want string }{
		{"[name=field]", " ", `document.querySelector("[name=field]").checked`},
		{"[name=networks]", " ", `document.querySelector("[name=networks]").checked`},
		{"summary:has([data-now=attribution])", kb.Enter, `document.querySelector("[name=attribution]").checkVisibility()`},
		{"[name=attribution]:checked", kb.ArrowDown, `document.activeElement.value === "team"`},
		{"[name=team]", "T", `document.querySelector("[data-said]").textContent !== ""`},
		{"[data-everything] summary", kb.Enter, `document.querySelector("[data-erase]").checkVisibility()`},
		{"[data-erase]", kb.Enter, `document.querySelector("dialog").open && document.activeElement.matches("[data-no]")`},
		{"", kb.Escape, `!document.querySelector("dialog").open && document.activeElement.matches("[data-erase]")`},
	} {
		for tries := 0; step.to != "" && !evaluate[bool](t, tab, `document.activeElement.matches(`+quoted(step.to)+`)`); tries++ {
			if tries > 60 {
				t.Fatalf("no way leads to %s", step.to)
			}
			tab.keys(t, kb.Tab)
		}
		tab.keys(t, step.keys)
		tab.until(t, step.want)
	}
	if k := tab.own(t); len(k.Field) != 1 || len(k.Networks) != 1 || k.Attribution != "team" || k.Team != "translation" {
		t.Errorf("the device keeps %+v", k)
	}
}

func (tab *browserTab) keys(t *testing.T, keys string) {
	t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.KeyEvent(keys)); err != nil {
		t.Fatal(err)
	}
}

// With all its parts open and something wrong in them, the page is fine in every look.
func TestBrowserMeUnfolded(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	axe := readTool(t, "axe-core/axe.min.js")
	for _, lang := range []string{"fr", "en", "ar"} {
		tab.visit(t, hub.url+lang+"/me/")
		evaluate[bool](t, tab, string(axe)+"; true")
		tab.unfold(t)
		tab.tap(t, ".pick:has([value=privacy])")
		tab.tap(t, ".choice:has([value=own])")
		tab.enter(t, "[name=mastodon]", "no server")
		tab.enter(t, "[name=team]", "no code")
		for _, look := range looks {
			t.Run(look.String()+" "+lang, func(t *testing.T) {
				tab.look(t, look)
				tab.examine(t, look)
				tab.screenshot(t, "me unfolded "+lang+" "+look.String())
			})
		}
	}
	tab.quiet(t)
}

// Without JavaScript the page says what it would keep, and asks nothing.
func TestBrowserMeWithoutJavaScript(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.call(t, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	tab.visit(t, hub.url+"en/me/")
	text, err := chromedp.Run(tab.ctx, chromedp.Text(chromedp.CSS("main")))
	if err != nil || !strings.Contains(text, "nothing is kept") || strings.Contains(text, "What is your field?") {
		t.Errorf("the page reads %q (%v)", text, err)
	}
}
