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
	"sync/atomic"
	"testing"
	"time"
)

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
