package targets

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"syscall"
	"testing"
)

func TestReason(t *testing.T) {
	for want, err := range map[string]error{
		"no such host": &net.DNSError{Err: "no such host", Name: "x", Server: "10.0.0.1:53", IsNotFound: true},
		"the name of the host could not be looked up": &net.DNSError{Err: "server misbehaving", Server: "10.0.0.1:53"},
		"no answer in time":                           context.DeadlineExceeded,
		"its certificate is not valid":                &tls.CertificateVerificationError{Err: errors.New("for 192.168.1.7")},
		"the connection was refused":                  &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED},
		"the connection failed":                       &net.OpError{Op: "read", Err: errors.New("192.168.1.7:50000: reset")},
		"not asked: 127.0.0.1 is no address of the public internet": &net.OpError{Op: "dial",
			Err: refusePrivate("tcp4", "127.0.0.1:443", nil)},
	} {
		if got := reason(err); got != want {
			t.Errorf("%v is worded %q, want %q", err, got, want)
		}
	}
}
