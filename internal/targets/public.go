package targets

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
)

// Public returns a transport that reaches the public internet alone.
//
// The address is looked at when the connection is made, after the name has been
// resolved, and it is that very address which is dialled: a name that is public at
// first and private a moment later (DNS rebinding) is refused like any other. How long it
// may take is for the request's context to say.
func Public() http.RoundTripper { return publicOnly(new(net.Dialer)) }

func publicOnly(dialer *net.Dialer) *http.Transport {
	dialer.Control = refusePrivate
	return &http.Transport{
		Proxy:                  nil,
		DialContext:            dialer.DialContext,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        maxWait,
		ForceAttemptHTTP2:      true,
	}
}

// refusePrivate is called by net.Dialer with the address that it will connect to.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %q is no address", errRefused, address)
	}
	if !isPublic(to.Addr()) {
		return fmt.Errorf("%w: %s is no address of the public internet", errRefused, to.Addr())
	}
	return nil
}
