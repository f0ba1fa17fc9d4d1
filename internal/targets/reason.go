package targets

import (
	"crypto/tls"
	"errors"
	"net"
	"syscall"
)

// reason words an error for the file: without what it says of the machine that asked,
// such as the address of its name server, and the same on each.
func reason(err error) string {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var slow net.Error
	switch {
	case errors.Is(err, errRefused), errors.Is(err, errTooFar):
		return own(err).Error()
	case errors.As(err, &dns) && dns.IsNotFound:
		return "no such host"
	case errors.As(err, &dns):
		return "the name of the host could not be looked up"
	case errors.As(err, &certificate):
		return "its certificate is not valid"
	case errors.As(err, &slow) && slow.Timeout():
		return "no answer in time"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "the connection was refused"
	}
	return "the connection failed"
}

// own is the error as this package said it, without what others put around it.
func own(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil || inner == errRefused {
			return err
		}
		err = inner
	}
}
