package share_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

const goAddress = "https://go.portevoix.org/"

// goHub is the example hub with go links.
func goHub(t testing.TB) (*config.Settings, *content.Library) {
	s, l := exampleHub(t)
	s.Links, s.Go = "go", config.Go{Address: goAddress, Path: "/", Server: "nginx"}
	return s, l
}

// With go links every share hands over an address of the hub's, in its words and in its
// composer, also where the target is not the hub's. Where it leads is what would have been
// handed over, and what has to be approved is the same.
func TestGoLinksAreHandedOver(t *testing.T) {
	direct, l := exampleHub(t)
	s, _ := goHub(t)
	for _, p := range l.Posts {
		for _, e := range p.Editions {
			through, before := share.Of(s, l, p, e.Lang), share.Of(direct, l, p, e.Lang)
			leads := map[string]string{}
			for _, link := range share.GoLinks(s, l, p) {
				leads[goAddress+share.GoNames(p)[0]+"/"+link.Code] = link.Target
			}
			for i, handed := range through {
				was := before[i]
				if !strings.HasPrefix(handed.Link, goAddress) || handed.Target != was.Link || leads[handed.Link] != was.Link {
					t.Fatalf("%s leads to %s, the server to %q; want %s", handed.Link, handed.Target, leads[handed.Link], was.Link)
				}
				same := strings.ReplaceAll(was.Text, was.Link, handed.Link) == handed.Text || was.Disclosed != handed.Disclosed
				if !same || strings.Contains(handed.URL, "utm_") {
					t.Fatalf("on %s it is\n%s\n%s", handed.Network, handed.Text, handed.URL)
				}
				n, _ := s.Network(handed.Network)
				if handed.Count != n.Count(handed.Text, handed.Link) {
					t.Errorf("%s counts %d, not what is handed over", handed.Network, handed.Count)
				}
			}
			_, want := share.Digest(direct, l, p, e.Lang)
			if _, form := share.Digest(s, l, p, e.Lang); string(form) != string(want) {
				t.Errorf("what has to be approved becomes %s", cmp.Diff(string(want), string(form)))
			}
		}
	}
}

// A link that no server can lead on to is handed over as it is.
func TestGoLinksLeadToPagesOnly(t *testing.T) {
	s, l, p := newHub().read(t)
	s.Links, s.Go = "go", config.Go{Address: goAddress, Path: "/"}
	e, _ := p.In("en")
	e.Link = "mailto:press@example.org"
	if got := share.Of(s, l, p, "en")[0].Link; got != e.Link {
		t.Errorf("handed over is %s", got)
	}
	if list := share.GoLinks(s, l, p); len(list) > 0 {
		t.Errorf("it leads to %v", list)
	}
}

// Every go link of the example hub is read back, and no two are alike.
func TestGoLinksAreReadBack(t *testing.T) {
	s, l := goHub(t)
	r := share.NewReader(s, l)
	seen := map[string]bool{}
	for _, p := range l.Posts {
		for _, e := range p.Editions {
			for _, handed := range share.Of(s, l, p, e.Lang) {
				if seen[handed.Link] {
					t.Errorf("%s is two texts'", handed.Link)
				}
				seen[handed.Link] = true
				want := share.Attribution{
					Post: p.ID, Lang: e.Lang, Text: handed.Name, Network: handed.Network, Campaign: p.Campaign, Team: "sales", Code: "k2p4a",
				}
				if got, doubt := r.Address(handed.Link + "?utm_term=sales-k2p4a"); got != want || doubt != "" {
					t.Fatalf("%s is read as %+v, %q; want %+v", handed.Link, got, doubt, want)
				}
			}
		}
	}
	if len(seen) < 1000 {
		t.Errorf("%d links were read, want all of the hub", len(seen))
	}
}

// Of a text that was worded anew since, and of a post that was renamed, the post is known.
// What visitors write is nothing.
func TestGoLinksOfTheirTime(t *testing.T) {
	s, l := goHub(t)
	post := l.Posts[0]
	post.Aliases = []string{"as-it-was"}
	s.Go.Path = "/to/"
	r := share.NewReader(s, l)
	names, code := share.GoNames(post), share.GoLinks(s, l, post)[0].Code
	all, _ := r.GoPath("/to/" + names[0] + "/" + code)
	only := share.Attribution{Post: post.ID, Campaign: post.Campaign}
	for path, want := range map[string]struct {
		share.Attribution
		share.Doubt
	}{
		"/to/" + names[1] + "/" + code:                       {all, ""},
		"/to/" + strings.ToUpper(names[0]+"/"+code):          {all, ""},
		"/to/" + names[0] + "/" + code + "/?utm_term=nobody": {all, ""},
		"/to/" + names[0] + "/zzzzzz":                        {only, ""},
		"/to/" + names[0]:                                    {only, ""},
		"/to/aaaaaaaa/" + code:                               {share.Attribution{}, share.UnknownPost},
		"/" + names[0] + "/" + code:                          {share.Attribution{}, share.NoTags},
		"/to/index.html":                                     {share.Attribution{}, share.NoTags},
		"/to/":                                               {share.Attribution{}, share.NoTags},
		"":                                                   {share.Attribution{}, share.NoTags},
	} {
		if got, doubt := r.GoPath(path); got != want.Attribution || doubt != want.Doubt {
			t.Errorf("%s is read as %+v, %q; want %+v, %q", path, got, doubt, want.Attribution, want.Doubt)
		}
	}
	if all.Text == "" {
		t.Error("of a link that is there all has to be known")
	}
	s.Go = config.Go{}
	if got, doubt := share.NewReader(s, l).GoPath("/" + names[0] + "/" + code); doubt != share.NoTags {
		t.Errorf("without go links it is read as %+v, %q", got, doubt)
	}
}

// A reader may be asked by several at a time.
func TestGoLinksAreReadAtATime(t *testing.T) {
	s, l := goHub(t)
	r := share.NewReader(s, l)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, p := range l.Posts {
				if got, doubt := r.GoPath("/" + share.GoNames(p)[0] + "/zzzzzz"); got.Post != p.ID || doubt != "" {
					t.Errorf("%s is read as %+v, %q", p.ID, got, doubt)
				}
			}
		})
	}
	all.Wait()
}
