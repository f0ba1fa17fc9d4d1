package targets

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// patience is how long a server has for its whole answer.
const patience = 15 * time.Second

// Public returns a transport that reaches the public internet alone.
//
// The address is looked at when the connection is made, after the name has been
// resolved, and it is that very address which is dialled: a name that is public at
// first and private a moment later (DNS rebinding) is refused like any other.
func Public() http.RoundTripper { return publicOnly(&net.Dialer{Timeout: patience}) }

func publicOnly(dialer *net.Dialer) *http.Transport {
	dialer.Control = refusePrivate
	return &http.Transport{
		Proxy:                  nil,
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    patience,
		ResponseHeaderTimeout:  patience,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        2 * patience,
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

// translated holds IPv4 addresses in its last four bytes (RFC 6052); networks without
// IPv4 reach it so.
var translated = netip.MustParsePrefix("64:ff9b::/96")

// reserved are the ranges that lead nowhere public, or to an address hidden inside
// another (IANA's special-purpose registries); those package netip knows are not among
// them.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // carriers' own
	netip.MustParsePrefix("192.0.0.0/24"),    // protocols
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // for the future, and broadcast
	netip.MustParsePrefix("::/96"),           // IPv4-compatible
	netip.MustParsePrefix("64:ff9b:1::/48"),  // local translation
	netip.MustParsePrefix("100::/64"),        // discard
	netip.MustParsePrefix("2001::/23"),       // protocols, Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // 6to4
	netip.MustParsePrefix("3fff::/20"),       // documentation
	netip.MustParsePrefix("5f00::/16"),       // segment routing
	netip.MustParsePrefix("fec0::/10"),       // sites' own, once
}

// isPublic reports whether an address is one of the public internet.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if translated.Contains(a) {
		whole := a.As16()
		a = netip.AddrFrom4([4]byte(whole[12:]))
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.Zone() != "" {
		return false
	}
	for _, prefix := range reserved {
		if prefix.Contains(a) {
			return false
		}
	}
	return true
}
