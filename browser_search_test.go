package portevoix_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/search"
	"github.com/portevoix/portevoix/internal/site"
)

// What a search at 10,000 posts may take, from the press of a key to the list and from
// the first letter of a query to its last.
const (
	searchTime   = 100 * time.Millisecond
	searchWeight = 150_000 // bytes, not compressed
)

// Twenty queries, each asked by a page that has loaded nothing yet: at once by its address,
// and letter by letter.
func TestBrowserSearchIsFastAndLight(t *testing.T) {
	tab := openBrowser(t)
	hub := serveBig(t)
	var times []float64
	for _, query := range hub.queries {
		weight, found := hub.ask(t, tab, query)
		keys, typed := hub.typed(t, tab, query)
		t.Logf("%-22s %6d bytes, typed %6d, keys %.0f ms: %s", query, weight, typed, keys, found)
		times = append(times, keys[len(keys)-1])
		if evaluate[int](t, tab, `document.querySelectorAll(".hit").length`) == 0 {
			t.Errorf("%q finds nothing", query)
		}
		if weight > searchWeight {
			t.Errorf("%q loads %d bytes, at most %d", query, weight, searchWeight)
		}
	}
	slices.Sort(times)
	median := times[len(times)/2]
	t.Logf("the last key of %d queries: median %.0f ms, at most %.0f ms", len(times), median, times[len(times)-1])
	if median > float64(searchTime.Milliseconds()) {
		t.Errorf("a list takes %.0f ms", median)
	}
}

// ask opens the page with a query, and returns what it loads and what it says.
func (hub bigHub) ask(t *testing.T, tab *browserTab, query string) (weight int64, found string) {
	t.Helper()
	hub.weight.Store(0)
	tab.visit(t, "about:blank")
	tab.visit(t, hub.url+"en/search/#"+url.Values{"q": {query}}.Encode())
	found = evaluate[string](t, tab, searchSays)
	return hub.weight.Load(), found
}

// searchSays waits for what is said of a query.
const searchSays = `(async () => {
	const count = document.querySelector(".found");
	while (!count.textContent) await new Promise((done) => setTimeout(done, 5));
	return count.textContent;
})()`

// typed types a query, and returns how long each key took, and what all of them loaded.
func (hub bigHub) typed(t *testing.T, tab *browserTab, query string) (keys []float64, weight int64) {
	t.Helper()
	hub.weight.Store(0)
	tab.visit(t, "about:blank")
	tab.visit(t, hub.url+"en/search/")
	evaluate[bool](t, tab, watchSearch)
	for i, key := range query {
		tab.press(t, string(key))
		keys = evaluate[[]float64](t, tab, fmt.Sprintf("shown(%d)", i+1))
	}
	return keys, hub.weight.Load()
}

// watchSearch notes how long each key takes to become a list.
const watchSearch = `
	let pressed;
	var times = [];
	addEventListener("keydown", () => { pressed = performance.now(); }, true);
	new MutationObserver(() => times.push(performance.now() - pressed))
		.observe(document.querySelector("[data-search]"), { childList: true, attributes: true, subtree: true });
	var shown = async (n) => {
		while (times.length < n) await new Promise((done) => setTimeout(done, 5));
		return times;
	};
	document.querySelector("[type=search]").focus();
	true`

func (tab *browserTab) press(t *testing.T, key string) {
	t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.KeyEvent(key)); err != nil {
		t.Fatal(err)
	}
}

// A bigHub is a hub of 10,000 posts, made from words as often as people use them. Its
// pages are made as they are asked for.
type bigHub struct {
	url     string
	weight  *atomic.Int64 // bytes of the index that were asked for
	queries []string
}

func serveBig(t *testing.T) bigHub {
	t.Helper()
	files, queries := bigFiles(10_000)
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	plan, found := hub.Plan(site.Options{Now: exampleNow})
	renderer, failed := render.New(hub, plan, "test")
	if problems = append(append(problems, found...), failed...); problems.HasErrors() {
		t.Fatal(problems)
	}
	pages := map[string]site.Page{}
	for _, page := range plan.Pages {
		pages[hub.Settings.BasePath+page.URL()] = page
	}
	big := bigHub{weight: new(atomic.Int64), queries: queries}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[r.URL.Path]
		var out bytes.Buffer
		if !ok || renderer.Render(&out, page) != nil {
			http.NotFound(w, r)
			return
		}
		if path.Ext(page.Path) == ".json" {
			big.weight.Add(int64(out.Len()))
		}
		w.Header().Set("Cache-Control", "no-store") // each query pays for itself
		http.ServeContent(w, r, path.Base(page.Path), time.Time{}, bytes.NewReader(out.Bytes()))
	}))
	t.Cleanup(server.Close)
	big.url = server.URL + hub.Settings.BasePath
	return big
}

