package targets

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// Addresses that must not be asked, however they are spelled. None reaches the web.
func TestHostileAddresses(t *testing.T) {
	hostile := []string{
		"http://example.org/", "ftp://example.org/", "file:///etc/passwd", "//example.org/", "/news", "",
		"javascript:alert(1)", "https:example.org", "https://", "https:///x", "https://%zz/",
		"https://good.example.org@evil.example.net/", "https://user:word@example.org/",
		"https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/",
		"https://1.0x7f/", "https://1.0X7F/", "https://127.0.0.0x1/", "https://a.0x/",
		"https://0177.0.0.1/", "https://127.0.0.010/", "https://example.org.017700000001/", "https://017700000001/", "https://127.0.0.1./", "https://１２７.0.0.1/",
		"https://127。0。0。1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fe80::1%25eth0]/",
		"https://169.254.169.254/latest/meta-data/", "https://8.8.8.8/",
		"https://localhost/", "https://LOCALHOST/", "https://a.localhost/", "https://localhost./",
		"https://intranet/", "https://printer.local/", "https://metadata.google.internal/", "https://x.onion/",
		"https://exa mple.org/", "https://example..org/", "https://example.org\\@evil.example.net/",
		"https://example.org:22/", "https://example.org:80/", "https://example.org:8443/", "https://example.org:0443/",
		"https://example.org../", "https://example.org。。/", "https://a／b.example.org/", "https://a<b.example.org/",
	}
	web := newWeb(t)
	web.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) { t.Errorf("asked %s%s", r.Host, r.URL) })
	for _, address := range hostile {
		if got := Address(address); got != "" {
			t.Errorf("%q is asked as %s", address, got)
		}
	}
	web.ask(t, nil, hostile...)
}

// A link is asked for in one spelling of its host, so that it is asked for once.
func TestAddress(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org":                 "https://example.org",
		"https://example.org/a?b=c#d":         "https://example.org/a?b=c",
		"https://example.org/#/a":             "https://example.org/",
		"HTTPS://Example.ORG/A":               "https://example.org/A",
		"https://example.org:443/":            "https://example.org/",
		"https://example.org:/":               "https://example.org/",
		"https://example.org./":               "https://example.org/",
		"https://exämple.org/%C3%A9":          "https://xn--exmple-cua.org/%C3%A9",
		"https://EX%C3%84MPLE.org/":           "https://xn--exmple-cua.org/",
		"https://my_page.example.org/":        "https://my_page.example.org/",
		"https://_x_.Exämple.org/":            "https://_x_.xn--exmple-cua.org/",
		"https://r1---sn-a.example.org/":      "https://r1---sn-a.example.org/",
		"https://7.example.org/0x7f":          "https://7.example.org/0x7f",
		"https://example.org:8443/":           "",
		"https://www.example.org/?utm_x=é#%C": "",
	} {
		if got := Address(link); got != want {
			t.Errorf("%s is asked as %q, want %q", link, got, want)
		}
	}
}

