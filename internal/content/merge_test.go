package content_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/content"
)

// The English file is the original: the French one says it was translated from it.
func TestStrictestWins(t *testing.T) {
	fr := "translated_from: {lang: en}\n"
	tests := []struct {
		name, fr, en string
		get          func(*content.Post) string
		want         string
		conflict     string // position, key, used, ignored
	}{
		{"latest publish", "publish: 2026-12-02\n", "publish: 2026-12-01\n",
			func(p *content.Post) string { return p.Publish.Format(time.RFC3339) }, "2026-12-02T00:00:00+01:00",
			"a.en.md:3:10 publish 2026-12-02T00:00:00+01:00 2026-12-01T00:00:00+01:00"},
		{"earliest expires", "expires: 2026-12-02\n", "expires: 2026-12-03\n",
			func(p *content.Post) string { return p.Expires.Format(time.RFC3339) }, "2026-12-03T00:00:00+01:00",
			"a.en.md:3:10 expires 2026-12-03T00:00:00+01:00 2026-12-04T00:00:00+01:00"},
		{"same moment in two zones", "publish: 2026-12-01T09:00:00+01:00\n", "publish: 2026-12-01T08:00:00Z\n",
			func(p *content.Post) string { return p.Publish.Format(time.RFC3339) }, "2026-12-01T09:00:00+01:00", ""},
		{"draft over live", "status: draft\n", "status: live\n",
			func(p *content.Post) string { return string(p.Status) }, "draft", "a.en.md:3:9 status draft live"},
		{"withdrawn over draft", "status: draft\n", "status: withdrawn\n",
			func(p *content.Post) string { return string(p.Status) }, "withdrawn", "a.fr.md:4:9 status withdrawn draft"},
		{"a reason withdraws", "withdrawn: {reason: wrong}\n", "",
			func(p *content.Post) string { return string(p.Status) + " " + p.Withdrawn.Reason }, "withdrawn wrong", ""},
		{"locked over around", "edit: locked\n", "edit: around\n",
			func(p *content.Post) string { return string(p.Edit) }, "locked", "a.en.md:3:7 edit locked around"},
		{"free and live by themselves", "", "",
			func(p *content.Post) string { return string(p.Edit) + " " + string(p.Status) }, "free live", ""},
		{"the original's campaign", "campaign: b\n", "campaign: a\n",
			func(p *content.Post) string { return p.Campaign }, "a", "a.fr.md:4:11 campaign a b"},
		{"the original's entity", "entity: lyon\n", "entity: rabat\n",
			func(p *content.Post) string { return p.Entity }, "rabat", "a.fr.md:4:9 entity rabat lyon"},
		{"a campaign in one file", "campaign: b\n", "",
			func(p *content.Post) string { return p.Campaign }, "b", ""},
		{"the original's topics", "topics: [x]\n", "topics: [y, z]\n",
			func(p *content.Post) string { return p.Topics[0] }, "y", "a.fr.md:4:9 topics [y, z] [x]"},
		{"an empty list is a value", "topics: [x]\n", "topics: []\n",
			func(p *content.Post) string { return string(rune('0' + len(p.Topics))) }, "0", "a.fr.md:4:9 topics [] [x]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := onePost(t, post(fr+test.fr), post(test.en))
			if got := test.get(p); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			var conflict string
			for _, c := range p.Conflicts {
				conflict += c.At.String()[len("content/posts/"):] + " " + c.Key + " " + c.Used + " " + c.Ignored
			}
			if conflict != test.conflict {
				t.Errorf("conflict %q, want %q", conflict, test.conflict)
			}
		})
	}
}

func TestOriginal(t *testing.T) {
	tests := []struct{ name, fr, en, want string }{
		{"one that is translated from nothing", "translated_from: {lang: en}\n", "", "en"},
		{"several: the hub's first language", "", "", "fr"},
		{"none: the hub's first language", "translated_from: {lang: en}\n", "translated_from: {lang: fr}\n", "fr"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := onePost(t, post(test.fr), post(test.en)).Original().Lang; got != test.want {
				t.Errorf("the original is %s, want %s", got, test.want)
			}
		})
	}
}

const original = `link: https://example.com/
summary: S
hashtags: ["#Rabat", Cloud]
claims: [{text: C, until: 2027-06-30}]
actions: [{kind: repost, on: linkedin, url: https://example.com/p}]
starters: [A]
share: {any: [words]}
`

