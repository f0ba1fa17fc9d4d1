package targets

import (
	"net/http"
	"net/url"
	"testing"
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
		"https://intranet/", "https://printer.local/", "https://metadata.google.internal/", "https://router.home.arpa/", "https://אa.example.org/",
		"https://x.onion/",
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
