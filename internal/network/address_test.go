package network

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hostile are texts that a careless encoder loses, splits or doubles.
var hostile = []string{
	"R&D + 100% #1",
	"a=b&c=d;e?f/g\\h",
	"+ %2B %20 %zz % %%",
	`"double" 'single' «guillemets» “curly”`,
	"<script>alert(1)</script> ]]> --> {text} ${url}",
	"line\nnext\n\nlast\n",
	"old\rMac, DOS\r\nand\r\n\rboth",
	"tab\tand\u00A0spaces\u3000and\u200Bnone",
	"\u2028line and paragraph\u2029",
	"مرحبا بالعالم ١٢٣ \u200Fיחד\u202E",
	"👨‍👩‍👧‍👦 🇫🇷 1️⃣ 👍🏽 𠮷",
	"e\u0301 é ﬁ Å",
	"nul \x00 bell \x07 escape \x1b",
	"bad \xff\xfe\xc3( bytes",
	"https://example.org/a?b=c&d=%C3%A9#e",
	"\r\nBcc: everybody@example.org\r\n\r\nbody",
	strings.Repeat("0123456789", 1000),
	strings.Repeat("日本語 & ", 1500),
}

// sent is the text a network is to receive.
func sent(text string, crlf bool) string {
	text = string([]rune(text)) // a byte that is not UTF-8 is U+FFFD
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// decode reads an address as RFC 3986 says, without help from net/url: what
// follows ? or # is split at &, then at the first =, then percent-decoded. It
// fails on what is not ASCII or a literal plus.
func decode(t *testing.T, address string) map[string]string {
	t.Helper()
	values := map[string]string{}
	start := strings.IndexAny(address, "?#")
	if start < 0 {
		t.Fatalf("%.80s has no parameters", address)
	}
	for _, pair := range strings.Split(address[start+1:], "&") {
		name, value, found := strings.Cut(pair, "=")
		if _, twice := values[name]; !found || twice {
			t.Fatalf("%.80s: parameter %.20q", address, pair)
		}
		values[name] = percentDecode(t, value)
	}
	return values
}

func percentDecode(t *testing.T, s string) string {
	t.Helper()
	const digits = "0123456789ABCDEF"
	var decoded []byte
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b == '%' && i+2 < len(s):
			high, low := strings.IndexByte(digits, s[i+1]), strings.IndexByte(digits, s[i+2])
			if high < 0 || low < 0 {
				t.Fatalf("%q is no percent code", s[i:i+3])
			}
			decoded = append(decoded, byte(high<<4|low))
			i += 2
		case b <= ' ' || b >= 0x7F || strings.IndexByte(`+"'<>#?/:@`, b) >= 0:
			t.Fatalf("%q stands bare", b)
		default:
			decoded = append(decoded, b)
		}
	}
	return string(decoded)
}

// received names the parameters of each network that hold text, link, title and
// image, and says what stands in the others.
var received = map[string]struct {
	text, link, title, image string
	others                   map[string]string
}{
	"linkedin":  {link: "url"},
	"x":         {text: "text", link: "url"},
	"facebook":  {link: "u"},
	"bluesky":   {text: "text"},
	"mastodon":  {text: "text"},
	"threads":   {text: "text", link: "url"},
	"whatsapp":  {text: "text"},
	"telegram":  {text: "text", link: "url"},
	"reddit":    {link: "url", title: "title"},
	"teams":     {text: "msgText", link: "href"},
	"email":     {text: "body", title: "subject"},
	"line":      {text: "text", link: "url"},
	"pinterest": {text: "description", link: "url", image: "media"},
	"tumblr": {text: "caption", link: "canonicalUrl", title: "title",
		others: map[string]string{"posttype": "link", "content": sharedLink}},
	"hackernews": {link: "u", title: "t"},
	"xing":       {link: "url"},
}

const sharedLink = "https://example.com/a b/é?utm_source=x&utm_content=p.fr.abcde&q=1+1%2B#part"

func TestAddressArrivesWhole(t *testing.T) {
	const image = "https://example.org/hub/media/5464533c9647b67e.png"
	for _, n := range All {
		if n.Carries() == Nothing {
			continue
		}
		names := received[n.Name]
		for _, text := range hostile {
			address := n.Address(Handover{Text: text, URL: sharedLink, Title: text, Image: image})
			want := map[string]string{
				names.text:  sent(text, n.CRLF),
				names.link:  sharedLink,
				names.title: strings.Join(strings.Fields(sent(text, false)), " "),
				names.image: image,
			}
			maps.Copy(want, names.others)
			delete(want, "")
			if diff := cmp.Diff(want, decode(t, address)); diff != "" {
				t.Errorf("%s receives\n%.400s", n.Name, diff)
			}
		}
	}
}

func TestAddressWithoutComposer(t *testing.T) {
	for _, name := range []string{"instagram", "tiktok"} {
		n, _ := Find(name)
		if address := n.Address(Handover{Text: "text", URL: "https://example.org"}); address != "" {
			t.Errorf("%s: found %s, want nothing", name, address)
		}
	}
}
