package portevoix_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/site"
)

// The hub without a connection: what can be read, what is refused, and what goes.

// A farHub is a hub below a path, which its readers can't always reach.
type farHub struct {
	*watchedHub

	reach    sync.Mutex
	away     bool
	asked    []string          // addresses, with what follows ?
	replaced map[string]string // files by address, instead of the hub's
	refused  map[string]int    // and statuses
}

func serveFar(t *testing.T, path string) *farHub {
	t.Helper()
	hub := &farHub{watchedHub: serveWatched(t), replaced: map[string]string{}, refused: map[string]int{}}
	hub.write(t, config.File, func(text []byte) ([]byte, error) {
		return []byte(strings.Replace(string(text), "https://portevoix.github.io/portevoix/", "https://hub.example"+path, 1)), nil
	})
	server := httptest.NewServer(hub)
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	hub.url = server.URL + hub.path
	if hub.path != path {
		t.Fatalf("the hub stands at %s, want %s", hub.path, path)
	}
	return hub
}

func (hub *farHub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	hub.reach.Lock()
	away, text, refusal := hub.away, hub.replaced[r.URL.Path], hub.refused[r.URL.Path]
	hub.asked = append(hub.asked, r.URL.String())
	hub.reach.Unlock()
	w.Header().Set("Content-Security-Policy", site.Policy)
	switch {
	case away:
		panic(http.ErrAbortHandler) // closes the connection without a word
	case refusal != 0:
		http.Error(w, http.StatusText(refusal), refusal)
	case text != "":
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, text)
	default:
		hub.watchedHub.ServeHTTP(w, r)
	}
}

func (hub *farHub) leave(away bool) {
	hub.reach.Lock()
	defer hub.reach.Unlock()
	hub.away = away
}

func (hub *farHub) refuse(address string, status int) {
	hub.reach.Lock()
	defer hub.reach.Unlock()
	hub.refused[hub.path+address] = status
}

func (hub *farHub) replace(address, text string) {
	hub.reach.Lock()
	defer hub.reach.Unlock()
	hub.replaced[address] = text
}

func (hub *farHub) sawQuery() bool {
	hub.reach.Lock()
	defer hub.reach.Unlock()
	return slices.ContainsFunc(hub.asked, func(address string) bool { return strings.Contains(address, "?") })
}

// settle opens a page and waits until it can be left without a connection.
func (tab *browserTab) settle(t *testing.T, address string) {
	t.Helper()
	tab.visit(t, address)
	tab.until(t, `navigator.serviceWorker.controller?.state === "activated"`)
	tab.until(t, keptPages+`.then((list) => list.includes(location.href))`)
}

// keptPages are the addresses of the pages that the browser keeps.
const keptPages = `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
	.then((lists) => lists.flat().map(({ url }) => url).filter((url) => url.endsWith("/") && !url.endsWith("/offline/")))`

func (tab *browserTab) heading(t *testing.T) string {
	t.Helper()
	return evaluate[string](t, tab, `document.querySelector("h1").textContent`)
}

// absent complains unless the page says that it is not kept, in a language.
func (tab *browserTab) absent(t *testing.T, lang, words string) {
	t.Helper()
	tab.until(t, `document.querySelector("[data-missing]")?.checkVisibility() ?? false`)
	said := evaluate[string](t, tab, `document.documentElement.lang + ": " + document.querySelector("[data-missing] b").textContent`)
	if want := lang + ": " + words; said != want {
		t.Errorf("the page says %q, want %q", said, want)
	}
}

const notKept = "There is no connection, and this page is not kept here."