// Why an address is not asked is told where a page leads to it.
func TestWhyItIsNotAsked(t *testing.T) {
	for address, want := range map[string]string{
		"http://example.org/":      `not asked: found the scheme "http", want https`,
		"https://a@example.org/":   `not asked: a user name hides the host "example.org"`,
		"https://example.org:22/":  "not asked: found the port 22, want 443, that of https",
		"https://example.org:80/":  "not asked: found the port 80, want 443, that of https",
		"https://1.0x7F/":          `not asked: "1.0x7F" is an IP address, want a name`,
		"https://[fe80::1%25en0]/": `not asked: "fe80::1%en0" is an IP address, want a name`,
		"https:///":                `not asked: "" is no host`,
		"https://a..example.org/":  `not asked: "a..example.org" is no host`,
		"https://a<b.example.org/": `not asked: "a<b.example.org" is no host`,
		"https://intranet/":        `not asked: "intranet" is no host of the public internet`,
		"https://Printer.local./":  `not asked: "printer.local" is no host of the public internet`,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := allowed(u); err == nil || reason(err) != want {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
}

// A redirect is held to what an address is, at every step, and there are not many.
func TestHostileRedirects(t *testing.T) {
	for _, to := range []string{
		"http://example.org/plain", "https://example.org:8443/", "https://127.0.0.1/", "https://[::1]/", "https://0x7f.1/", "https://localhost/",
		"https://169.254.169.254/latest/", "https://a@example.org/", "file:///etc/passwd", "//10.0.0.1/", "https://%zz/",
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
	asked := 0
	web := newWeb(t)
	web.HandleFunc("example.org/", func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, "/"+strings.Repeat("x", asked), http.StatusFound)
	})
	found := web.ask(t, nil, "https://example.org/")["https://example.org/"]
	if asked != maxRedirects+1 || found.Error != "too many redirects" {
		t.Errorf("an endless way was followed %d times: %+v", asked, found)
	}
}

// A name that leads into the machine is refused when it is dialled: the server there
// never sees a connection. It may be public when it is first looked up.
func TestPrivateAddressesAreRefusedAtDial(t *testing.T) {
	address, connections := privateServer(t)
	for _, answers := range [][][4]byte{
		{{127, 0, 0, 1}},
		{{192, 0, 2, 1}, {127, 0, 0, 1}}, // another at each look
	} {
		dns := &nameServer{answers: answers}
		transport := publicOnly(&net.Dialer{Timeout: time.Second, Resolver: dns.resolver()})
		for range answers {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := transport.RoundTrip(request); !errors.Is(err, errRefused) {
				t.Errorf("%v: found %v, want a refusal", answers, err)
			}
		}
		if dns.asked.Load() == 0 {
			t.Error("the name was not looked up")
		}
	}
	if n := connections.Load(); n != 0 {
		t.Errorf("the private server saw %d connections", n)
	}
}

// privateServer is a server in this machine, at a name that has been public, and the
// connections it sees. It can be reached.
func privateServer(t *testing.T) (address string, connections *atomic.Int32) {
	t.Helper()
	connections = new(atomic.Int32)
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // of the connection that only proves it is there
	server.StartTLS()
	t.Cleanup(server.Close)
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	host := net.JoinHostPort("rebinding.example.org", port)

	dns := &nameServer{answers: [][4]byte{{127, 0, 0, 1}}}
	unguarded := net.Dialer{Timeout: time.Second, Resolver: dns.resolver()}
	c, err := unguarded.DialContext(t.Context(), "tcp", host)
	if err != nil {
		t.Fatalf("without a guard the server can't be reached, so the test proves nothing: %v", err)
	}
	c.Close()
	for connections.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	connections.Store(0)
	return "https://" + host + "/", connections
}

// The environment's proxy would resolve names out of sight.
func TestNoProxy(t *testing.T) {
	if Public().(*http.Transport).Proxy != nil {
		t.Error("proxies of the environment are used")
	}
}

// A nameServer answers each look at a name with the next of its addresses.
type nameServer struct {
	answers [][4]byte
	asked   atomic.Int32
}

func (s *nameServer) resolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go s.serve(server)
		return client, nil
	}}
}

// serve speaks DNS over TCP (RFC 1035, 4.2.2), as net.Resolver does to a connection
// that is no datagram's.
func (s *nameServer) serve(c net.Conn) {
	defer c.Close()
	for {
		var size [2]byte
		if _, err := c.Read(size[:]); err != nil {
			return
		}
		query := make([]byte, binary.BigEndian.Uint16(size[:]))
		if _, err := c.Read(query); err != nil {
			return
		}
		reply := s.reply(query)
		c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(reply))), reply...))
	}
}

func (s *nameServer) reply(query []byte) []byte {
	end := 12
	for query[end] != 0 {
		end += 1 + int(query[end])
	}
	end += 5 // the root, type and class
	reply := append([]byte(nil), query[:end]...)
	copy(reply[2:12], []byte{0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0})
	if binary.BigEndian.Uint16(query[end-4:]) != 1 { // type A
		return reply
	}
	n := int(s.asked.Add(1)) - 1
	answer := s.answers[n%len(s.answers)]
	reply[7] = 1
	reply = append(reply, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4)
	return append(reply, answer[:]...)
}

func TestReason(t *testing.T) {
	for want, err := range map[string]error{
		"no such host": &net.DNSError{Err: "no such host", Name: "x", Server: "10.0.0.1:53", IsNotFound: true},
		"the name of the host could not be looked up": &net.DNSError{Err: "server misbehaving", Server: "10.0.0.1:53"},
		"no answer in time":                           context.DeadlineExceeded,
		"the connection failed":                       errors.New("read tcp 192.168.1.7:50000: reset"),
	} {
		if got := reason(err); got != want {
			t.Errorf("%v is worded %q, want %q", err, got, want)
		}
	}
}
