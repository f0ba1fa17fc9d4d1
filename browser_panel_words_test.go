package portevoix_test

import (
	"strings"
	"testing"
	"time"
)

// Whose words a text is made of, and what the hub says of them.

func TestBrowserPanelTellsOurWordsFromYours(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, desk)
	tab.choose(t, "network", "x")
	tab.choose(t, "text", "flaws-x")
	approved := tab.field(t)
	yours := `!document.querySelector("[data-yours]").hidden`
	if evaluate[bool](t, tab, yours) {
		t.Error("the approved text is said to be the reader's")
	}
	tab.act(t, "summary")
	tab.act(t, ".starter")
	want := "The criterion that changed how I work: \n\n" + approved
	if got := tab.field(t); got != want {
		t.Errorf("a beginning makes it %q, want %q", got, want)
	}
	tab.until(t, yours)
	tab.until(t, `!document.querySelector("p[data-over]").hidden`) // X takes 280
	tab.until(t, `document.querySelector("[data-room] [role=status]").textContent.startsWith("Too long for this network by ")`)

	tab.choose(t, "text", "read-x")
	tab.choose(t, "network", "bluesky") // shares its texts with X
	tab.choose(t, "text", "flaws-x")
	if got := tab.field(t); got != want {
		t.Errorf("after a look elsewhere the text reads %q, want %q", got, want)
	}
	tab.act(t, "[data-back]")
	if got := tab.field(t); got != approved {
		t.Errorf("back is %q, want %q", got, approved)
	}
	tab.until(t, `!(`+yours+`)`)
}

func TestBrowserPanelReadsTheRules(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, desk)
	tab.choose(t, "network", "linkedin")
	tab.write(t, " It is WORLD-leading.")
	found := `document.querySelector("[data-findings]").innerText`
	tab.until(t, found+`.includes("WORLD-leading A superlative without proof is a claim the reader cannot check. `+
		`Say in one sentence what it changes for the reader.")`)
	tab.screenshot(t, "panel findings")
	evaluate[bool](t, tab, `(f => { f.value = "My own words."; f.dispatchEvent(new Event("input")); return true; })(document.querySelector("[data-field]"))`)
	tab.until(t, found+` === "I contribute to Portevoix, an open-source project. Please keep this, so that readers know who is speaking."`)
	tab.quiet(t)
}

// A text that is locked can't be edited; around another words may be added.
func TestBrowserPanelKeepsWhatHasToStay(t *testing.T) {
	hub := serveWatched(t)
	for edit, kept := range map[string]func(approved, now string) bool{
		"locked": func(approved, now string) bool { return now == approved },
		"around": func(approved, now string) bool { return now == approved+" Mine." },
	} {
		hub.write(t, "content/posts/2026/wcag-22.fr.md", func(text []byte) ([]byte, error) {
			front, rest, _ := strings.Cut(string(text), "\nedit: ")
			if rest != "" {
				_, rest, _ = strings.Cut(rest, "\n")
				return []byte(front + "\nedit: " + edit + "\n" + rest), nil
			}
			return []byte(strings.Replace(front, "\ntitle:", "\nedit: "+edit+"\ntitle:", 1)), nil
		})
		tab := openPanel(t, hub.url+watched, desk)
		approved := tab.field(t)
		tab.write(t, " Mine.")
		evaluate[bool](t, tab, `(f => { f.focus(); f.setSelectionRange(3, 9); return document.execCommand("delete"), true; })(document.querySelector("[data-field]"))`)
		if now := tab.field(t); !kept(approved, now) {
			t.Errorf("%s: %q has become %q", edit, approved, now)
		}
	}
}

// A finding that stands is not said aloud again with each word that is written after it.
func TestBrowserPanelSaysAFindingOnce(t *testing.T) {
	tab := openPanel(t, serveWatched(t).url+watched, desk)
	tab.choose(t, "network", "linkedin")
	tab.write(t, " It is WORLD-leading.")
	const standing = `document.querySelector("[data-findings] li")`
	tab.until(t, standing+` !== null`)
	evaluate[bool](t, tab, `(window.standing = `+standing+`) !== null`)
	tab.write(t, " Indeed.")
	time.Sleep(time.Second) // the rules are asked again
	if !evaluate[bool](t, tab, `window.standing.isConnected`) {
		t.Error("the finding was put there again")
	}
	tab.quiet(t)
}
