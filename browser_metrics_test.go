package portevoix_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// The page of results and the report of a campaign, of a hub with made-up numbers, in every
// language and look.
func TestBrowserMetricsPages(t *testing.T) {
	tab := openBrowser(t)
	hub := serveHub(t, countedHub(t))
	axe := readTool(t, "axe-core/axe.min.js")
	seen := 0
	for _, address := range hub.kinds {
		if !strings.Contains(address, "/metrics/") {
			continue
		}
		seen++
		tab.visit(t, hub.url+address)
		evaluate[bool](t, tab, string(axe)+"; true")
		for _, look := range looks {
			t.Run(look.String()+" "+address, func(t *testing.T) {
				tab.look(t, look)
				tab.examine(t, look)
				tab.screenshot(t, address+" "+look.String())
			})
		}
	}
	if seen != 6 {
		t.Errorf("saw %d pages, want two in each of three languages", seen)
	}
	for _, complaint := range tab.complaints {
		t.Errorf("the browser says: %s", complaint)
	}
}

// A campaign's report is for a board: it is one sheet of A4, with all its goals.
func TestBrowserMetricsReportIsOnePage(t *testing.T) {
	tab := openBrowser(t)
	hub := serveHub(t, countedHub(t))
	seen := 0
	for _, address := range hub.kinds {
		if !strings.Contains(address, "/metrics/campaigns/") {
			continue
		}
		seen++
		tab.visit(t, hub.url+address)
		if sheets := bytes.Count(tab.print(t), []byte("/Type /Page\n")); sheets != 1 {
			t.Errorf("%s takes %d sheets", address, sheets)
		}
	}
	if seen != 3 {
		t.Errorf("saw %d reports, want one in each language", seen)
	}
}

// print is the page on sheets of A4, as PDF.
func (tab *browserTab) print(t *testing.T) []byte {
	t.Helper()
	var pdf []byte
	err := chromedp.Do(tab.ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		const inch = 25.4 // mm
		printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 210 / inch, PaperHeight: 297 / inch})
		pdf = printed.Data
		if folder := os.Getenv("PORTEVOIX_SCREENSHOTS"); err == nil && folder != "" {
			err = os.WriteFile(folder+"/report.pdf", pdf, 0o644)
		}
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}
