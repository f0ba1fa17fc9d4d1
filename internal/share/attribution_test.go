package share_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// exampleHub is the hub of this repository, with every network and two teams.
func exampleHub(t testing.TB) (*config.Settings, *content.Library) {
	t.Helper()
	files := os.DirFS("../..")
	s, problems := config.Read(files)
	s.Networks = network.All
	s.Teams = []config.Term{{ID: "sales"}, {ID: "field-sales"}}
	l, more := content.Read(files, content.Options{
		Languages: s.Languages, Zone: s.Zone, Networks: network.Names(s.Networks),
	})
	if problems = append(problems, more...); problems.HasErrors() {
		t.Fatal(problems)
	}
	return s, l
}

// Whatever a link of the example hub was tagged with is read back, for every post,
// language, network and text, and for every way to name oneself.
func TestWhatWasTaggedIsReadBack(t *testing.T) {
	s, l := exampleHub(t)
	r := share.NewReader(s, l)
	links := 0
	for _, p := range l.Posts {
		for _, lang := range s.Languages {
			for _, handed := range share.Of(s, l, p, lang) {
				if e, _ := p.In(lang); handed.Link == e.Link {
					continue // leads elsewhere
				}
				for term, who := range map[string][2]string{
					"": {}, "sales": {"sales"}, "field-sales-k2p4a": {"field-sales", "k2p4a"}, "k2p4a": {"", "k2p4a"},
				} {
					want := share.Attribution{
						Post: p.ID, Lang: lang, Text: handed.Name, Network: handed.Network, Campaign: p.Campaign,
						Team: who[0], Code: who[1],
					}
					got, doubt := r.Address(named(handed.Link, term))
					if got != want || doubt != "" {
						t.Fatalf("%s of %s is read as %+v, %q; want %+v", handed.Link, term, got, doubt, want)
					}
					links++
				}
			}
		}
	}
	if links < 1000 {
		t.Errorf("%d links were read, want all of the hub", links)
	}
}

// named is a link as handover.js names its sharer in it.
func named(link, term string) string {
	if term == "" {
		return link
	}
	address, fragment, found := strings.Cut(link, "#")
	if found {
		fragment = "#" + fragment
	}
	return address + "&utm_term=" + term + fragment
}

const rabat = "utm_source=x&utm_medium=social&utm_campaign=rabat&utm_content=region.en.plain"

