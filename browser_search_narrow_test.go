package portevoix_test

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

// Each choice lists just the posts of it, without a word being asked for, and stands in
// the address.
func TestBrowserSearchNarrowsByEachChoice(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	for name, values := range chosen(t) {
		for value, want := range values {
			tab.visit(t, "about:blank")
			tab.visit(t, hub.url+"en/search/")
			evaluate[bool](t, tab, fmt.Sprintf(`((field) => {
				field.value = %q;
				field.dispatchEvent(new Event("input", { bubbles: true }));
				return true;
			})(document.querySelector("form").elements[%q])`, value, name))
			tab.until(t, `location.hash === `+quoted("#"+name+"="+value))
			if got := tab.results(t); !slices.Equal(got, want) {
				t.Errorf("%s %s lists %q, want %q", name, value, got, want)
			}
		}
	}
}

// chosen are the posts of the example hub that each choice of the search stands for, by
// its name and value.
func chosen(t *testing.T) map[string]map[string][]string {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: exampleHub(t)})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	lists := map[string]map[string][]string{"topic": {}, "kind": {}, "language": {}, "network": {}, "audience": {}}
	for _, post := range hub.Library.Posts {
		if post.State(exampleNow) != content.Live {
			continue
		}
		put := func(name, value string) {
			if list := lists[name][value]; value != "" && !slices.Contains(list, post.ID) {
				lists[name][value] = append(list, post.ID)
			}
		}
		put("kind", string(post.Kind))
		for _, id := range post.Topics {
			put("topic", id)
		}
		for _, id := range post.Audience {
			put("audience", id)
		}
		for _, e := range post.Editions {
			put("language", e.Lang)
			for _, n := range share.Networks(hub.Settings, e) {
				put("network", n.Name)
			}
		}
	}
	for name, values := range lists {
		if len(values) < 2 {
			t.Fatalf("the example hub has %d lists by %s, too few to tell them apart", len(values), name)
		}
		for list := range maps.Values(values) {
			slices.Sort(list)
		}
	}
	return lists
}

// results are the ids of all posts that are found, in the order of ids.
func (tab *browserTab) results(t *testing.T) []string {
	t.Helper()
	evaluate[string](t, tab, searchSays)
	ids := evaluate[[]string](t, tab, `(async () => {
		const page = document.querySelector("[data-search]");
		const settled = async () => { while (page.ariaBusy === "true") await new Promise((done) => setTimeout(done, 5)); };
		await settled();
		for (const more = page.querySelector("[data-more]"); !more.hidden;) {
			const shown = page.querySelectorAll(".hit").length;
			more.click();
			while (page.querySelectorAll(".hit").length === shown) await new Promise((done) => setTimeout(done, 5));
		}
		return [...page.querySelectorAll(".hit a")].map((a) => a.pathname.split("/").at(-2));
	})()`)
	slices.Sort(ids)
	return ids
}

// Several choices narrow each other and the words, and the address brings all of them back.
func TestBrowserSearchNarrowsByAll(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	lists := chosen(t)
	events := slices.DeleteFunc(slices.Clone(lists["topic"]["accessibility"]), func(id string) bool {
		return !slices.Contains(lists["kind"]["event"], id)
	})
	if len(events) == 0 || len(events) == len(lists["topic"]["accessibility"]) {
		t.Fatal("the example hub can't tell two choices from one")
	}
	tab.visit(t, hub.url+"en/search/#topic=accessibility&kind=event")
	if got := tab.results(t); !slices.Equal(got, events) {
		t.Errorf("topic and kind list %q, want %q", got, events)
	}
	tab.visit(t, "about:blank")
	tab.visit(t, hub.url+"en/search/#"+url.Values{"q": {"accessibility"}, "topic": {"accessibility"}, "kind": {"event"}}.Encode())
	if got := tab.results(t); len(got) == 0 || slices.ContainsFunc(got, func(id string) bool { return !slices.Contains(events, id) }) {
		t.Errorf("with a word they list %q, want some of %q", got, events)
	}
	if form := evaluate[string](t, tab, `(({ q, topic, kind }) => [q.value, topic.value, kind.value].join())(document.querySelector("form"))`); form != "accessibility,accessibility,event" {
		t.Errorf("the form says %q", form)
	}
}

// What the device remembers narrows as well: what came up since the last visit, and what
// its reader has not shared yet. Who has been here never, or shared nothing, is not asked.
func TestBrowserSearchNarrowsByWhatTheDeviceKnows(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"en/search/")
	tab.until(t, `["new", "unshared"].every((name) => document.querySelector("form")[name].closest("label").hidden)`)
	all := chosen(t)["topic"]["accessibility"]
	evaluate[bool](t, tab, fmt.Sprintf(`localStorage.setItem("portevoix:/portevoix/", JSON.stringify({ v: 1, seen: "2026-11-01",
		shared: [{ post: %q, lang: "en", text: "x", network: "x", day: "2026-11-20" }] })), true`, all[0]))
	tab.visit(t, "about:blank")
	tab.visit(t, hub.url+"en/search/#topic=accessibility&unshared=1")
	if got := tab.results(t); !slices.Equal(got, all[1:]) {
		t.Errorf("not shared yet are %q, want %q", got, all[1:])
	}
	tab.visit(t, "about:blank")
	tab.visit(t, hub.url+"en/search/#new=1")
	if got, want := tab.results(t), since(t, "2026-11-01"); !slices.Equal(got, want) {
		t.Errorf("new are %q, want %q", got, want)
	}
}

