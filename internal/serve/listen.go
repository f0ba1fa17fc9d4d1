package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
)

func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("another program listens on %s already; stop it, or choose another port", addr)
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	return l, nil
}

// address is where a browser finds the listener: the host that was asked for, and
// the port that was had.
func address(addr string, l net.Listener) string {
	host, _, _ := net.SplitHostPort(addr)
	if everywhere(host) {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// everywhere reports whether a listener of that host is reached from other computers
// by any of this one's addresses.
func everywhere(host string) bool {
	return host == "" || net.ParseIP(host) != nil && net.ParseIP(host).IsUnspecified()
}

// onlyHere refuses requests by a name that is not this computer's. A page elsewhere
// could have its own name lead here, and read what is not public yet; it cannot do so
// with an address.
func onlyHere(addr string, next http.Handler) http.Handler {
	asked, _, _ := net.SplitHostPort(addr)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := hostOf(r.Host)
		switch {
		case host == "localhost", host == "127.0.0.1", host == "::1":
		case asked != "" && host == hostOf(asked):
		case everywhere(asked) && net.ParseIP(host) != nil:
		default:
			http.Error(w, "this server answers to localhost only", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostOf is the name in a Host header, without port and brackets.
func hostOf(header string) string {
	host, _, err := net.SplitHostPort(header)
	if err != nil {
		host = strings.Trim(header, "[]")
	}
	return strings.ToLower(host)
}