// What a link becomes on its way, and what others write.
func TestAddress(t *testing.T) {
	h := newHub().with(t, "content/campaigns/rabat.en.md", "title:", "aliases: [north]\ntitle:").
		with(t, postFile, "title:", "aliases: [roof]\ntitle:").
		with(t, "site/hub.yaml", "title:", "teams: {sales: Sales}\ntitle:")
	s, l, _ := h.read(t)
	r := share.NewReader(s, l)
	known := share.Attribution{Post: "region", Lang: "en", Text: "plain", Network: "x", Campaign: "rabat"}
	with := func(change func(*share.Attribution)) share.Attribution {
		a := known
		change(&a)
		return a
	}
	for _, test := range []struct {
		name, address string
		want          share.Attribution
		doubt         share.Doubt
	}{
		{"as it was", "https://www.example.org/news?id=7&" + rabat + "#top", known, ""},
		{"the request of a log", "/news?id=7&" + rabat, known, ""},
		{"another order", "/?utm_content=region.en.plain&a&utm_campaign=rabat&utm_source=x&utm_medium=social", known, ""},
		{"capitals", "/?UTM_SOURCE=X&utm_Medium=Social&utm_campaign=Rabat&utm_content=REGION.EN.plain", known, ""},
		{"escaped", "/?utm%5Fsource=x&utm_medium=%73ocial&utm_campaign=rabat+&utm_content=region%2Een%2Eplain", known, ""},
		{"& as in HTML", "/?" + strings.ReplaceAll(rabat, "&", "&amp;"), known, ""},
		{"with more tags", "/?fbclid=Iw&" + rabat + "&utm_id=7&gclid=1", known, ""},
		{"twice", "/?" + rabat + "&utm_content=other.en.plain", known, ""},
		{"by an alias", "/?utm_source=x&utm_medium=social&utm_campaign=north&utm_content=roof.en.plain", known, ""},
		{"a text of another day", "/?" + rabat[:len(rabat)-5] + "abcde", with(func(a *share.Attribution) { a.Text = "abcde" }), ""},
		{"author's own source", "/?utm_source=paper&" + rabat[13:], with(func(a *share.Attribution) { a.Network = "" }), ""},
		{"content alone", "/?utm_content=region.en.plain", with(func(a *share.Attribution) { a.Network, a.Campaign = "", "" }), ""},
		{"no campaign", "/?utm_source=x&utm_medium=social&utm_campaign=advocacy&utm_content=region.en.plain",
			with(func(a *share.Attribution) { a.Campaign = "" }), ""},
		{"mail", "/?utm_source=email&utm_medium=email&utm_campaign=rabat&utm_content=region.en.plain",
			with(func(a *share.Attribution) { a.Network = "email" }), ""},
		{"my team", "/?" + rabat + "&utm_term=sales", with(func(a *share.Attribution) { a.Team = "sales" }), ""},
		{"my own", "/?" + rabat + "&utm_term=Sales-k2p4a",
			with(func(a *share.Attribution) { a.Team, a.Code = "sales", "k2p4a" }), ""},
		{"a person's name", "/?" + rabat + "&utm_term=jane-smith", known, ""},
		{"a team of nobody's", "/?" + rabat + "&utm_term=ops-k2p4a", known, ""},

		{"nothing", "/news?id=7", share.Attribution{}, share.NoTags},
		{"empty", "", share.Attribution{}, share.NoTags},
		{"empty tags", "/?utm_source=&utm_content", share.Attribution{}, share.NoTags},
		{"in the fragment", "/#?" + rabat, share.Attribution{}, share.NoTags},
		{"a term alone", "/?utm_term=sales", share.Attribution{}, share.NoTags},
		{"somebody else's", "/?utm_source=newsletter&utm_medium=email&utm_content=button", share.Attribution{}, share.OtherTags},
		{"cut off", "/?" + rabat[:len(rabat)-6], share.Attribution{}, share.OtherTags},
		{"bad escapes", "/?utm_content=%zz&utm_source=%", share.Attribution{}, share.OtherTags},
		{"another post", "/?utm_content=moon.en.plain", share.Attribution{}, share.UnknownPost},
		{"another language", "/?utm_content=region.xx.plain", share.Attribution{}, share.UnknownPost},
		{"too long a text", "/?utm_content=region.en." + strings.Repeat("a", 41), share.Attribution{}, share.UnknownPost},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, doubt := r.Address(test.address)
			if got != test.want || doubt != test.doubt {
				t.Errorf("%s is read as %+v, %q; want %+v, %q", test.address, got, doubt, test.want, test.doubt)
			}
		})
	}
}

// Links that were shared before the patterns changed are read by the previous ones, also
// where those of today would read something else into them.
func TestPreviousPatterns(t *testing.T) {
	h := newHub().with(t, "site/hub.yaml", "title:", `utm:
  content: "{lang}.{post}.{text}"
  previous:
    - {content: "{post}.{lang}.{text}", source: "hub.{network}"}
    - {content: "{post}.{lang}.{text}"}
    - {content: "{text}_{network}_{post}.{lang}", source: staff, campaign: advocacy}
    - {content: "{text}_{post}.{lang}", source: staff}
title:`)
	h["content/posts/en.fr.md"], h["content/posts/fr.en.md"] = h[postFile], h[postFile]
	s, l, _ := h.read(t)
	r := share.NewReader(s, l)
	const rest = "&utm_medium=social&utm_campaign=rabat&utm_content="
	of := func(post, lang, network string) share.Attribution {
		return share.Attribution{Post: post, Lang: lang, Text: "plain", Network: network, Campaign: "rabat"}
	}
	for _, test := range []struct {
		address string
		want    share.Attribution
	}{
		{"/?utm_source=x" + rest + "en.region.plain", of("region", "en", "x")},
		{"/?utm_source=hub.x" + rest + "region.en.plain", of("region", "en", "x")},
		{"/?utm_source=x" + rest + "region.en.plain", of("region", "en", "x")},
		{"/?utm_source=staff&utm_medium=social&utm_campaign=advocacy&utm_content=plain_x_region.en", of("region", "en", "x")},
		{"/?utm_source=staff" + rest + "plain_region.en", of("region", "en", "")},
		{"/?utm_source=staff&utm_medium=email&utm_campaign=rabat&utm_content=plain_region.en", of("region", "en", "email")},
		// what several can read is of the one that reads all tags, else of the newest
		{"/?utm_source=x" + rest + "en.fr.plain", of("fr", "en", "x")},
		{"/?utm_source=hub.x" + rest + "en.fr.plain", of("en", "fr", "x")},
		{"/?utm_source=my.own" + rest + "en.fr.plain", of("fr", "en", "")},
	} {
		if got, doubt := r.Address(test.address); got != test.want || doubt != "" {
			t.Errorf("%s is read as %+v, %q; want %+v", test.address, got, doubt, test.want)
		}
	}
}