// What was opened, if only once, can be read and shared without a connection. What was
// not says so in the language of its address, and lists what there is.
func TestBrowserOfflineReadsWhatWasOpened(t *testing.T) {
	axe := string(readTool(t, "axe-core/axe.min.js"))
	for _, path := range []string{"/", "/hub/"} {
		t.Run(path, func(t *testing.T) {
			hub := serveFar(t, path)
			tab := openBrowser(t)
			tab.settle(t, hub.url+watched)
			title := tab.heading(t)
			hub.leave(true)
			tab.visit(t, hub.url+watched)
			tab.until(t, `document.querySelector(".share.lively [data-do=open]") !== null`)
			if found := tab.heading(t); found != title {
				t.Errorf("the page is %q, want %q", found, title)
			}
			for lang, words := range map[string]string{
				"fr": "Il n’y a pas de connexion, et cette page n’est pas conservée ici.",
				"en": notKept,
				"ar": "لا يوجد اتصال، وهذه الصفحة غير محفوظة هنا.",
			} {
				tab.visit(t, hub.url+lang+"/guidelines/")
				tab.absent(t, lang, words)
				tab.until(t, `[...document.querySelectorAll("[data-pages] a")].map((a) => a.textContent).join() === `+quoted(title))
				evaluate[bool](t, tab, axe+"; true")
				for _, look := range looks[:4] {
					tab.look(t, look)
					tab.examine(t, look)
					tab.screenshot(t, "offline "+lang+" "+look.String())
				}
			}
			if err := chromedp.Do(tab.ctx, chromedp.Navigate(hub.url+"another/site/")); err == nil {
				t.Error("the hub answers for another site below its address")
			}
			hub.leave(false)
			tab.visit(t, hub.url+"en/guidelines/")
			if tab.shows(t, "[data-missing]") {
				t.Error("with a connection the page is still missing")
			}
			tab.visit(t, hub.url+"en/offline/")
			tab.until(t, `document.querySelector("[data-pages] a") !== null`)
			if tab.shows(t, "[data-missing]") {
				t.Error("the page that lists what is kept stands for another")
			}
		})
	}
}

// A host that does not answer is as far as none.
func TestBrowserOfflineDoesNotWaitForEver(t *testing.T) {
	hub := serveFar(t, "/hub/")
	tab := openBrowser(t)
	tab.settle(t, hub.url+watched)
	title := tab.heading(t)
	hub.stall()
	evaluate[bool](t, tab, `location.assign("#"), location.reload(), true`) // its pictures never come
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	if found := tab.heading(t); found != title {
		t.Errorf("the page is %q, want %q", found, title)
	}
}

// Once status.json says that a post was taken back, its copy goes and whatever leads to it,
// wherever the reader is on the hub.
func TestBrowserOfflineForgetsWhatWasRecalled(t *testing.T) {
	hub := serveFar(t, "/hub/")
	tab := openBrowser(t)
	for _, address := range []string{watched, "en/posts/", "en/propose/"} {
		tab.settle(t, hub.url+address)
	}
	hub.recall(t, "wcag-22")
	tab.visit(t, hub.url+"en/guidelines/")
	tab.until(t, keptPages+`.then((list) => list.map((url) => url.slice(location.origin.length)).sort().join(" ") ===
		"/hub/en/guidelines/ /hub/en/propose/")`)
	tab.visit(t, hub.url+watched) // says why, and is not kept either
	if said := evaluate[string](t, tab, `document.querySelector(".stop").innerText`); !strings.Contains(said, "Withdrawn") {
		t.Errorf("the page says %q", said)
	}
	hub.leave(true)
	tab.visit(t, hub.url+watched)
	tab.absent(t, "en", notKept)
}

// A copy knows when its post ends.
func TestBrowserOfflineRefusesWhatIsOver(t *testing.T) {
	hub := serveFar(t, "/hub/")
	hub.write(t, "content/posts/2026/wcag-22.en.md", func(text []byte) ([]byte, error) {
		end := "expires: " + time.Now().AddDate(0, 0, 10).Format(time.DateOnly)
		return []byte(strings.Replace(string(text), "---\n", "---\n"+end+"\n", 1)), nil
	})
	tab := openBrowser(t)
	tab.settle(t, hub.url+watched)
	hub.leave(true)
	tab.before(t, `Date.now = ((now) => () => now() + 30 * 86_400_000)(Date.now)`)
	tab.visit(t, hub.url+watched)
	tab.until(t, `document.querySelectorAll("[data-offer]").length === 0`)
	tab.says(t, "This post is over.")
	if ways := evaluate[int](t, tab, `document.querySelectorAll(".way, [data-do], [data-words]").length`); ways > 0 {
		t.Errorf("%d ways and texts are left", ways)
	}
}

