package content_test

import (
	"strings"
	"testing"
	"time"

	"github.com/portevoix/portevoix/internal/content"
)

// Whatever stands in a file, it is read or refused with a place, soon.
func FuzzRead(f *testing.F) {
	f.Add(digested)
	f.Add("\ufeff---\r\ntitle: T\r\nshare: {x: [a, {id: b, text: c}]}\r\n---\r\n[a](javascript:b)")
	f.Add("---\ntitle: T\nwithdrawn: {on: 2026-02-30}\naliases: [a]\n --- \n")
	f.Add("---\ntitle: [\n")
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		library, list := content.Read(hub(map[string]string{
			postFile: text, "content/campaigns/c.fr.md": text, "guidelines/g.fr.md": text, "content/onboarding/l.fr.md": text,
		}), options())
		for _, p := range list {
			if p.File == "" || p.Message == "" || p.Line > 2+strings.Count(text, "\n") {
				t.Errorf("%v is no problem of %q", p, text)
			}
		}
		for _, p := range library.Posts {
			p.State(start)
			p.Format("fr")
			p.Original().HTML("/")
			p.Original().Links()
			p.Original().Problems()
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("it took %v", took)
		}
	})
}