func TestInheritedFromTheOriginal(t *testing.T) {
	p := onePost(t, post(original), post("share: {x: [own]}\nhashtags: []\n"))
	fr, _ := p.In("fr")
	en, _ := p.In("en")
	if en.Link != "https://example.com/" || !cmp.Equal(en.Claims, fr.Claims) || !cmp.Equal(en.Actions, fr.Actions) {
		t.Errorf("link, claims or actions were not inherited: %+v", en)
	}
	if len(en.Hashtags) > 0 {
		t.Errorf("an empty list of its own gave way to %v", en.Hashtags)
	}
	if en.Summary != "" || en.Starters != nil || en.Share["any"] != nil {
		t.Errorf("words were inherited: %+v", en)
	}
	if got := en.At("actions", 0, "url").String(); got != "content/posts/a.fr.md:7:45" {
		t.Errorf("the inherited action stands at %s", got)
	}
	if got := en.At("share", "x", 0).String(); got != "content/posts/a.en.md:3:13" {
		t.Errorf("its own text stands at %s", got)
	}
	if until := en.Claims[0].Until.Format(time.RFC3339); until != "2027-07-01T00:00:00+02:00" {
		t.Errorf("the claim holds until %s", until)
	}
	if !cmp.Equal(fr.Hashtags, []string{"Rabat", "Cloud"}) {
		t.Errorf("hashtags %q", fr.Hashtags)
	}
}

// A link of "" is a value: this edition is read, not shared.
func TestEmptyLinkIsNotInherited(t *testing.T) {
	en, _ := onePost(t, post(original), post("link: ''\n")).In("en")
	if en.Link != "" {
		t.Errorf("link %q", en.Link)
	}
}

func TestState(t *testing.T) {
	dates := "publish: 2026-12-01\nexpires: 2026-12-31\n"
	tests := []struct {
		keys, now string
		want      content.State
	}{
		{"", "2026-12-01T00:00:00Z", content.Live},
		{dates, "2026-11-30T23:59:59+01:00", content.Embargoed},
		{dates, "2026-12-01T00:00:00+01:00", content.Live},
		{dates, "2026-12-31T23:59:59+01:00", content.Live},
		{dates, "2027-01-01T00:00:00+01:00", content.Expired},
		{dates + "status: draft\n", "2026-11-30T00:00:00Z", content.Draft},
		{dates + "status: draft\n", "2027-11-30T00:00:00Z", content.Draft},
		{dates + "withdrawn: {on: 2026-12-05}\n", "2026-11-30T00:00:00Z", content.Withdrawn},
		{"publish: 2027-01-01\nexpires: 2026-01-01\n", "2026-06-01T00:00:00Z", content.Embargoed},
		{dates + heldUntil, "2026-12-15T23:59:59+01:00", content.Live},
		{dates + heldUntil, "2026-12-16T00:00:00+01:00", content.Expired},
		{heldUntil, "2026-12-16T00:00:00+01:00", content.Expired},
	}
	for _, test := range tests {
		now, _ := time.Parse(time.RFC3339, test.now)
		if got := onePost(t, post(test.keys), "").State(now); got != test.want {
			t.Errorf("at %s the post with %q is %s, want %s", test.now, test.keys, got, test.want)
		}
	}
}

// heldUntil is a claim that holds for less long than most posts are offered.
const heldUntil = "claims: [{text: A tenth less, until: 2026-12-15}]\n"

// A post ends with what it needs, whichever language says so; what is approved is when
// it expires, as written.
func TestEnd(t *testing.T) {
	rights := "media: [{url: https://example.org/a.jpg, sha256: " + strings.Repeat("a", 64) +
		", alt: A, rights: {until: 2026-12-10}}]\n"
	tests := []struct{ fr, en, want string }{
		{"", "", "0001-01-01"},
		{"expires: 2026-12-31\n", "", "2027-01-01"},
		{"expires: 2026-12-01\n" + heldUntil + rights, "", "2026-12-02"},
		{"expires: 2026-12-31\n" + heldUntil + rights, "", "2026-12-11"},
		{"expires: 2026-12-31\n" + heldUntil, rights, "2026-12-11"},
		{rights, heldUntil, "2026-12-11"},
	}
	for _, test := range tests {
		p := onePost(t, post(test.fr), post(test.en))
		if got := p.End().Format(time.DateOnly); got != test.want {
			t.Errorf("the post with %q and %q ends before %s, want %s", test.fr, test.en, got, test.want)
		}
	}
	p := onePost(t, post("expires: 2026-12-31\n"+rights), "")
	if got := p.Expires.Format(time.DateOnly); got != "2027-01-01" {
		t.Errorf("the post expires before %s, want what is written", got)
	}
}
