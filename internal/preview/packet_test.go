package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/site"
)

// packetOf is the packet of a comparison in the hub's first language.
func packetOf(t *testing.T, c *Comparison, p Packet) string {
	t.Helper()
	var b bytes.Buffer
	p.Words = c.hub.Words[c.hub.Settings.Languages[0]]
	if err := c.WritePacket(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// review is the packet of some posts.
func review(t *testing.T, hub *site.Hub, posts ...string) string {
	t.Helper()
	c, err := Review(hub, record(t, hub), now, posts...)
	if err != nil {
		t.Fatal(err)
	}
	return packetOf(t, c, Packet{Commit: strings.Repeat("c", 40)})
}

// elements are all that a packet is made of, each with its attributes other than lang, dir,
// id and class.
var elements = map[string][]string{
	"html": nil, "head": nil, "meta": {"charset", "name", "content", "http-equiv"}, "title": nil, "style": nil, "body": nil,
	"header": nil, "main": nil, "nav": {"aria-labelledby"}, "section": nil, "article": nil,
	"h1": nil, "h2": nil, "h3": nil, "h4": nil, "p": nil, "ul": nil, "ol": nil, "li": nil, "dl": nil, "div": nil, "dt": nil,
	"dd": nil, "figure": nil, "figcaption": nil, "img": {"src", "alt", "width", "height"}, "blockquote": nil, "table": nil,
	"thead": nil, "tbody": nil, "tr": nil, "th": {"scope"}, "td": nil, "span": nil, "bdi": nil, "strong": nil, "ins": nil,
	"del": nil, "br": nil, "pre": nil, "a": {"href"},
}

// whole reads a packet as a browser does: it needs nothing but itself, and runs nothing.
func whole(t *testing.T, packet string) {
	t.Helper()
	document, err := html.Parse(strings.NewReader(packet))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]bool{}, []string{}
	for n := range document.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		known, ok := elements[n.Data]
		if !ok || n.Namespace != "" {
			t.Errorf("found <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("the id %q stands twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/png;base64,") && !strings.HasPrefix(a.Val, "data:image/jpeg;base64,"):
				t.Errorf("a picture comes from %q", a.Val)
			case !slices.Contains([]string{"lang", "dir", "class"}, a.Key) && !slices.Contains(known, a.Key):
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
		}
	}
	for _, link := range links {
		if !strings.HasPrefix(link, "#") || !ids[link[1:]] {
			t.Errorf("%q leads nowhere in the packet", link)
		}
	}
}

// Whatever posts say, in a packet it is text.
func FuzzPacket(f *testing.F) {
	for _, s := range []string{"words", `"><script>alert(1)</script>`, `' onload='alert(1)`, "</style><img src=x onerror=alert(1)>",
		"<!--", "]]>", "javascript:alert(1)", "data:text/html,x", "{{template \"words\"}}{{.}}", "\u202etxet", "&lt;script&gt;",
		"<base href=//evil.example>", "https://e.org/?utm_a=\"><i>&utm_b='x", "\r\n\x00"} {
		f.Add(s, "as it was", s, s)
	}
	hub, _ := site.Read(site.Source{Program: program, Hub: fstest.MapFS{"site/hub.yaml": file(plainHub)}})
	f.Fuzz(func(t *testing.T, words, before, now, link string) {
		if len(words)+len(before)+len(now)+len(link) > 2000 {
			return // a difference of long texts takes long
		}
		c := &Comparison{hub: hub, since: words, broken: []string{words}, record: approvals.Record{Answers: []approvals.Attestation{{
			Post: "p", Lang: "en", By: words, Team: words, Decision: approvals.Refuse, Condition: now, Evidence: words,
		}}}, changes: []change{
			{before: hostile(words, before, link), now: hostile(now, now, link+words)},
			{now: hostile(words, now, link)}, {before: hostile(words, before, link)},
		}}
		pull := &PullRequest{1, words, link}
		packet := packetOf(t, c, Packet{Commit: words, Pull: pull})
		whole(t, packet)
		if packet != packetOf(t, c, Packet{Commit: words, Pull: pull}) {
			t.Error("the same packet has other bytes")
		}
	})
}

// The look is let in by its digest, so not a byte of it may be changed on the way.
func TestPolicyLetsInTheLook(t *testing.T) {
	packet := review(t, readHub(t, fstest.MapFS{"site/hub.yaml": file(plainHub)}))
	_, style, _ := strings.Cut(packet, "<style>")
	style, _, _ = strings.Cut(style, "</style>")
	sum := sha256.Sum256([]byte(style))
	want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	document, err := html.Parse(strings.NewReader(packet))
	if err != nil {
		t.Fatal(err)
	}
	for n := range document.Descendants() {
		if n.Data == "meta" && strings.Contains(n.Attr[len(n.Attr)-1].Val, want) {
			return
		}
	}
	t.Errorf("found no policy with %s", want)
}

// A reviewer sees each picture once, smaller, with what is known of it, and files that are
// no pictures by name and digest.
func TestPacketShowsMedia(t *testing.T) {
	hub := said("Come at noon.", "Now")
	picture, err := base64.StdEncoding.DecodeString(black)
	if err != nil {
		t.Fatal(err)
	}
	hub["content/posts/roof.png"] = &fstest.MapFile{Data: picture}
	hub["content/posts/plan.pdf"] = file("%PDF-1.7 plan")
	hub["content/posts/p.en.md"] = file("---\ntitle: Rabat\nlink: https://example.org/\nmedia:\n" +
		"  - {file: roof.png, alt: The roof, rights: {source: own, people: [Aïcha]}}\n  - {file: plan.pdf, alt: The plan, poster: roof.png}\n" +
		"share: {any: [Come.]}\n---\n")
	hub["content/posts/p.ar.md"] = file("---\ntitle: الرباط\ntranslated_from: {lang: en}\nshare: {any: [تعال.]}\n---\n")
	hub["site/hub.yaml"] = file(strings.Replace(askingHub, "[en, fr]", "[en, ar]", 1))
	packet := review(t, readHub(t, hub))
	whole(t, packet)
	if n := strings.Count(packet, "<img "); n != 1 {
		t.Errorf("found the picture %d times, want once", n)
	}
	sum := sha256.Sum256([]byte("%PDF-1.7 plan"))
	for _, want := range []string{
		"The roof", "Aïcha", "plan.pdf", "1 kB", hex.EncodeToString(sum[:]), "The same picture as above",
		`<h2 lang="ar" dir="rtl">الرباط</h2>`, `<blockquote lang="ar" dir="rtl">تعال.</blockquote>`,
	} {
		if !strings.Contains(packet, want) {
			t.Errorf("found no %q in\n%s", want, packet)
		}
	}
}

// What is not public yet is said on top, with the day when all of it will be, if every
// post says one.
func TestPacketIsConfidential(t *testing.T) {
	for posts, want := range map[string]string{
		"soon":       "Confidential: please don’t pass this on.</strong> Some of it is not public before 1 January 2027.",
		"soon draft": "Confidential: please don’t pass this on.</strong> Some of it is not public, and no date is set yet.",
		"rabat":      "",
	} {
		packet := review(t, readHub(t, files), strings.Fields(posts)...)
		whole(t, packet)
		if got := strings.Contains(packet, "Confidential"); got != (want != "") || !strings.Contains(packet, want) {
			t.Errorf("the packet of %s lacks %q, or is confidential", posts, want)
		}
	}
}

// A reviewer reads what changed since the version that was approved, and what was answered
// before as what it is.
func TestPacketTellsWhatWasDecided(t *testing.T) {
	after := said("Come at night.", "Now")
	after["site/data/approvals/ledger.jsonl"] = approve(t, readHub(t, said("Come at noon.", "Now")), time.Time{})
	hub := readHub(t, after)
	r := record(t, hub)
	p, _ := hub.Library.Post("p")
	digest := approvals.Digest(hub.Settings, hub.Library, p, "en")
	for i, d := range []string{digest, strings.Repeat("0", 64)} {
		r.Answers = append(r.Answers, approvals.Attestation{
			At: now.AddDate(0, 0, i), By: "counsel@firm.example", Team: "legal", Decision: approvals.Refuse, Digest: d, Post: "p",
			Lang: "en", Evidence: "d126.eml",
		})
	}
	c, err := Review(hub, r, now)
	if err != nil {
		t.Fatal(err)
	}
	packet := packetOf(t, c, Packet{})
	whole(t, packet)
	for _, want := range []string{
		"What changed is marked against the version approved by legal on 6 November 2026. <bdi>#12</bdi>",
		"Come at <del>noon.</del><ins>night.</ins>",
		"counsel@firm.example (legal) said no on 10 December 2026.</strong> It was said of this version.",
		"said no on 11 December 2026.</strong> It was said of another version.", `<bdi class="code" dir="ltr">d126.eml</bdi>`,
		"p.en " + digest[:12], digest, "they are in no version yet",
		"portevoix approvals record --post p --lang en --team legal --by ADDRESS --decision approve --evidence answer.eml",
		"add attestation to approvals: source",
	} {
		if !strings.Contains(packet, want) {
			t.Errorf("found no %q in\n%s", want, packet)
		}
	}
}

// A reviewer reads each text once, under a number of its own, with one line for networks
// that receive the same, and one for the tags of all links.
func TestPacketIsShort(t *testing.T) {
	hub := fstest.MapFS{
		"site/hub.yaml": file("title: Hub\nlanguages: [ar]\nnetworks: [linkedin, facebook, x, bluesky, mastodon]\n" +
			"domains: [example.org]\nutm: {source: \"{network}\", medium: social}\n"),
		"content/posts/a.pdf": file("%PDF-1.7"),
		"content/posts/p.ar.md": file("---\ntitle: الرباط\nlink: https://example.org/\nhashtags: [Rabat, Cloud]\n" +
			"share: {linkedin: [نعم., لا.], any: [تعال.]}\nmedia: [{file: a.pdf, alt: a, " +
			"rights: {source: own, people: [Aïcha], release: form-7}}]\n---\n"),
	}
	packet := review(t, readHub(t, hub))
	whole(t, packet)
	for want, times := range map[string]int{
		"تعال.": 1, `<section class="text">`: 3, "<bdi>#Rabat</bdi> <bdi>#Cloud</bdi>": 1, "form-7": 1,
		"utm_source=facebook | x | bluesky | mastodon": 1, "utm_medium=social": 3, `<span class="network">`: 6,
	} {
		if got := strings.Count(packet, want); got != times {
			t.Errorf("found %q %d times, want %d", want, got, times)
		}
	}
	for _, number := range []string{"1", "2", "3"} {
		if !strings.Contains(packet, "<h4>نص "+number) && !strings.Contains(packet, number+" <bdi class=\"code\">") {
			t.Errorf("found no text %s", number)
		}
	}
	if !strings.Contains(packet, "TEAM") || strings.Contains(review(t, readHub(t, said("a", "b"))), "TEAM") {
		t.Error("TEAM is explained where it stands nowhere, or not where it does")
	}
}
