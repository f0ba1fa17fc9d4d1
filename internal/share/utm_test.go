package share_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/share"
)

func tagging(domains ...string) *config.Settings {
	return &config.Settings{Domains: domains, UTM: config.UTM{
		Source: "{network}", Medium: "social", Campaign: "{campaign}", Content: "{post}.{lang}.{text}"}}
}

var facts = config.Facts{Network: "x", Campaign: "c", Post: "p", Lang: "fr", Text: "a"}

const all = "utm_source=x&utm_medium=social&utm_campaign=c&utm_content=p.fr.a"

func TestTag(t *testing.T) {
	for _, test := range []struct{ name, link, want string }{
		{"no query", "https://example.org/a", "https://example.org/a?" + all},
		{"no path", "https://example.org", "https://example.org?" + all},
		{"subdomain", "http://www.Example.org:8080/", "http://www.Example.org:8080/?" + all},
		{"international domain", "https://www.exämple.com/", "https://www.exämple.com/?" + all},
		{"the same in punycode", "https://xn--exmple-cua.com/", "https://xn--exmple-cua.com/?" + all},
		{"query", "https://example.org/?b=2&a=1", "https://example.org/?b=2&a=1&" + all},
		{"query that no parser keeps", "https://example.org/?q=%zz;x&&=&bare&ü=%C3%BC+a b", "https://example.org/?q=%zz;x&&=&bare&ü=%C3%BC+a b&" + all},
		{"empty query", "https://example.org/?", "https://example.org/?" + all},
		{"query that ends in &", "https://example.org/?a&", "https://example.org/?a&" + all},
		{"fragment", "https://example.org/#a?b=c", "https://example.org/?" + all + "#a?b=c"},
		{"empty fragment", "https://example.org/?a=1#", "https://example.org/?a=1&" + all + "#"},
		{"text fragment", "https://example.org/#:~:text=a,b", "https://example.org/?" + all + "#:~:text=a,b"},
		{"author's own key", "https://example.org/?utm_medium=paper", "https://example.org/?utm_medium=paper&utm_source=x&utm_campaign=c&utm_content=p.fr.a"},
		{"in capitals", "https://example.org/?UTM_Source=me&utm_medium", "https://example.org/?UTM_Source=me&utm_medium&utm_campaign=c&utm_content=p.fr.a"},
		{"escaped", "https://example.org/?utm%5Fsource=me", "https://example.org/?utm%5Fsource=me&utm_medium=social&utm_campaign=c&utm_content=p.fr.a"},
		{"key inside a value", "https://example.org/?next=utm_source=x", "https://example.org/?next=utm_source=x&" + all},
		{"all tagged", "https://example.org/?" + all, "https://example.org/?" + all},

		{"somebody else's", "https://example.net/", "https://example.net/"},
		{"somebody else's behind our name", "https://example.org@example.net/", "https://example.org@example.net/"},
		{"our name in a path", "https://example.net/example.org", "https://example.net/example.org"},
		{"mailto", "mailto:a@example.org", "mailto:a@example.org"},
		{"tel", "tel:+212500000000", "tel:+212500000000"},
		{"fragment alone", "#top", "#top"},
		{"relative", "/a?b", "/a?b"},
		{"no scheme", "//example.org/", "//example.org/"},
		{"other scheme", "ftp://example.org/", "ftp://example.org/"},
		{"opaque", "https:example.org", "https:example.org"},
		{"no link", "https://exa mple.org/ %", "https://exa mple.org/ %"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := share.Tag(tagging("example.org", "xn--exmple-cua.com"), test.link, facts); got != test.want {
				t.Errorf("%q tagged is\n%q, want\n%q", test.link, got, test.want)
			}
		})
	}
}

func TestMailIsFiledAsMail(t *testing.T) {
	s := tagging("example.org")
	s.UTM.Medium = "referral"
	for network, want := range map[string]string{"email": "email", "whatsapp": "referral"} {
		f := facts
		f.Network = network
		if got := share.Tag(s, "https://example.org/", f); !strings.Contains(got, "utm_medium="+want+"&") {
			t.Errorf("on %s the link is %s", network, got)
		}
	}
}

var safeTag = regexp.MustCompile(`^utm_(source|medium|campaign|content)=[a-z0-9._-]*$`)

// FuzzTag: tagging twice changes nothing; query and fragment stay byte for byte; no
// key stands twice; values are safe whatever the facts are.
func FuzzTag(f *testing.F) {
	f.Add("https://example.org/?a=1#b", "Post é", "text")
	f.Add("https://www.example.org?utm_Source=x&utm%5fmedium=", "p", "a&b=c")
	f.Add("https://example.net/?q", "", "#")
	s := tagging("example.org")
	f.Fuzz(func(t *testing.T, link, post, text string) {
		facts := config.Facts{Network: "x", Campaign: "c", Post: post, Lang: "fr", Text: text}
		tagged := share.Tag(s, link, facts)
		if again := share.Tag(s, tagged, facts); again != tagged {
			t.Fatalf("%q, tagged again %q", tagged, again)
		}
		head, fragment, _ := strings.Cut(link, "#")
		added, found := strings.CutPrefix(tagged, head)
		if !found {
			t.Fatalf("%q became %q", link, tagged)
		}
		added, rest, _ := strings.Cut(added, "#")
		if rest != fragment || strings.Contains(link, "#") != strings.Contains(tagged, "#") {
			t.Fatalf("fragment of %q became %q", link, rest)
		}
		checkAdded(t, head, strings.TrimLeft(added, "?&"))
	})
}

// checkAdded wants in all every key once, where anything was added.
func checkAdded(t *testing.T, head, added string) {
	if added == "" {
		return
	}
	_, query, _ := strings.Cut(head, "?")
	keys := keysOf(query)
	for pair := range strings.SplitSeq(added, "&") {
		if !safeTag.MatchString(pair) {
			t.Errorf("%q was added", pair)
		}
		key, _, _ := strings.Cut(pair, "=")
		if keys[key] {
			t.Errorf("%s stands twice in %s", key, head+" "+added)
		}
		keys[key] = true
	}
	for _, key := range []string{"utm_source", "utm_medium", "utm_campaign", "utm_content"} {
		if !keys[key] {
			t.Errorf("%q with %q lacks %s", head, added, key)
		}
	}
}

func keysOf(query string) map[string]bool {
	keys := map[string]bool{}
	for pair := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(key); err == nil {
			key = decoded
		}
		for _, known := range []string{"utm_source", "utm_medium", "utm_campaign", "utm_content"} {
			if strings.EqualFold(key, known) {
				keys[known] = true
			}
		}
	}
	return keys
}