// since are the posts of the example hub that came up on a day or later.
func since(t *testing.T, day string) (ids []string) {
	t.Helper()
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: exampleHub(t)})
	live := 0
	for _, post := range hub.Library.Posts {
		if post.State(exampleNow) != content.Live {
			continue
		}
		live++
		began := post.Date
		if began.IsZero() {
			began = post.Publish
		}
		if strings.Compare(began.In(hub.Settings.Zone).Format("2006-01-02"), day) >= 0 {
			ids = append(ids, post.ID)
		}
	}
	if len(ids) == 0 || len(ids) == live {
		t.Fatalf("%d of %d posts are new", len(ids), live)
	}
	slices.Sort(ids)
	return ids
}

// What was found is marked where it stands, in the form in which it stands there.
func TestBrowserSearchMarksWhatIsFound(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"fr/search/")
	for _, test := range []struct{ text, query, want string }{
		{"L’accessibilité d’abord", "accessibilite", "L’[accessibilité] d’abord"},
		{"Des régions et une region", "région", "Des [régions] et une [region]"},
		{"Les réseaux, le réseau", "reseaux", "Les [réseaux], le [réseau]"},
		{"ONE sentence, someone", "one", "[ONE] sentence, someone"},
		{"الطاقة وَالطَّاقـة والماء", "طاقه", "[الطاقة] [وَالطَّاقـة] والماء"},
		{"cafe\u0301 <b>café</b>", "café", "[cafe\u0301] <b>[café]</b>"},
		{"CO\u00adOP co-op", "coop", "[CO\u00adOP] co-op"},
		{"Nothing", "", "Nothing"},
	} {
		got := evaluate[string](t, tab, fmt.Sprintf(`(async () => {
			const folder = document.querySelector("script[src$='search.js']").src;
			const [{ marked }, { words }] = await Promise.all(["found.js", "fold.js"].map((name) => import(new URL(name, folder))));
			return marked(%s, new Set(words(%s))).map((part) => part.outerHTML ? "[" + part.textContent + "]" : part).join("");
		})()`, quoted(test.text), quoted(test.query)))
		if got != test.want {
			t.Errorf("of %q a search for %q marks %q, want %q", test.text, test.query, got, test.want)
		}
	}
	for _, test := range []struct{ address, marked string }{
		{"fr/search/#q=accesibilit%C3%A9", "accessibilité"}, // mistyped
		{"fr/search/#q=accessibil", "accessibilité"},        // begun
		{"ar/search/#q=%D9%83%D8%AA%D8%A7%D8%A8%D9%87", "للكتابة"},
	} {
		tab.visit(t, "about:blank")
		tab.visit(t, hub.url+test.address)
		evaluate[string](t, tab, searchSays)
		marked := evaluate[[]string](t, tab, `[...document.querySelectorAll(".hit :is(h3, .summary) mark")].map((m) => m.textContent)`)
		if !slices.Contains(marked, test.marked) {
			t.Errorf("%s marks %q, want %q among them", test.address, marked, test.marked)
		}
	}
}

// One letter finds nothing while more may follow; Enter says that none does.
func TestBrowserSearchWaitsForTheSecondLetter(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"en/search/")
	evaluate[bool](t, tab, `document.querySelector("[type=search]").focus(), true`)
	tab.press(t, "a")
	tab.until(t, `document.querySelector("[data-search]").ariaBusy === "false"`)
	if found := evaluate[string](t, tab, `document.querySelector(".found").textContent`); found != "" {
		t.Errorf("one letter finds %q", found)
	}
	tab.press(t, "\r")
	evaluate[string](t, tab, searchSays)
	if n := evaluate[int](t, tab, countResults); n == 0 {
		t.Error("Enter finds nothing")
	}
}

// countResults is the number that is said.
const countResults = `Number(document.querySelector(".found").textContent.match(/\d+/)?.[0] ?? -1)`

// Two presses before the first has brought its posts bring none twice.
func TestBrowserSearchShowsEachPostOnce(t *testing.T) {
	tab := openBrowser(t)
	tab.visit(t, serveExample(t).url+"en/search/#language=en")
	tab.until(t, `document.querySelectorAll(".hit").length === 8`)
	evaluate[bool](t, tab, `(more => { more.click(); more.click(); return true; })(document.querySelector("[data-search] > p > [data-more]"))`)
	tab.until(t, `document.querySelectorAll(".hit").length > 8`)
	time.Sleep(200 * time.Millisecond)
	const doubled = `(list => list.length - new Set(list).size)([...document.querySelectorAll(".hit a")].map(a => a.href))`
	if n := evaluate[int](t, tab, doubled); n > 0 {
		t.Errorf("%d posts stand there twice", n)
	}
	tab.quiet(t)
}