// bigFiles writes posts of words whose n-th is about n times rarer than the first, and
// queries of some of them: common and rare ones, several, begun, mistyped.
func bigFiles(posts int) (fs.FS, []string) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := bigVocabulary(r, 60_000)
	zipf := rand.NewZipf(r, 1.07, 3, uint64(len(vocabulary)-1))
	write := func(words int) string {
		list := make([]string, words)
		for i := range list {
			list[i] = vocabulary[zipf.Uint64()]
		}
		return strings.Join(list, " ")
	}
	files := fstest.MapFS{"site/hub.yaml": {Data: []byte(bigSettings)}}
	for i := range posts {
		day := exampleNow.AddDate(0, 0, -i/4).Format(time.DateOnly)
		files[fmt.Sprintf("content/posts/%d.en.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: %s\nsummary: %s\nlink: https://example.org/%d\ndate: %s\ntopics: [t%d]\nkind: industry\nshare: {any: [Words]}\n---\n%s\n",
			write(7), write(16), i, day, i%9, write(150))}
	}
	return files, bigQueries(vocabulary)
}

const bigSettings = `title: The hub
base_url: https://example.org/hub/
languages: [en]
topics: {t0: A, t1: B, t2: C, t3: D, t4: E, t5: F, t6: G, t7: H, t8: I}
networks: [linkedin, x, bluesky, mastodon, facebook, email]
domains: [example.org]
`

// bigVocabulary is words of two to four syllables; the most frequent are short.
func bigVocabulary(r *rand.Rand, size int) []string {
	starts := strings.Fields("b c d f g h l m n p r s t v pr tr cr gr pl st qu ch br con re de in en par com")
	middles := strings.Fields("a e i o u ai ou an en in on er ar or al el")
	ends := strings.Fields("t r l n nt tion ment que re te le ge ce ne ble ve me de")
	pick := func(list []string) string { return list[min(r.IntN(len(list)), r.IntN(len(list)))] }
	known, list := map[string]bool{}, []string{}
	for len(list) < size {
		word := ""
		for range 1 + min(3, len(list)/300) - r.IntN(2) {
			word += pick(starts) + pick(middles)
		}
		word += pick(ends)
		if !known[word] {
			known[word] = true
			list = append(list, word)
		}
	}
	return list
}

func bigQueries(v []string) []string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz"
	slip := func(word string, at int) string { // another letter
		return word[:at] + string(alphabet[(strings.IndexByte(alphabet, word[at])+7)%26]) + word[at+1:]
	}
	long := slices.IndexFunc(v[2000:], func(w string) bool { return len(w) >= 9 }) + 2000
	return []string{
		v[0], v[5], v[40], v[300], v[1000], v[5000], v[20_000],
		v[2] + " " + v[300], v[40] + " " + v[100], v[0] + " " + v[1] + " " + v[2], v[700] + " " + v[3],
		v[1500][:4], v[3000][:3], v[9000][:5], "con", "re",
		slip(v[2500], 0), slip(v[2500], 3), slip(v[long], len(v[long])-2), slip(slip(v[long], 2), len(v[long])-1),
	}
}

// A query and a text are folded by one rule: in the browser as when the index is made.
func TestBrowserSearchFoldsAsTheIndexDoes(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"fr/search/")
	texts := []string{
		"L’énergie des régions, jusqu’à ce qu'elle qu’y", "réseaux enjeux aux deux cas access posts", "Cœur Straße CO₂ ﬁn ½ №5",
		"İstanbul IŞIK ısı ΟΔΌΣ Ǆ ǅ ΐ ŉ Ⱥ ẞ", "الطاقة وَالطَّاقـة أمن إلى آخر ٱلأمن مسؤولية هيئة سماء ﷺ للطاقة", "٢٠٢٦ ۲۰۲۶ ⅷ Ⅷ ①",
		"co\u00adop\u200ber\u200cation 'quoted' rock'n'roll d'", "हिन्दी 한국어 日本語 ไทย עִבְרִית", "a_b-c@d:e.f/g", strings.Repeat("aé", 20),
	}
	texts = append(texts, examplePosts(t)...)
	for i, text := range texts {
		data, _ := json.Marshal(text)
		got := evaluate[[]string](t, tab, `import(document.querySelector("script[src$='search.js']").src.replace("search.js", "fold.js")).then(
			({ words }) => words(`+string(data)+`))`)
		if want := search.Words(text); !slices.Equal(got, append([]string{}, want...)) {
			t.Errorf("text %d: the browser finds %q, the index %q", i, got, want)
		}
	}
}

