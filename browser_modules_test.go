package portevoix_test

import (
	"encoding/json"
	"fmt"
	"testing"
)

// A moduleTab is a tab of Chromium on a page of the example hub, whose scripts it loads as
// the page does: from the same folder, under the same policy.
type moduleTab struct {
	*browserTab
	hub hubServer
}

// openModules opens a page that asks for none of the hub's rules itself.
func openModules(t *testing.T) moduleTab { return openModulesOn(t, "en/guidelines/") }

func openModulesOn(t *testing.T, address string) moduleTab {
	t.Helper()
	tab := moduleTab{openBrowser(t), serveExample(t)}
	tab.visit(t, tab.hub.url+address)
	evaluate[bool](t, tab.browserTab, `window.load = (name) =>
		import(new URL(name, document.querySelector("link[rel=stylesheet]").href)), true`)
	t.Cleanup(func() {
		for _, complaint := range tab.complaints {
			t.Errorf("the browser says: %s", complaint)
		}
	})
	return tab
}

// each gives every case to a function of a module and returns what it answers.
func each[Case, Answer any](t *testing.T, tab moduleTab, module, function string, cases []Case) []Answer {
	t.Helper()
	data, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	answers := evaluate[[]Answer](t, tab.browserTab, fmt.Sprintf(
		`load(%q).then(async (module) => { const answers = [], f = %s; await module.ready?.();
		for (const c of %s) answers.push(await f(c)); return answers; })`, module, function, data))
	if len(answers) != len(cases) {
		t.Fatalf("%s answers %d of %d cases", module, len(answers), len(cases))
	}
	return answers
}
