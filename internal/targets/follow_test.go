package targets

import (
	"net/http"
	"strings"
	"testing"
)

// A redirect is held to what an address is, at every step.
func TestHostileRedirects(t *testing.T) {
	for _, to := range []string{
		"http://example.org/plain", "https://example.org:8443/", "https://127.0.0.1/", "https://[::1]/",
		"https://0x7f.1/", "https://localhost/", "https://169.254.169.254/latest/", "https://a@example.org/", "file:///etc/passwd", "//10.0.0.1/", "https://%zz/",
	} {
		web := newWeb(t)
		asked := 0
		web.HandleFunc("example.org/", func(w http.ResponseWriter, _ *http.Request) {
			asked++
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
		})
		found := web.ask(t, nil, "https://example.org/")["https://example.org/"]
		if asked != 1 || !strings.HasPrefix(found.Error, "not asked: ") {
			t.Errorf("a redirect to %s: asked %d times, found %+v, want a refusal", to, asked, found)
		}
	}
}

// Five redirects are followed; who leads on after that leads nowhere.
func TestEndlessRedirects(t *testing.T) {
	asked := 0
	web := newWeb(t)
	web.HandleFunc("example.org/", func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, "/"+strings.Repeat("x", asked), http.StatusFound)
	})
	found := web.ask(t, nil, "https://example.org/")["https://example.org/"]
	if asked != 6 || found.Error != "too many redirects" {
		t.Errorf("an endless way was followed %d times: %+v", asked, found)
	}
}