// examplePosts are the posts of the example hub as they are written.
func examplePosts(t *testing.T) []string {
	t.Helper()
	var texts []string
	err := fs.WalkDir(exampleHub(t), "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(exampleHub(t), name)
		texts = append(texts, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// A slip is a letter too many, too few, another one, or two the wrong way round.
func TestBrowserSearchCountsSlips(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"en/search/")
	for _, test := range []struct {
		word, other string
		goesOn      bool
		slips       int
	}{
		{"energie", "energie", false, 0}, {"enrgie", "energie", false, 1}, {"ennergie", "energie", false, 1},
		{"enargie", "energie", false, 1}, {"enregie", "energie", false, 1}, {"nergie", "energie", false, 1},
		{"negrie", "energie", false, 2}, {"energ", "energie", false, 2}, {"energ", "energie", true, 0},
		{"enrg", "energie", true, 1}, {"region", "energie", false, 3}, {"abc", "energie", true, 3}, {"طقه", "طاقه", false, 1},
	} {
		expression := fmt.Sprintf(`import(document.querySelector("script[src$='search.js']").src.replace("search.js", "typos.js")).then(
			({ slips }) => slips(%q, %q, 2, %t))`, test.word, test.other, test.goesOn)
		if got := evaluate[int](t, tab, expression); got != test.slips {
			t.Errorf("from %q to %q (it goes on: %t) are %d slips, want %d", test.word, test.other, test.goesOn, got, test.slips)
		}
	}
}

// A colleague finds a post with the keyboard alone: from any page, with a slip, and comes
// back to what was asked.
func TestBrowserSearchByKeyboard(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"fr/guidelines/")
	tab.press(t, "/")
	tab.until(t, `location.pathname.endsWith("/fr/search/") && document.activeElement?.matches("[type=search]") === true`)
	for _, key := range "d’accesibilité" {
		tab.press(t, string(key))
	}
	tab.until(t, `document.querySelector("[data-said]").textContent.includes("s’en approchent")`)
	first := evaluate[string](t, tab, `document.querySelector(".hit a").href`)
	tab.press(t, kb.Tab)
	for range 20 {
		if evaluate[bool](t, tab, `document.activeElement.closest(".hit") !== null`) {
			break
		}
		tab.press(t, kb.Tab)
	}
	tab.press(t, kb.Enter)
	tab.until(t, fmt.Sprintf("location.href === %q", first))
	evaluate[bool](t, tab, `history.back(), true`)
	tab.until(t, `document.querySelector("[type=search]")?.value === "d’accesibilité" && document.querySelector(".hit") !== null`)
}

// What is asked in each language finds the same posts however it is written.
func TestBrowserSearchSpeaksItsLanguages(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	for _, test := range []struct{ lang, title, queries string }{
		{"fr", "L’accessibilité est devenue une règle du marché européen", "accessibilité, l'accessibilite, Accessibilités, accesibilité, xccessibilité, ccessibilité, marche regle, accessibil"},
		{"en", "WCAG 2.2: nine criteria that make sites easier to use", "wcag, WCAG 2.2, criteria sites, critreia, site easier"},
		{"ar", "للكتابة الواضحة معيار دولي", "الكتابة, كتابه, الكِتابـة, معيار دولى, واضحة معيار"},
	} {
		for query := range strings.SplitSeq(test.queries, ", ") {
			tab.visit(t, "about:blank")
			tab.visit(t, hub.url+test.lang+"/search/#"+url.Values{"q": {query}}.Encode())
			evaluate[string](t, tab, searchSays)
			found := evaluate[[]string](t, tab, `[...document.querySelectorAll(".hit a")].map((a) => a.textContent)`)
			if !slices.Contains(found, test.title) {
				t.Errorf("in %s %q finds %q", test.lang, query, found)
			}
		}
	}
}

// A word in the title counts more than one in the body, whatever is newer.
func TestBrowserSearchShowsTitlesFirst(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"en/search/#q=page")
	evaluate[string](t, tab, searchSays)
	var named, others int
	for i, title := range evaluate[[]string](t, tab, `[...document.querySelectorAll(".hit a")].map((a) => a.textContent)`) {
		if !slices.Contains(search.Words(title), "page") {
			others++
			continue
		}
		if named++; others > 0 {
			t.Errorf("%q is result %d, behind some without the word in their title", title, i+1)
		}
	}
	if named == 0 || others == 0 {
		t.Errorf("%d results have the word in their title, and %d have not", named, others)
	}
}

