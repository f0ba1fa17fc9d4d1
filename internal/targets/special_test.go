package targets

import (
	"net/netip"
	"strings"
	"testing"
)

// registry is IANA's Special-Purpose Address Registries, of 2025-10-09: each block and
// whether it is globally reachable.
// www.iana.org/assignments/iana-ipv4-special-registry
// www.iana.org/assignments/iana-ipv6-special-registry
const registry = `
0.0.0.0/8          False  "This network"
0.0.0.0/32         False  "This host on this network"
10.0.0.0/8         False  Private-Use
100.64.0.0/10      False  Shared Address Space
127.0.0.0/8        False  Loopback
169.254.0.0/16     False  Link Local
172.16.0.0/12      False  Private-Use
192.0.0.0/24       False  IETF Protocol Assignments
192.0.0.0/29       False  IPv4 Service Continuity Prefix
192.0.0.8/32       False  IPv4 dummy address
192.0.0.9/32       True   Port Control Protocol Anycast
192.0.0.10/32      True   Traversal Using Relays around NAT Anycast
192.0.0.170/32     False  NAT64/DNS64 Discovery
192.0.0.171/32     False  NAT64/DNS64 Discovery
192.0.2.0/24       False  Documentation (TEST-NET-1)
192.31.196.0/24    True   AS112-v4
192.52.193.0/24    True   AMT
192.88.99.0/24     N/A    Deprecated (6to4 Relay Anycast)
192.168.0.0/16     False  Private-Use
192.175.48.0/24    True   Direct Delegation AS112 Service
198.18.0.0/15      False  Benchmarking
198.51.100.0/24    False  Documentation (TEST-NET-2)
203.0.113.0/24     False  Documentation (TEST-NET-3)
240.0.0.0/4        False  Reserved
255.255.255.255/32 False  Limited Broadcast
::1/128            False  Loopback Address
::/128             False  Unspecified Address
64:ff9b:1::/48     False  IPv4-IPv6 Translat.
100::/64           False  Discard-Only Address Block
100:0:0:1::/64     False  Dummy IPv6 Prefix
2001::/23          False  IETF Protocol Assignments
2001::/32          N/A    TEREDO
2001:1::1/128      True   Port Control Protocol Anycast
2001:1::2/128      True   Traversal Using Relays around NAT Anycast
2001:1::3/128      True   DNS-SD Service Registration Protocol Anycast
2001:2::/48        False  Benchmarking
2001:3::/32        True   AMT
2001:4:112::/48    True   AS112-v6
2001:10::/28       N/A    Deprecated (previously ORCHID)
2001:20::/28       True   ORCHIDv2
2001:30::/28       True   Drone Remote ID Protocol Entity Tags (DETs) Prefix
2001:db8::/32      False  Documentation
2002::/16          N/A    6to4
2620:4f:8000::/48  True   Direct Delegation AS112 Service
3fff::/20          False  Documentation
5f00::/16          False  Segment Routing (SRv6) SIDs
fc00::/7           False  Unique-Local
fe80::/10          False  Link-Local Unicast
`

// Not in the table above is what leads to an IPv4 address, ::ffff:0:0/96 and the
// translated 64:ff9b::/96, which is globally reachable: see TestIPv4WithinIPv6.
func TestNothingSpecialIsPublic(t *testing.T) {
	for row := range strings.Lines(strings.TrimPrefix(registry, "\n")) {
		block := netip.MustParsePrefix(strings.Fields(row)[0])
		for _, a := range []netip.Addr{block.Addr(), lastOf(block)} {
			if isPublic(a) {
				t.Errorf("%s is public, of %s", a, row)
			}
		}
	}
}

// lastOf is the last address of a block.
func lastOf(block netip.Prefix) netip.Addr {
	b := block.Addr().AsSlice()
	for bit := block.Bits(); bit < 8*len(b); bit++ {
		b[bit/8] |= 0x80 >> (bit % 8)
	}
	last, _ := netip.AddrFromSlice(b)
	return last
}

// The neighbours of what is special are not.
func TestPublicAddresses(t *testing.T) {
	for _, text := range strings.Fields(`
		1.0.0.0 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0
		169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.0.1.255 192.0.3.0
		192.31.195.255 192.31.197.0 192.52.192.255 192.52.194.0 192.88.98.255 192.88.100.0 192.167.255.255
		192.169.0.0 192.175.47.255 192.175.49.0 198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0
		203.0.112.255 203.0.114.0 223.255.255.255
		2000:: 2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff 2001:200:: 2001:db7:ffff:ffff:: 2001:db9:: 2003::
		2606:2800:220:1:248:1893:25c8:1946 2620:4f:7fff:ffff:: 2620:4f:8001:: 3ffe:ffff:: 3fff:1000::
		3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
	`) {
		if !isPublic(netip.MustParseAddr(text)) {
			t.Errorf("%s is not public", text)
		}
	}
}

// What no registry has handed out, multicast, and what once was for sites alone.
func TestOtherAddressesAreNotPublic(t *testing.T) {
	for _, text := range strings.Fields(`
		224.0.0.0 239.255.255.255
		::2 ::7f00:1 ::5db8:d822 ::1:2:3 ::ffff:0:7f00:1 ::ffff:0:5db8:d822 64:ff9b:2::1 64:ff9b::1:5db8:d822
		100:0:0:2:: 200:: 1fff:ffff:: 4000:: 4000::1 6000::1 8000::1 e000::1 fe00:: fec0::1 ff02::1 ff0e::1
	`) {
		if isPublic(netip.MustParseAddr(text)) {
			t.Errorf("%s is public", text)
		}
	}
	if isPublic(netip.Addr{}) {
		t.Error("no address at all is public")
	}
}

// What has an IPv4 address in it leads there, or nowhere.
func TestIPv4WithinIPv6(t *testing.T) {
	for text, want := range map[string]bool{
		"::ffff:93.184.216.34": true, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:169.254.169.254": false,
		"64:ff9b::93.184.216.34": true, "64:ff9b::127.0.0.1": false, "64:ff9b::10.0.0.1": false,
		"64:ff9b::169.254.169.254": false, "64:ff9b::": false, "64:ff9b::255.255.255.255": false,
		"2002:5db8:d822::": false, "2002:7f00:1::": false, "2002:c0a8:101::1": false,
		"2001:0:5db8:d822::1": false, "2001:0:7f00:1::": false,
	} {
		if got := isPublic(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s is public: %t, want %t", text, got, want)
		}
	}
}

// A zone names an interface of this machine.
func TestZonesAreNotPublic(t *testing.T) {
	for _, text := range []string{
		"fe80::1", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822", "::ffff:93.184.216.34",
	} {
		if isPublic(netip.MustParseAddr(text).WithZone("eth0")) {
			t.Errorf("%s is public with a zone", text)
		}
	}
}
