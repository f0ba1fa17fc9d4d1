package portevoix_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/render"
	"github.com/portevoix/portevoix/internal/site"
)

// The example hub in a real Chromium, where PORTEVOIX_BROWSER=required asks for it.

func TestBrowserWithoutJavaScript(t *testing.T) {
	tab := openBrowser(t)
	hub := serveExample(t)
	err := chromedp.Do(tab.ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	tab.visit(t, hub.url+"en/posts/wcag-22/")
	words, err := chromedp.Run(tab.ctx, chromedp.Text(chromedp.CSS("[data-words]")))
	if err != nil || !strings.Contains(words, "WCAG 2.2") {
		t.Errorf("the first text reads %q (%v)", words, err)
	}
	links, err := chromedp.Run(tab.ctx, chromedp.AttributesAll(chromedp.CSSAll(".text a.way")))
	if err != nil || len(links) < 3 {
		t.Fatalf("found %d ways to share (%v)", len(links), err)
	}
	if panels := evaluate[int](t, tab, `document.querySelectorAll(".panel, .lively").length`); panels > 0 {
		t.Error("there is a panel that nobody can use")
	}
	for _, link := range links {
		if !strings.HasPrefix(link["href"], "https://") && !strings.HasPrefix(link["href"], "mailto:") {
			t.Errorf("a way to share leads to %q", link["href"])
		}
	}
}

// A hubServer serves the example hub as a host would: below the path of its address.
type hubServer struct {
	url   string
	kinds []string // address of a page of each kind in each language
}

func serveExample(t *testing.T) hubServer {
	t.Helper()
	root, err := os.OpenRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return serveHub(t, root.FS())
}

func serveHub(t *testing.T, files fs.FS) hubServer {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	plan, found := hub.Plan(site.Options{Now: exampleNow})
	renderer, failed := render.New(hub, plan, "test")
	if problems = append(append(problems, found...), failed...); problems.HasErrors() {
		t.Fatal(problems)
	}
	served := map[string][]byte{}
	kinds := kindsOfPages{}
	for _, page := range plan.Pages {
		var out bytes.Buffer
		if problem := renderer.Render(&out, page); problem != nil {
			t.Fatal(problem)
		}
		served[hub.Settings.BasePath+page.Path] = out.Bytes()
		kinds.add(page, out.Len())
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.URL.Path
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, ok := served[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		http.ServeContent(w, r, path.Base(name), time.Time{}, strings.NewReader(string(data)))
	}))
	t.Cleanup(server.Close)
	return hubServer{server.URL + hub.Settings.BasePath, kinds.addresses()}
}

// exampleNow is a day on which the example hub has posts in every state.
var exampleNow = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// A browserTab is a tab of Chromium that keeps what the browser complains about.
type browserTab struct {
	ctx        context.Context
	complaints []string
}

func openBrowser(t *testing.T) *browserTab {
	t.Helper()
	chromium := findChromium(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", true))
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	ctx, cancelTime := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(func() { cancelTime(); cancel(); cancelAllocator() })
	tab := &browserTab{ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", chromium, err)
	}
	if err := chromedp.Listen(ctx, tab.hear); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return tab
}

func (tab *browserTab) hear(event any) {
	switch e := event.(type) {
	case *log.EventEntryAdded:
		tab.complaints = append(tab.complaints, fmt.Sprintf("%s (%s)", e.Entry.Text, e.Entry.URL))
	case *runtime.EventExceptionThrown:
		tab.complaints = append(tab.complaints, e.ExceptionDetails.Text)
	}
}

func (tab *browserTab) visit(t *testing.T, url string) {
	t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("open %s: %v", url, err)
	}
}

func evaluate[T any](t *testing.T, tab *browserTab, expression string) T {
	t.Helper()
	value, err := chromedp.Run(tab.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("evaluate %s: %v", expression, err)
	}
	return value
}

// unlessAsked skips the test where no browser, nor what comes with it, is asked for.
func unlessAsked(t *testing.T) {
	t.Helper()
	if os.Getenv(browserSetting) != "required" {
		t.Skipf("not run: %s=required asks for the tests in Chromium, as .ci/run does", browserSetting)
	}
}

func findChromium(t *testing.T) string {
	t.Helper()
	unlessAsked(t)
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatalf("no Chromium found, and %s=required", browserSetting)
	return ""
}

const browserSetting = "PORTEVOIX_BROWSER"