// Choices alone list posts, stand in the address, and narrow what words find.
func TestBrowserSearchNarrows(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"en/search/#topic=accessibility")
	evaluate[string](t, tab, searchSays)
	all := evaluate[int](t, tab, countResults)
	if all == 0 {
		t.Fatal("a topic lists nothing")
	}
	evaluate[bool](t, tab, `(() => {
		const form = document.querySelector("form");
		form.kind.value = "event";
		form.kind.dispatchEvent(new Event("input", { bubbles: true }));
		return true;
	})()`)
	tab.until(t, `location.hash === "#topic=accessibility&kind=event"`)
	tab.until(t, fmt.Sprintf(`(%s) > 0 && (%s) < %d`, countResults, countResults, all))

	id := evaluate[string](t, tab, `document.querySelector(".hit a").pathname.split("/").at(-2)`)
	before := evaluate[int](t, tab, countResults)
	evaluate[bool](t, tab, fmt.Sprintf(`import(document.querySelector("script[src$='search/search.js']").src.replace("search/search.js", "device.js"))
		.then(({ change }) => change((device) => { device.shared = [{ post: %q, lang: "en", text: "x", network: "x", day: "2026-11-20" }]; device.seen = "2026-11-01"; }))
		.then(() => true)`, id))
	tab.visit(t, "about:blank")
	tab.visit(t, hub.url+"en/search/#topic=accessibility&kind=event&unshared=1")
	tab.until(t, fmt.Sprintf(`(%s) === %d`, countResults, before-1))
	tab.visit(t, "about:blank")
	tab.visit(t, hub.url+"en/search/#new=1")
	evaluate[string](t, tab, searchSays)
	if recent := evaluate[int](t, tab, countResults); recent == 0 || recent >= 19 {
		t.Errorf("%d posts are new", recent)
	}
}

// countResults is the number that is said.
const countResults = `Number(document.querySelector(".found").textContent.match(/\d+/)?.[0] ?? -1)`

func TestBrowserSearchFindsNothing(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	tab.visit(t, hub.url+"en/search/#q=acessibilixxy+zzqq")
	evaluate[string](t, tab, searchSays)
	if n := evaluate[int](t, tab, countResults); n != 0 {
		t.Errorf("%d posts are found", n)
	}
	if near := evaluate[int](t, tab, `document.querySelectorAll("[data-near] a").length`); near == 0 {
		t.Error("no word is offered")
	}
	evaluate[bool](t, tab, `document.querySelector("[data-near] a").click(), true`)
	tab.until(t, `document.querySelectorAll(".hit").length > 0`)

	tab.visit(t, hub.url+"en/search/#q=page+qqzzqq")
	tab.until(t, `document.querySelector("[data-near] a")?.textContent === "page"`)
}

// With results the page fits every window, and axe finds nothing.
func TestBrowserSearchLooks(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	axe := readTool(t, "axe-core/axe.min.js")
	for _, address := range []string{"fr/search/#q=accesibilité", "en/search/#q=nothing+zzqq", "ar/search/#topic=accessibility"} {
		tab.visit(t, "about:blank")
		tab.visit(t, hub.url+address)
		evaluate[string](t, tab, searchSays)
		evaluate[bool](t, tab, string(axe)+"; true")
		for _, look := range looks {
			tab.look(t, look)
			tab.examine(t, look)
			tab.screenshot(t, address+" "+look.String())
		}
	}
	for _, complaint := range tab.complaints {
		t.Errorf("the browser says: %s", complaint)
	}
}

// Without JavaScript the page leads to lists.
func TestBrowserSearchWithoutJavaScript(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	err := chromedp.Do(tab.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	tab.visit(t, hub.url+"en/search/")
	text, err := chromedp.Run(tab.ctx, chromedp.Text(chromedp.CSS(".browse .off")))
	if err != nil || !strings.Contains(text, "JavaScript") {
		t.Errorf("the page says %q (%v)", text, err)
	}
	links, err := chromedp.Run(tab.ctx, chromedp.AttributesAll(chromedp.CSSAll(".browse a")))
	if err != nil || len(links) < 10 {
		t.Errorf("the page leads to %d lists (%v)", len(links), err)
	}
}
