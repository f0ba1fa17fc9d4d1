package serve

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// Addresses of the server's own files.
const (
	eventsPath = "/_portevoix/events"
	reloadPath = "/_portevoix/reload.js"
	panelPath  = "/_portevoix/panel.css"
)

//go:embed reload.js
var reload []byte

//go:embed panel.css
var panelStyle []byte

// handler answers every request.
func (h *hub) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(eventsPath, h.events)
	mux.HandleFunc(reloadPath, own(reload, reloadPath))
	mux.HandleFunc(panelPath, own(panelStyle, panelPath))
	mux.HandleFunc("/", h.page)
	return onlyHere(h.Addr, onlyReading(headers(mux)))
}

func onlyReading(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "pages can only be read", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// headers are those of a real host, so that what they forbid is seen here first.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", site.Policy+"; frame-ancestors 'none'")
		w.Header().Set("Referrer-Policy", "strict-origin-when-cross-origin")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-cache")
		next.ServeHTTP(w, r)
	})
}

func own(data []byte, name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { respond(w, r, http.StatusOK, name, data) }
}

// page answers with a page of the hub.
func (h *hub) page(w http.ResponseWriter, r *http.Request) {
	s, name := h.current.Load(), strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	switch {
	case s.has(name):
		s.show(w, r, http.StatusOK, name)
	case s.has(name + "/index.html"):
		to := url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
	case s.has("404.html"):
		s.show(w, r, http.StatusNotFound, "404.html")
	default:
		respond(w, r, http.StatusInternalServerError, ".html", s.finished(".html", bare, s.problems))
	}
}

// has reports whether there is a page of that path, now or when the hub was sound.
func (s *state) has(name string) bool { return s.pages.has(name) || s.sound.has(name) }

// show answers with a page as it is now or, where it cannot be made, as it last was.
func (s *state) show(w http.ResponseWriter, r *http.Request, status int, name string) {
	problems := s.problems
	for _, p := range []*pages{s.pages, s.sound} {
		if !p.has(name) {
			continue
		}
		file := p.file(name)
		if file.fault == nil {
			respond(w, r, status, name, s.finished(name, file.data, problems))
			return
		}
		problems = append(problem.List{*file.fault}, problems...)
	}
	problems.Sort()
	respond(w, r, http.StatusInternalServerError, ".html", s.finished(".html", bare, problems))
}

// respond sends a file of the type that its name tells.
func respond(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	w.Header().Set("Content-Type", typeOf(name))
	if status == http.StatusOK {
		sum := sha256.Sum256(data)
		w.Header().Set("ETag", fmt.Sprintf("%q", fmt.Sprintf("%x", sum[:8])))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// types are the media types of a site's files, the same on every computer.
var types = map[string]string{
	".atom": "application/atom+xml",
	".css":  "text/css; charset=utf-8",
	".gif":  "image/gif",
	".html": "text/html; charset=utf-8",
	".ico":  "image/x-icon",
	".ics":  "text/calendar; charset=utf-8",
	".jpeg": "image/jpeg",
	".jpg":  "image/jpeg",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".mjs":  "text/javascript; charset=utf-8",
	".mp4":  "video/mp4",
	".pdf":  "application/pdf",
	".png":  "image/png",
	".rss":  "application/rss+xml",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".vtt":  "text/vtt; charset=utf-8",
	".webm": "video/webm",
	".webp": "image/webp",
	".xml":  "application/xml",

	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
}

func typeOf(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}
