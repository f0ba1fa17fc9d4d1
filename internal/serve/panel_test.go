package serve

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const (
	hostile    = `</script><script>alert(1)</script><img src=x onerror=alert(2)>`
	panelStart = `<aside id="portevoix-panel"`
)

// wrong is a post whose front matter names a key that nobody knows.
func wrong(key string) string { return "---\ntitle: Wrong\n" + key + ": 1\n---\n" }

func TestErrorIsShownUntilMended(t *testing.T) {
	s := serveHub(t, nil)
	s.hides("en/", panelStart)
	mistyped := strings.Replace(post("Rabat opens", "date: 2026-11-20"), "link:", "lnik:", 1)
	s.write("content/posts/rabat.en.md", mistyped)
	s.next()
	for _, path := range []string{"", "en/", "en/posts/", "en/posts/draft/", "en/nowhere/"} {
		s.shows(path, `<details open>`)
		s.shows(path, `<code>content/posts/rabat.en.md:3:1</code>`)
	}
	s.shows(rabat, "Rabat opens") // as it last was
	s.write("content/posts/rabat.en.md", post("Rabat is open", "date: 2026-11-20"))
	s.next()
	s.hides("en/", panelStart)
	s.shows(rabat, "Rabat is open")
	if log := s.log.String(); !strings.Contains(log, "error: content/posts/rabat.en.md:3:1: ") ||
		!strings.Contains(log, "1 error\n") || !strings.HasSuffix(log, "all mended\n") {
		t.Errorf("the log says\n%s", log)
	}
}

// What a file says, or is called, never becomes part of the panel's HTML.
func TestPanelIsEscaped(t *testing.T) {
	for name, file := range map[string]map[string]string{
		"key":         {"content/posts/evil.en.md": wrong(`"` + hostile + `"`)},
		"file name":   {"content/posts/<script>alert(1)<script>.en.md": wrong("x")},
		"folder name": {`content/"><img src=x onerror=alert(2)>/evil.en.md`: wrong("x")},
		"template":    {"templates/post.html": "{{" + hostile},
		"settings":    {"site/hub.yaml": "title: The hub\n\"" + hostile + "\": 1\n"},
		"word":        {"site/languages/en.yaml": "\"" + hostile + "\": [1]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serveHub(t, file)
			_, body := s.get("en/")
			page, err := html.Parse(strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			panels := 0
			for n := range page.Descendants() {
				if n.Type == html.ElementNode && n.Data == "aside" {
					panels++
					onlyPanel(t, n)
				}
			}
			if panels != 1 {
				t.Errorf("found %d panels, want 1:\n%s", panels, body)
			}
		})
	}
}

func onlyPanel(t *testing.T, panel *html.Node) {
	for n := range panel.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(strings.Fields("details summary ol li code em small"), n.Data) {
			t.Errorf("found <%s> in the panel", n.Data)
		}
		for _, a := range n.Attr {
			if a.Key != "class" && a.Key != "open" {
				t.Errorf("found %s=%q in the panel", a.Key, a.Val)
			}
		}
	}
}

func TestBrokenSettingsShowTheLastHub(t *testing.T) {
	s := serveHub(t, nil)
	s.write("site/hub.yaml", "title: Other\nlanguages: [en\n")
	s.next()
	s.shows(rabat, "Rabat opens")
	s.shows(rabat, "The hub")
	s.shows(rabat, "<code>site/hub.yaml:")
	s.write("site/hub.yaml", "title: Other\nlanguages: [en]\n")
	s.next()
	s.shows(rabat, "Other")
	s.hides(rabat, panelStart)
}

func TestBrokenSettingsFromTheBeginning(t *testing.T) {
	s := serveHub(t, map[string]string{"site/hub.yaml": "languages: [en\n"})
	status, body := s.get("en/")
	if status != http.StatusInternalServerError || !strings.Contains(body, "<code>site/hub.yaml:") ||
		!strings.Contains(body, reloadPath) {
		t.Errorf("found status %d and\n%s", status, body)
	}
	s.write("site/hub.yaml", files["site/hub.yaml"])
	s.next()
	s.shows("en/", "The hub")
}

func TestTemplateThatCannotBeParsed(t *testing.T) {
	s := serveHub(t, nil)
	s.write("templates/post.html", "{{define \"main\"}}\n{{if}}{{end}}")
	s.next()
	s.shows(rabat, "Rabat opens")
	s.shows(rabat, "<code>templates/post.html:2")
	s.write("templates/post.html", "{{define \"main\"}}<h1>Mine</h1>{{end}}")
	s.next()
	s.shows(rabat, "<h1>Mine</h1>")
	s.hides(rabat, panelStart)
}

func TestTemplateThatCannotBeRendered(t *testing.T) {
	s := serveHub(t, map[string]string{"templates/post.html": "{{define \"main\"}}\n{{.Nonsense}}{{end}}"})
	status, body := s.get(rabat)
	if status != http.StatusInternalServerError || !strings.Contains(body, "<code>templates/post.html:2") {
		t.Errorf("found status %d and\n%s", status, body)
	}
	if status, _ := s.get("en/"); status != http.StatusOK {
		t.Errorf("another page: found status %d", status)
	}
}

// Warnings do not stand in the way of what is written.
func TestWarningsAreFolded(t *testing.T) {
	s := serveHub(t, map[string]string{"content/posts/loud.en.md": post("LOUD", "date: 2026-11-20")})
	s.shows("en/", "<details>\n<summary>1 warning</summary>")
	s.shows("en/", "the title shouts")
}