// When nobody could say for a day whether a post may be shared, it may be read only. With
// a connection it is as it was.
func TestBrowserOfflineDoubtsAfterADay(t *testing.T) {
	hub := serveFar(t, "/hub/")
	for lang, words := range map[string]string{
		"fr": "Depuis plus d’un jour, cet appareil n’a pas pu demander",
		"en": "For more than a day this device could not ask",
		"ar": "منذ أكثر من يوم لم يستطع هذا الجهاز أن يسأل",
	} {
		t.Run(lang, func(t *testing.T) {
			tab := openBrowser(t)
			address := hub.url + lang + "/posts/wcag-22/"
			tab.settle(t, address)
			tab.age(t, 25*time.Hour)
			hub.leave(true)
			tab.visit(t, address)
			tab.until(t, `document.querySelector(".share") === null`)
			tab.says(t, words)
			if !tab.shows(t, ".briefing") || evaluate[int](t, tab, `document.querySelectorAll(".way, [data-do]").length`) > 0 {
				t.Error("the post can't be read, or can be shared")
			}
			tab.screenshot(t, "unsure "+lang)
			hub.leave(false)
			tab.tap(t, "[data-notices] [data-again]")
			tab.until(t, `document.querySelector(".share.lively") !== null`)
		})
	}
}

// age makes what the browser knows of the hub older.
func (tab *browserTab) age(t *testing.T, by time.Duration) {
	t.Helper()
	evaluate[bool](t, tab, fmt.Sprintf(`(async () => {
		const cache = await caches.open((await caches.keys())[0]);
		const status = (await cache.keys()).find(({ url }) => url.endsWith("/status.json"));
		const headers = { Date: new Date(Date.now() - %d).toUTCString() };
		await cache.put(status, new Response(await (await cache.match(status)).text(), { headers }));
		return true;
	})()`, by.Milliseconds()))
}

// Whoever erases everything erases the pages and ends the worker; those of another hub at
// the same host stay.
func TestBrowserOfflineErases(t *testing.T) {
	for _, path := range []string{"/", "/hub/"} {
		t.Run(path, func(t *testing.T) {
			hub := serveFar(t, path)
			tab := openBrowser(t)
			tab.settle(t, hub.url+watched)
			tab.visit(t, hub.url+"en/me/")
			evaluate[bool](t, tab, `caches.open("portevoix:/another/0").then(() => true)`)
			tab.unfold(t)
			if to := evaluate[string](t, tab, `document.querySelector("[data-everything] a").href`); to != hub.url+"en/offline/" {
				t.Errorf("what is kept is listed at %s", to)
			}
			tab.tap(t, "[data-erase]")
			tab.tap(t, "[data-yes]")
			tab.until(t, `document.querySelector("[data-said]").textContent === "Everything is erased."`)
			left := evaluate[string](t, tab, `Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
				.then(([names, workers]) => names.join() + " " + workers.length)`)
			if left != "portevoix:/another/0 0" {
				t.Errorf("the browser still has %s workers, want another hub’s pages and no worker", left)
			}
			hub.leave(true)
			if err := chromedp.Do(tab.ctx, chromedp.Navigate(hub.url+watched)); err == nil {
				t.Error("the page still shows without a connection")
			}
		})
	}
}

