package targets

import "net/netip"

// isPublic reports whether an address is one of the public internet, at which a page
// may stand.
//
// Of IPv6 that is only what IANA has begun to hand out, 2000::/3 (registry
// ipv6-address-space), or an IPv4 address that is translated, which has to be a public
// one itself: machines without IPv4 reach it so.
func isPublic(a netip.Addr) bool {
	if a.Zone() != "" {
		return false // what a zone names is this machine's
	}
	if translated.Contains(a) {
		whole := a.As16()
		a = netip.AddrFrom4([4]byte(whole[12:]))
	}
	a = a.Unmap()
	if !a.Is4() && !allocated.Contains(a) {
		return false
	}
	for _, block := range special {
		if block.Contains(a) {
			return false
		}
	}
	return true
}

var (
	translated = netip.MustParsePrefix("64:ff9b::/96") // RFC 6052: IPv4 in the last four bytes
	allocated  = netip.MustParsePrefix("2000::/3")
)

// special are the blocks of IANA's registries iana-ipv4-special-registry and
// iana-ipv6-special-registry, as of 2025-10-09, as far as they are not within another or
// beyond what isPublic looks at, and multicast. No exception is made for the few that
// can be reached from everywhere: what answers there belongs to a network, such as its
// nearest translator at 192.0.0.9, and is no page.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),         // this network
	netip.MustParsePrefix("10.0.0.0/8"),        // private
	netip.MustParsePrefix("100.64.0.0/10"),     // carriers' own
	netip.MustParsePrefix("127.0.0.0/8"),       // this machine
	netip.MustParsePrefix("169.254.0.0/16"),    // this link
	netip.MustParsePrefix("172.16.0.0/12"),     // private
	netip.MustParsePrefix("192.0.0.0/24"),      // protocols
	netip.MustParsePrefix("192.0.2.0/24"),      // documentation
	netip.MustParsePrefix("192.31.196.0/24"),   // AS112
	netip.MustParsePrefix("192.52.193.0/24"),   // multicast tunnels
	netip.MustParsePrefix("192.88.99.0/24"),    // 6to4 relays
	netip.MustParsePrefix("192.168.0.0/16"),    // private
	netip.MustParsePrefix("192.175.48.0/24"),   // AS112
	netip.MustParsePrefix("198.18.0.0/15"),     // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"),   // documentation
	netip.MustParsePrefix("203.0.113.0/24"),    // documentation
	netip.MustParsePrefix("224.0.0.0/4"),       // multicast
	netip.MustParsePrefix("240.0.0.0/4"),       // for the future, and broadcast
	netip.MustParsePrefix("2001::/23"),         // protocols, Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),     // documentation
	netip.MustParsePrefix("2002::/16"),         // 6to4, which has an IPv4 address in it
	netip.MustParsePrefix("2620:4f:8000::/48"), // AS112
	netip.MustParsePrefix("3fff::/20"),         // documentation
}
