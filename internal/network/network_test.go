package network

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestAll(t *testing.T) {
	tests := []struct {
		name       string
		carries    Carries
		linkInText bool
	}{
		{"linkedin", LinkOnly, false},
		{"x", TextAndLink, false},
		{"facebook", LinkOnly, false},
		{"bluesky", TextAndLink, true},
		{"mastodon", TextAndLink, true},
		{"threads", TextAndLink, false},
		{"whatsapp", TextAndLink, true},
		{"telegram", TextAndLink, false},
		{"reddit", LinkOnly, false},
		{"teams", TextAndLink, false},
		{"email", TextAndLink, true},
		{"instagram", Nothing, false},
		{"line", TextAndLink, false},
		{"pinterest", TextAndLink, false},
		{"tumblr", TextAndLink, false},
		{"hackernews", LinkOnly, false},
		{"tiktok", Nothing, false},
		{"xing", LinkOnly, false},
	}
	if len(All) != len(tests) {
		t.Fatalf("%d networks, want %d", len(All), len(tests))
	}
	for i, test := range tests {
		n := All[i]
		if n.Name != test.name || n.Carries() != test.carries || n.LinkInText() != test.linkInText {
			t.Errorf("found %s %v %v, want %v", n.Name, n.Carries(), n.LinkInText(), test)
		}
	}
}

func TestAllAreComplete(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+$`)
	seen := map[string]bool{}
	for _, n := range All {
		if !name.MatchString(n.Name) || n.Title == "" || !n.Unit.Valid() || seen[n.Name] {
			t.Errorf("%+v", n)
		}
		seen[n.Name] = true
		if i, err := ParseIntent(n.Intent.String()); err != nil || i.String() != n.Intent.String() {
			t.Errorf("%s: %q does not read back: %v", n.Name, n.Intent, err)
		}
	}
}

func TestFind(t *testing.T) {
	if n, ok := Find("mastodon"); !ok || n.Title != "Mastodon" {
		t.Errorf("found %q, %v", n.Title, ok)
	}
	if _, ok := Find("Mastodon"); ok {
		t.Error("names are lower case")
	}
}

// A hub that lists no networks shows the ways that most colleagues have.
func TestTheFirstTwelveAreOn(t *testing.T) {
	for i, n := range All {
		if n.Off != (i >= 12) {
			t.Errorf("%s is off: %v", n.Name, n.Off)
		}
	}
}

func TestNeedsImage(t *testing.T) {
	for _, n := range All {
		if n.NeedsImage() != (n.Name == "pinterest") {
			t.Errorf("%s needs an image: %v", n.Name, n.NeedsImage())
		}
	}
}

func TestTitleFits(t *testing.T) {
	tests := []struct {
		network, title string
		fits           bool
	}{
		{"hackernews", strings.Repeat("é", 80), true},
		{"hackernews", strings.Repeat("é", 81), false},
		{"hackernews", strings.Repeat("a", 40) + " \n\t " + strings.Repeat("a", 39), true}, // sent as one line
		{"reddit", strings.Repeat("a", 301), false},
		{"email", strings.Repeat("a", 301), true}, // no limit
		{"x", strings.Repeat("a", 301), true},     // no title
	}
	for _, test := range tests {
		if n, _ := Find(test.network); n.TitleFits(test.title) != test.fits {
			t.Errorf("%s: a title of %d bytes fits: %v", test.network, len(test.title), !test.fits)
		}
	}
}

func TestFits(t *testing.T) {
	const link = "https://example.com/a/path/longer/than/twenty-three"
	tests := []struct {
		network, text, link string
		count               int
		fits                bool
	}{
		{"x", strings.Repeat("a", 256), link, 280, true}, // a space and 23
		{"x", strings.Repeat("a", 257), link, 281, false},
		{"x", strings.Repeat("a", 280), "", 280, true},
		{"bluesky", strings.Repeat("a", 300), link, 300, true}, // the link stands in the text or nowhere
		{"bluesky", strings.Repeat("👨‍👩‍👧‍👦", 120), link, 120, true},
		{"bluesky", strings.Repeat("👨‍👩‍👧‍👦", 121), link, 121, false}, // 3,025 bytes
		{"mastodon", strings.Repeat("a", 476) + " " + link, link, 500, true},
		{"threads", strings.Repeat("a", 500-1-len(link)), link, 500, true},
		{"linkedin", strings.Repeat("a", 3000), link, 3000, true}, // link only: the words are pasted
		{"linkedin", strings.Repeat("a", 3001), link, 3001, false},
		{"email", strings.Repeat("a", 100_000), link, 100_000, true},
	}
	for _, test := range tests {
		n, _ := Find(test.network)
		count, fits := n.Count(test.text, test.link), n.Fits(test.text, test.link)
		if count != test.count || fits != test.fits {
			t.Errorf("%s: %.20q… counts %d, fits %v, want %d, %v",
				test.network, test.text, count, fits, test.count, test.fits)
		}
	}
}

func TestNames(t *testing.T) {
	got := Names(All[:3])
	if want := []string{"linkedin", "x", "facebook"}; !slices.Equal(got, want) {
		t.Errorf("the names are %v, want %v", got, want)
	}
}
