package share_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

var hostile = []string{
	"a & b + c % d # e \" f ' g < h > i = j ? k",
	"100 %25 of %zz &amp; +%2B",
	"line\nline\n\nline",
	"Arabic العربية 123 and עברית",
	"👩🏾‍💻 🇲🇦 ❤️ 1️⃣",
	"separators \u2028 \u2029 \u00a0 \u200f \ufeff",
	"{text} {url} {{.Title}} ${x} %s",
	"</script><img src=x onerror=alert(1)> javascript:alert(1)",
	"\\ ` | ~ ^ ; , : @ ! * ( ) [ ]",
	"#Rabat ##  # ",
	"",
}

func everyNetwork() *config.Settings {
	return &config.Settings{
		Networks: network.All, Languages: []string{"en"}, Domains: []string{"example.org"},
		Disclosures:       map[string]map[string]config.Disclosure{"d": {"en": {Long: "I work & live +1 %", Short: "#é"}}},
		DefaultDisclosure: "d",
		UTM:               config.UTM{Source: "{network}", Medium: "social", Campaign: "{campaign}", Content: "{post}.{lang}.{text}", DefaultCampaign: "c"},
	}
}

// The words survive byte for byte into the text, and text and link into the intent.
func TestHostileTextsSurvive(t *testing.T) {
	for _, words := range hostile {
		for _, got := range share.Of(everyNetwork(), &content.Library{}, unwritten("en", words), "en") {
			if !strings.HasPrefix(got.Text, words) || !strings.Contains(got.Text, "\n\n") {
				t.Errorf("%s: words %q became %q", got.Network, words, got.Text)
			}
			n, _ := network.Find(got.Network)
			values := decode(t, got.URL)
			if n.Carries() == network.TextAndLink && !values[got.Text] {
				t.Errorf("%s: %q does not carry %q", got.Network, got.URL, got.Text)
			}
			if n.Carries() != network.Nothing && !n.LinkInText() && !values[got.Link] {
				t.Errorf("%s: %q does not carry %q", got.Network, got.URL, got.Link)
			}
			if n.LinkInText() && !strings.HasSuffix(got.Text, "\n"+got.Link) {
				t.Errorf("%s: text %q does not end in the link", got.Network, got.Text)
			}
		}
	}
}

// decode returns every value in the query or fragment of an address, with the line
// breaks of mail made those of texts.
func decode(t *testing.T, address string) map[string]bool {
	t.Helper()
	values := map[string]bool{}
	_, query, _ := strings.Cut(address, "?")
	if _, fragment, found := strings.Cut(address, "#"); found {
		query = fragment
	}
	for pair := range strings.SplitSeq(query, "&") {
		_, escaped, _ := strings.Cut(pair, "=")
		value, err := url.PathUnescape(escaped)
		if err != nil {
			t.Errorf("%s: %v", address, err)
		}
		values[strings.ReplaceAll(value, "\r\n", "\n")] = true
	}
	return values
}