// A new theme reaches who has the old one at the next visit. What they kept is asked for
// again, so that it looks as it should.
func TestBrowserOfflineFollowsADeploy(t *testing.T) {
	hub := serveFar(t, "/hub/")
	tab := openBrowser(t)
	tab.settle(t, hub.url+watched)
	before := evaluate[string](t, tab, `caches.keys().then((names) => names.join(" "))`)
	hub.changed["site/static/more.css"] = &fstest.MapFile{Data: []byte("main { --more: 1; }")}
	hub.publish(t)
	tab.visit(t, hub.url+"en/guidelines/")
	tab.until(t, fmt.Sprintf(`caches.keys().then((names) => names.length === 1 && names[0] !== %q)`, before))
	hub.leave(true)
	tab.visit(t, hub.url+watched)
	tab.until(t, `document.querySelector(".share.lively") !== null`)
	theme := evaluate[string](t, tab, `document.querySelector("link[rel=stylesheet]").sheet.href`)
	if name := before[strings.LastIndex(before, "/")+1:]; strings.Contains(theme, name) {
		t.Errorf("the page still has the theme %s", theme)
	}
}

// The worker of a hub that is looked at, not read, takes the place of one that kept pages,
// and is gone at the next visit.
func TestBrowserOfflineLeaves(t *testing.T) {
	hub := serveFar(t, "/hub/")
	tab := openBrowser(t)
	tab.settle(t, hub.url+watched)
	theme := evaluate[string](t, tab, `new URL("./", document.querySelector("link[rel=stylesheet]").href).pathname`)
	hub.replace("/hub/sw.js", fmt.Sprintf("import %q;", theme+"worker/leave.js"))
	hub.replace(theme+"keep.js", "// a hub that is looked at has no such line")
	tab.visit(t, hub.url+watched)
	tab.until(t, `Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
		.then(([names, workers]) => names.length + workers.length === 0)`)
}

// What is kept is bounded: sixty pages, none of them large, the newest last.
func TestBrowserOfflineKeepsSoMuch(t *testing.T) {
	tab := openModules(t)
	got := evaluate[string](t, tab.browserTab, `load("kept.js").then(async ({ keepPage, open, pages }) => {
		await open();
		const page = (size, type = "text/html; charset=utf-8", status = 200) =>
			new Response("x".repeat(size), { status, headers: { "Content-Type": type } });
		const keep = (name, answer) => keepPage(new URL("/portevoix/en/" + name, location), answer);
		const at = (name) => new URL("/portevoix/en/" + name, location).href;
		for (let i = 0; i < 62; i++) await keepPage(at(i + "/"), page(10));
		await keepPage(at("5/"), page(10));
		await keepPage(at("large/"), page(500_001));
		await keepPage(at("calendar/"), page(10, "text/calendar"));
		await keepPage(at("gone/"), page(10, "text/html", 404));
		await keepPage(at("a.html"), page(10));
		await keepPage(new URL("/another/", location).href, page(10));
		const list = (await pages()).map((url) => url.split("/").at(-2)).filter((name) => name !== "guidelines");
		return [list.length, list[0], list.at(-2), list.at(-1)].join(" ");
	})`)
	if got != "60 2 61 5" && got != "59 3 61 5" { // with the page that asks
		t.Errorf("of the pages these are kept: %s", got)
	}
}

// A page that its host refuses, or does not find, is not kept for reading without it. One that
// the host only can't make at the moment stays.
func TestBrowserOfflineForgetsWhatIsRefused(t *testing.T) {
	hub := serveFar(t, "/hub/")
	tab := openBrowser(t)
	tab.settle(t, hub.url+"en/")
	const list = "en/posts/"
	for _, status := range []int{401, 403, 404, 500} {
		hub.refuse(list, 0)
		tab.visit(t, hub.url+list)
		tab.until(t, keptPages+`.then((list) => list.includes(location.href))`)
		hub.refuse(list, status)
		tab.visit(t, hub.url+list)
		tab.visit(t, hub.url+"en/guidelines/")
		tab.until(t, fmt.Sprintf(keptPages+`.then((list) => list.includes(%q) === %t)`, hub.url+list, status == 500))
	}
}
