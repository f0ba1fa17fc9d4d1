package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

func TestTypesAndHeaders(t *testing.T) {
	s := serveHub(t, map[string]string{"site/static/data.bin": "x"})
	for path, want := range map[string]string{
		"":                     "text/html; charset=utf-8",
		"en/":                  "text/html; charset=utf-8",
		"status.json":          "application/json",
		"en/feed.atom":         "application/atom+xml",
		"en/feed.rss":          "application/rss+xml",
		"en/calendar.ics":      "text/calendar; charset=utf-8",
		"assets/dev/brand.css": "text/css; charset=utf-8",
		"assets/dev/logo.svg":  "image/svg+xml",
		"assets/dev/data.bin":  "application/octet-stream",
		"_portevoix/reload.js": "text/javascript; charset=utf-8",
		"_portevoix/panel.css": "text/css; charset=utf-8",
	} {
		status, header, _ := s.request(http.MethodGet, path, nil)
		if status != http.StatusOK || header.Get("Content-Type") != want {
			t.Errorf("/%s: found status %d, type %q; want %q", path, status, header.Get("Content-Type"), want)
		}
		if !strings.HasPrefix(header.Get("Content-Security-Policy"), site.Policy) ||
			header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Cache-Control") != "no-cache" {
			t.Errorf("/%s: found headers %v", path, header)
		}
	}
}

func TestUnchangedFileIsNotSentAgain(t *testing.T) {
	s := serveHub(t, nil)
	_, header, _ := s.request(http.MethodGet, "en/", nil)
	status, _, body := s.request(http.MethodGet, "en/", func(r *http.Request) {
		r.Header.Set("If-None-Match", header.Get("ETag"))
	})
	if status != http.StatusNotModified || body != "" {
		t.Errorf("found status %d and %d bytes", status, len(body))
	}
}

func TestNotFound(t *testing.T) {
	s := serveHub(t, nil)
	for _, path := range []string{
		"nowhere", "en/nowhere/", "en/index", "../../etc/passwd", "..%2f..%2fetc/passwd", "%2e%2e/site/hub.yaml",
		"site/hub.yaml", "content/posts/rabat.en.md", "assets/dev/../../site/hub.yaml", "en/%00", "_portevoix/",
		"/etc/passwd",
	} {
		status, body := s.get(path)
		leaks := strings.Contains(body, "root:") || strings.Contains(body, "languages: [")
		if status != http.StatusNotFound || leaks {
			t.Errorf("/%s: found status %d, leaks %v", path, status, leaks)
		}
	}
	s.shows("nowhere", reloadPath)
}

func TestFolderWithoutSlash(t *testing.T) {
	s := serveHub(t, nil)
	s.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	status, header, _ := s.request(http.MethodGet, "en/posts/rabat?from=mail", nil)
	if status != http.StatusFound || header.Get("Location") != "/en/posts/rabat/?from=mail" {
		t.Errorf("found status %d to %q", status, header.Get("Location"))
	}
}

func TestOnlyReading(t *testing.T) {
	s := serveHub(t, nil)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		status, header, _ := s.request(method, "en/", nil)
		if status != http.StatusMethodNotAllowed || header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: found status %d", method, status)
		}
	}
	for _, path := range []string{"en/", "nowhere", "_portevoix/events"} {
		if _, _, body := s.request(http.MethodHead, path, nil); body != "" {
			t.Errorf("HEAD /%s sent a body", path)
		}
	}
}

// A page from elsewhere may have its own name lead to this computer.
func TestForeignHost(t *testing.T) {
	ok := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
	for _, tt := range []struct {
		addr, host string
		want       int
	}{
		{"localhost:1313", "localhost:1313", 200},
		{"localhost:1313", "LOCALHOST", 200},
		{"localhost:1313", "127.0.0.1:1313", 200},
		{"localhost:1313", "[::1]:1313", 200},
		{"localhost:1313", "evil.example:1313", 421},
		{"localhost:1313", "localhost.evil.example", 421},
		{"localhost:1313", "127.0.0.1.evil.example", 421},
		{"localhost:1313", "192.168.1.7:1313", 421},
		{"localhost:1313", "", 421},
		{"desk.example:80", "desk.example", 200},
		{"desk.example:80", "evil.example", 421},
		{":1313", "192.168.1.7:1313", 200},
		{"0.0.0.0:1313", "[fe80::1]:1313", 200},
		{"0.0.0.0:1313", "evil.example", 421},
		{":1313", "", 421},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = tt.host
		w := httptest.NewRecorder()
		onlyHere(tt.addr, ok).ServeHTTP(w, r)
		if w.Code != tt.want {
			t.Errorf("listening on %s, asked for %q: found %d, want %d", tt.addr, tt.host, w.Code, tt.want)
		}
	}
}
