package portevoix_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/portevoix/portevoix/internal/search"
)

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

func (tab *browserTab) press(t *testing.T, key string) {
	t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.KeyEvent(key)); err != nil {
		t.Fatal(err)
	}
}

// searchSays waits for what is said of a query.
const searchSays = `(async () => {
	const count = document.querySelector(".found");
	while (!count.textContent) await new Promise((done) => setTimeout(done, 5));
	return count.textContent;
})()`
