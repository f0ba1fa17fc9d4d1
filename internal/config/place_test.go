package config_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/config"
)

// Names of examples lead nowhere, also below them; names that only look like them are
// somebody's.
func TestReserved(t *testing.T) {
	for host, want := range map[string]bool{
		"hub.example.com": true, "example.org": true, "EXAMPLE.net": true, "example.com.": true, "share.example": true,
		"hub.test": true, "a.invalid": true, "localhost": true, "hub.localhost": true,
		"hub.acme.com": false, "myexample.com": false, "example.com.acme.org": false, "example.fr": false,
		"test.acme.com": false, "acme.github.io": false, "intranet": false, "": false,
	} {
		if got := config.Reserved(host); got != want {
			t.Errorf("Reserved(%q) = %t", host, got)
		}
	}
}
