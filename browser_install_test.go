package portevoix_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/portevoix/portevoix/internal/config"
)

// The hub on the home screen of a phone, and what other programs share to it.

func TestBrowserInstalls(t *testing.T) {
	for _, path := range []string{"/", "/hub/"} {
		hub := serveFar(t, path)
		for _, lang := range []string{"fr", "en", "ar"} {
			t.Run(path+lang, func(t *testing.T) {
				tab := openBrowser(t)
				tab.settle(t, hub.url+lang+"/")
				tab.call(t, func(ctx context.Context) error {
					manifest, err := chromedp.Call(ctx, page.GetAppManifest, page.GetAppManifestParams{})
					if err != nil {
						return err
					}
					for _, e := range manifest.Errors {
						t.Errorf("the manifest: %s", e.Message)
					}
					if !strings.HasSuffix(manifest.URL, path+lang+"/manifest.webmanifest") || !strings.Contains(manifest.Data, path+lang+"/propose/") {
						t.Errorf("the manifest at %s reads %s", manifest.URL, manifest.Data)
					}
					installing, err := chromedp.Call(ctx, page.GetInstallabilityErrors, cdp.Empty{})
					for _, e := range installing.InstallabilityErrors {
						t.Errorf("it can't be installed: %s %v", e.ErrorID, e.ErrorArguments)
					}
					return err
				})
			})
		}
	}
}

// hostileShare is what anybody may write into the address of the page.
var hostileShare = url.Values{
	"title": {"<img src=x onerror=alert(1)>\r\nLink: https://evil.example"},
	"text":  {"A & B = 50 % #tag \"quoted\" $& \u202e\x00\r\n\r\nTitle: mine\r\n\r\nمرحبا https://example.org/a?b=c&d=é"},
	"url":   {"javascript:alert(1)"},
}

// What a phone shares begins a proposal: as text, whatever it is, in the form and in the
// mail, and no server gets to see it before the reader sends it.
func TestBrowserShareTarget(t *testing.T) {
	hub := serveFar(t, "/hub/")
	hub.write(t, config.File, func(text []byte) ([]byte, error) {
		return []byte(strings.Replace(string(text), "propose: {repository: portevoix/portevoix}",
			"propose: {repository: portevoix/portevoix, mail: posts@example.org}", 1)), nil
	})
	tab := openBrowser(t)
	tab.settle(t, hub.url+"en/propose/")
	if tab.shows(t, "[data-brought]") {
		t.Error("without anything shared the page speaks of it")
	}
	tab.visit(t, hub.url+"en/propose/?"+hostileShare.Encode())
	tab.until(t, `document.querySelector("[data-brought]").checkVisibility()`)
	tab.screenshot(t, "share target")
	title := "<img src=x onerror=alert(1)> Link: https://evil.example"
	text := "A & B = 50 % #tag \"quoted\" $& \n\nTitle: mine\n\nمرحبا"
	for part, want := range map[string]string{"title": title, "text": text + " https://example.org/a?b=c&d=é", "link": ""} {
		if got := evaluate[string](t, tab, `document.querySelector("[data-part=`+part+`] dd").textContent`); got != want {
			t.Errorf("the %s shows as %q, want %q", part, got, want)
		}
	}
	form := parseAddress(t, evaluate[string](t, tab, `document.querySelector("[data-form]").href`))
	if q := form.Query(); form.Host != "github.com" || q.Get("template") == "" || q.Get("title") != title || !strings.HasPrefix(q.Get("text"), text) || q.Has("link") {
		t.Errorf("the form opens with %s", form)
	}
	if hub.sawQuery() {
		t.Error("the host was asked for what the phone shared")
	}
	if address := evaluate[string](t, tab, `location.search`); address != "" {
		t.Errorf("the address still says %s", address)
	}
	tab.mailSays(t, "Title: "+title, "Text: "+strings.ReplaceAll(text, "\n", "\r\n")+" https://example.org/a?b=c&d=é", "Link: ", "Why: ")
	tab.quiet(t)
}

// Many programs put the link into the text.
func TestBrowserShareTargetFindsTheLink(t *testing.T) {
	hub := serveFar(t, "/hub/")
	tab := openBrowser(t)
	tab.settle(t, hub.url+"en/propose/")
	tab.visit(t, hub.url+"en/propose/?"+url.Values{"text": {"Read this: https://example.org/a?b=c"}}.Encode())
	tab.until(t, `document.querySelector("[data-brought]").checkVisibility()`)
	form := parseAddress(t, evaluate[string](t, tab, `document.querySelector("[data-form]").href`)).Query()
	if form.Get("text") != "Read this:" || form.Get("link") != "https://example.org/a?b=c" || form.Has("title") {
		t.Errorf("the form opens with %v", form)
	}
}

// mailSays complains unless the mail has these lines, in their order.
func (tab *browserTab) mailSays(t *testing.T, lines ...string) {
	t.Helper()
	href := evaluate[string](t, tab, `document.querySelector("[data-mail]").href`)
	mail := parseAddress(t, href)
	body := mail.Query().Get("body")
	if mail.Opaque != "posts@example.org" || !strings.Contains(body, "\r\n\r\n"+strings.Join(lines, "\r\n\r\n")) || strings.Contains(href, "+") {
		t.Errorf("the mail is %s\n%s", href, body)
	}
}
