package serve

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// An open page follows the hub by itself, under the policy of a real host.
func TestBrowserReloads(t *testing.T) {
	browser := browserPath(t)
	s := serveHub(t, nil)
	ctx := open(t, browser)
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url+rabat)); err != nil {
		t.Fatal(err)
	}
	s.sees(ctx, "Rabat opens")
	s.write("content/posts/rabat.en.md", post("Rabat is open", "date: 2026-11-20"))
	s.sees(ctx, "Rabat is open")
	s.write("content/posts/rabat.en.md", wrong("colour"))
	s.sees(ctx, "unknown key \"colour\"")
	s.write("content/posts/rabat.en.md", post("Rabat stays open", "date: 2026-11-20"))
	s.sees(ctx, "Rabat stays open")
}

// browserPath skips the test where no browser is asked for.
func browserPath(t *testing.T) string {
	t.Helper()
	if os.Getenv("PORTEVOIX_BROWSER") != "required" {
		t.Skip("not run: PORTEVOIX_BROWSER=required asks for the tests in Chromium, as .ci/run does")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium found, and PORTEVOIX_BROWSER=required")
	return ""
}

func open(t *testing.T, browser string) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	return ctx
}

// sees waits until the page that is open holds words.
func (s *session) sees(ctx context.Context, words string) {
	s.Helper()
	var text string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		text, _ = chromedp.Run(ctx, chromedp.Evaluate[string]("document.body.innerText"))
		if strings.Contains(text, words) {
			return
		}
	}
	s.Fatalf("the page never said %q but\n%s", words, text)
}
