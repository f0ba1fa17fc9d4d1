package portevoix_test

import (
	"strings"
	"testing"
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
