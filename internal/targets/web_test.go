package targets

import (
	"bytes"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

var now = time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)

// A web is a server that answers for every host, and is asked as the public internet is,
// but for its addresses.
type web struct {
	*http.ServeMux
	*http.Transport
}

func newWeb(t *testing.T) web {
	t.Helper()
	w := web{ServeMux: http.NewServeMux()}
	server := httptest.NewTLSServer(w.ServeMux)
	t.Cleanup(server.Close)
	w.Transport = publicOnly(new(net.Dialer))
	w.Transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
	}
	w.Transport.TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
	t.Cleanup(w.Transport.CloseIdleConnections)
	return w
}

// page adds a page to the web: HTML at an address without https://.
func (w web) page(address, html string) {
	w.HandleFunc(address, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(html))
	})
}

// file adds a file to the web, of which a part may be asked for.
func (w web) file(address string, content []byte) {
	w.HandleFunc(address, func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, address, now, bytes.NewReader(content))
	})
}

func (w web) ask(t *testing.T, known Known, addresses ...string) Known {
	t.Helper()
	asker := Asker{Web: w.Transport, Now: atNow}
	found, err := asker.Ask(t.Context(), known, addresses)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// answers are what a web without a network says, for tests that wait in a bubble.
type answers func(*http.Request) (*http.Response, error)

func (a answers) RoundTrip(r *http.Request) (*http.Response, error) { return a(r) }

func atNow() time.Time { return now }
