package share_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// on returns the first share of the hub's post on a network.
func (h hub) on(t testing.TB, name string) share.Share {
	t.Helper()
	s, l, p := h.read(t)
	for _, share := range share.Of(s, l, p, "en") {
		if share.Network == name {
			return share
		}
	}
	t.Fatalf("there is no share for %s", name)
	return share.Share{}
}

const words = "A new region.\n\n#Rabat #Cloud\nI work for Example."

func link(network, medium string) string {
	return "https://www.example.org/news?id=7&utm_source=" + network + "&utm_medium=" + medium +
		"&utm_campaign=rabat&utm_content=region.en.plain#top"
}

// What each kind of network gets: the link beside the words, alone, inside them, or
// nothing at all.
func TestOf(t *testing.T) {
	tests := []struct {
		network, text, link, url string
		count                    int
	}{
		{"linkedin", words, link("linkedin", "social"),
			"https://www.linkedin.com/sharing/share-offsite/?url=" + escaped(link("linkedin", "social")), len(words)},
		{"x", words, link("x", "social"),
			"https://x.com/intent/tweet?text=" + escaped(words) + "&url=" + escaped(link("x", "social")), len(words) + 1 + 23},
		{"mastodon", words + "\n" + link("mastodon", "social"), link("mastodon", "social"),
			"https://share.joinmastodon.org/#text=" + escaped(words+"\n"+link("mastodon", "social")), len(words) + 1 + 23},
		{"email", words + "\n" + link("email", "email"), link("email", "email"),
			"mailto:?subject=Our%20region%20opens&body=" + strings.ReplaceAll(escaped(words+"\n"+link("email", "email")), "%0A", "%0D%0A"),
			len(words + "\n" + link("email", "email"))},
		{"instagram", words, link("instagram", "social"), "", len(words)},
	}
	for _, test := range tests {
		t.Run(test.network, func(t *testing.T) {
			n, _ := network.Find(test.network)
			want := share.Share{
				Post: "region", Lang: "en", Network: test.network, Name: "plain", Text: test.text, Count: test.count,
				Limit: n.Limit, Unit: n.Unit, Fits: true, Link: test.link, Target: test.link, URL: test.url, Disclosed: share.Long,
			}
			if diff := cmp.Diff(want, newHub().on(t, test.network)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// escaped is RFC 3986 for the few characters of these tests.
func escaped(s string) string {
	return strings.NewReplacer("%", "%25", " ", "%20", "\n", "%0A", "#", "%23", ":", "%3A", "/", "%2F", "?", "%3F",
		"=", "%3D", "&", "%26").Replace(s)
}

func TestOrder(t *testing.T) {
	h := newHub().with(t, postFile, "    - {id: plain, text: A new region.}\n",
		"    - {id: b, text: Bee.}\n    - {id: a, text: Ay.}\n  x:\n    - {id: short, text: Ex.}\n")
	s, l, p := h.read(t)
	var got []string
	for _, share := range share.Of(s, l, p, "en") {
		got = append(got, share.Network+" "+share.Name)
	}
	want := []string{"linkedin b", "linkedin a", "x short", "mastodon b", "mastodon a", "email b", "email a",
		"instagram b", "instagram a"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTextWithoutIDIsNamedByItsWords(t *testing.T) {
	h := newHub().with(t, postFile, "{id: plain, text: A new region.}", "A new region.")
	one := h.on(t, "x").Name
	h = h.with(t, postFile, "    - A new", "    - One on top.\n    - A new")
	s, l, p := h.read(t)
	if all := share.Of(s, l, p, "en"); len(one) != 5 || all[1].Name != one || all[0].Name == one {
		t.Errorf("names are %s alone, then %s and %s", one, all[0].Name, all[1].Name)
	}
}

func TestNothingToShare(t *testing.T) {
	h := newHub().with(t, postFile, "link: https://www.example.org/news?id=7#top\n", "")
	s, l, p := h.read(t)
	if shares := share.Of(s, l, p, "en"); shares != nil {
		t.Errorf("a post without link has shares %v", shares)
	}
	if shares := share.Of(s, l, p, "fr"); shares != nil {
		t.Errorf("a language it is not written in has shares %v", shares)
	}
}

// The parts that are there, and only they, have a line each.
func TestLines(t *testing.T) {
	const body = "A new region."
	for _, test := range []struct{ name, hashtags, campaign, disclosure, want string }{
		{"all", "[Cloud]", "rabat", "standard", body + "\n\n#Cloud #RABAT\nI work for Example.\nLINK"},
		{"campaign's hashtag", "[]", "rabat", "none", body + "\n\n#RABAT\nLINK"},
		{"disclosure", "[]", "''", "standard", body + "\n\nI work for Example.\nLINK"},
		{"link", "[]", "''", "none", body + "\n\nLINK"},
		{"same hashtags", "[Rabat, rabat, café, CAFÉ]", "rabat", "none", body + "\n\n#Rabat #café\nLINK"},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := newHub().with(t, postFile, "hashtags: [Rabat, Cloud]", "hashtags: "+test.hashtags+"\ndisclosure: "+test.disclosure).
				with(t, postFile, "campaign: rabat", "campaign: "+test.campaign)
			got := h.on(t, "mastodon")
			if text := strings.ReplaceAll(got.Text, got.Link, "LINK"); text != test.want {
				t.Errorf("text is %q, want %q", text, test.want)
			}
		})
	}
}

func TestHashtagsInTheWordsAreNotRepeated(t *testing.T) {
	for words, want := range map[string]string{
		"Hello":                     "#Rabat #Cloud",
		"In #rabat, at last":        "#Cloud",
		"#RABAT #cloud":             "",
		"#Rabatais and #Cloud_9":    "#Rabat #Cloud",
		"Rabat and cloud":           "#Rabat #Cloud",
		"See https://a.test/#Cloud": "#Rabat",
	} {
		h := newHub().with(t, postFile, "A new region.", "'"+words+"'").with(t, postFile, "campaign: rabat", "disclosure: none")
		text := h.on(t, "instagram").Text
		if line := strings.TrimPrefix(strings.TrimPrefix(text, words), "\n\n"); line != want {
			t.Errorf("below %q stands %q, want %q", words, line, want)
		}
	}
}

// The long form stands up to the last character that fits, then the short one.
func TestDisclosureSwitchesAtTheLimit(t *testing.T) {
	h := func(length int) hub {
		return newHub().with(t, postFile, "A new region.", strings.Repeat("a", length)).
			with(t, postFile, "campaign: rabat\nhashtags: [Rabat, Cloud]\n", "")
	}
	const long, short, linked = len("\n\nI work for Example."), len("\n\n#ExampleStaff"), 1 + 23
	for _, test := range []struct {
		length int
		form   share.Form
		fits   bool
	}{
		{280 - linked - long, share.Long, true},
		{280 - linked - long + 1, share.Short, true},
		{280 - linked - short, share.Short, true},
		{280 - linked - short + 1, share.Short, false},
	} {
		got := h(test.length).on(t, "x")
		if got.Disclosed != test.form || got.Fits != test.fits || got.Fits != (got.Count <= got.Limit) {
			t.Errorf("with %d characters it is %v, fits %v, counts %d of %d", test.length, got.Disclosed, got.Fits,
				got.Count, got.Limit)
		}
		if !strings.Contains(got.Text, map[share.Form]string{share.Long: "I work", share.Short: "#ExampleStaff"}[test.form]) {
			t.Errorf("the disclosure is missing in %q", got.Text)
		}
	}
}

// Bytes are a limit of their own: few characters may be many bytes.
func TestBytesLimit(t *testing.T) {
	h := newHub().with(t, "site/hub.yaml", "[linkedin, x, mastodon, email, instagram]", "[bluesky]").
		with(t, postFile, "A new region.", strings.Repeat("👩🏾\u200d❤️\u200d💋\u200d👨🏻", 100))
	if got := h.on(t, "bluesky"); got.Fits || got.Count > got.Limit {
		t.Errorf("%d bytes fit %v, counted %d of %d", len(got.Text), got.Fits, got.Count, got.Limit)
	}
}

// A hub may override an intent with any placeholder.
func TestOverriddenIntent(t *testing.T) {
	h := newHub().with(t, "site/hub.yaml", "networks: [linkedin,", "base_url: https://hub.test/a/\nnetworks: [\n  "+
		`{name: linkedin, intent: "https://a.test/?i={image}&t={title}&h={hashtags}&u={url}"},`).
		with(t, postFile, "campaign:", "media: [{file: a.PNG, alt: A roof, rights: {source: own}}]\ncampaign:")
	h["content/posts/a.PNG"] = pixel
	want := "https://a.test/?i=https%3A%2F%2Fhub.test%2Fa%2Fmedia%2F795953846b6f4ac0.png&t=Our%20region%20opens&h=Rabat%2CCloud&u=" +
		escaped(link("linkedin", "social"))
	if got := h.on(t, "linkedin"); got.URL != want {
		t.Errorf("intent is %s\nwant %s", got.URL, want)
	}
}

func TestDisclosureOfAnotherLanguage(t *testing.T) {
	h := newHub()
	h["content/posts/region.ar.md"] = strings.Replace(post, "A new region.", "منطقة جديدة.", 1)
	s, l, p := h.read(t)
	got := share.Of(s, l, p, "ar")[0]
	if want := "منطقة جديدة.\n\n\u200e#Rabat \u200e#Cloud\nJe travaille pour Example."; got.Text != want {
		t.Errorf("text is %q, want %q", got.Text, want)
	}
}

func TestDisclosureThatTheHubLacksIsItsDefault(t *testing.T) {
	h := newHub().with(t, postFile, "campaign:", "disclosure: standrad\ncampaign:")
	if got := h.on(t, "x"); got.Disclosed != share.Long {
		t.Errorf("nothing is disclosed in %q", got.Text)
	}
}

func TestCampaignByAliasAndWithout(t *testing.T) {
	h := newHub().with(t, "content/campaigns/rabat.en.md", "title:", "aliases: [north]\ntitle:").
		with(t, postFile, "campaign: rabat", "campaign: north")
	if got := h.on(t, "x"); !strings.Contains(got.Link, "utm_campaign=rabat&") {
		t.Errorf("by its old name the campaign is tagged %s", got.Link)
	}
	h = newHub().with(t, postFile, "campaign: rabat\n", "")
	if got := h.on(t, "x"); !strings.Contains(got.Link, "utm_campaign=advocacy&") {
		t.Errorf("without campaign the link is %s", got.Link)
	}
}

// unwritten is a post that no file was read for, so that its words can be anything.
func unwritten(lang, text string) *content.Post {
	return &content.Post{ID: "p", Editions: []*content.Edition{{
		Document: content.Document{ID: "p", Lang: lang, Title: "T"}, Link: "https://example.org/",
		Share: map[string][]content.Text{content.Any: {{Name: "a", Body: text}}},
	}}}
}