// FuzzAttribution: whatever patterns a hub has, what Tag wrote is read back as far as its
// patterns say it, and no address is too odd to be read.
func FuzzAttribution(f *testing.F) {
	f.Add("{network}", "social", "{campaign}", "{post}.{lang}.{text}", "https://example.org/?a#b", "/?utm_content=a.b.c")
	f.Add("hub", "{network}", "all", "v2-{text}_{post}-.{lang}x", "http://example.org", "%")
	f.Add("{campaign}", "email", "{network}", "{text}.{lang}.{campaign}.{post}", "https://example.org/?utm_source=me", "utm_term")
	library := &content.Library{
		Posts:     []*content.Post{unwritten("pt-br", "Words."), {ID: "en", Campaign: "north"}},
		Campaigns: []*content.Entry[content.Campaign]{{ID: "north"}},
	}
	f.Fuzz(func(t *testing.T, source, medium, campaign, content, address, hostile string) {
		s := accepted(t, source, medium, campaign, content)
		r := share.NewReader(s, library)
		if a, doubt := r.Address(hostile); (a.Post == "") == (doubt == "") {
			t.Errorf("%q is read as %+v, %q", hostile, a, doubt)
		}
		for _, facts := range []config.Facts{
			{Network: "x", Campaign: "north", Post: "p", Lang: "pt-br", Text: "k2p4a"},
			{Network: "email", Campaign: "advocacy", Post: "en", Lang: "en", Text: "a-b"},
		} {
			tagged := share.Tag(s, address, facts)
			if tagged == address || strings.Contains(strings.ToLower(address), "utm") || strings.Contains(address, "%") {
				continue
			}
			a, doubt := r.Address(tagged)
			if doubt != "" || a.Post != facts.Post || a.Lang != facts.Lang || a.Text != facts.Text {
				t.Errorf("%s is read as %+v, %q", tagged, a, doubt)
			}
			if strings.Contains(source+campaign+content, "{network}") && a.Network != facts.Network {
				t.Errorf("%s is read as of network %q", tagged, a.Network)
			}
			if strings.Contains(source+campaign+content, "{campaign}") && a.Campaign != strings.TrimPrefix(facts.Campaign, "advocacy") {
				t.Errorf("%s is read as of campaign %q", tagged, a.Campaign)
			}
		}
	})
}

// accepted are settings with patterns, as far as a hub may have them.
func accepted(t *testing.T, source, medium, campaign, content string) *config.Settings {
	patterns := []string{source, medium, campaign, content}
	if slices.ContainsFunc(patterns, func(p string) bool { return strings.ContainsAny(p, "'\n\r\x00") }) {
		t.Skip("not YAML")
	}
	h := newHub()
	h["site/hub.yaml"] = "title: A hub\nlanguages: [en, pt-br]\ndomains: [example.org]\nutm:\n  source: '" + source +
		"'\n  medium: '" + medium + "'\n  campaign: '" + campaign + "'\n  content: '" + content + "'\n"
	s, problems := config.Read(h.files())
	if len(problems) > 0 {
		t.Skip("not a pattern")
	}
	return s
}
