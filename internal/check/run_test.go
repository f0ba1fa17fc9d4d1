package check

import (
	"bytes"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/site"
)

// Whatever a post says, checking it ends, twice with the same findings, and each stands
// at a place that there is, once.
func FuzzRun(f *testing.F) {
	f.Add("link: //x\nshare: {any: [garanti, 'https://bit.ly/x']}\n", "[a](/en/nowhere) ![](x)")
	f.Add("link: https://éxample.org/?utm_source=x\ndisclosure: none\ntopics: [a, b]\n", "## A\n\n[b](#c)\n")
	f.Add("expires: 2020-01-01\npublish: 2021-01-01\nwithdrawn: {replacement: post}\n", "")
	f.Add("media: [{file: a.jpg, alt: a.jpg}]\nclaims: [{text: a, evidence: 'https://[::1]', until: 2026-01-01}]\n", "<b>")
	f.Add("translated_from: {lang: fr, digest: x}\nkind: job\nstatus: draft\n", "\u0645\u0636\u0640\u0645\u0648\u0646")
	f.Add("link: https://example.org/a\nclaims: [{text: a, evidence: https://example.net/}]\nedit: locked\n"+
		"share: {any: [One two three four., One two three four!, '🎉']}\n", "# A\n#\n[a](https://example.org/b)")
	f.Add("hashtags: ['', '#', c++, 12]\nstatus: live\nwithdrawn: {on: 2030-01-01}\n", "<!-- -->")
	program := fstest.MapFS{} // words and assets make no difference
	f.Fuzz(func(t *testing.T, matter, body string) {
		files := fstest.MapFS{
			"site/hub.yaml": {Data: []byte("title: Hub\nlanguages: [en, fr]\ndomains: [example.org]\n" +
				"banned: [{words: [garanti, مضمون], reason: R, advice: A}]\nmix: {job: {max: 1}}\n")},
			"site/data/targets.json": {Data: []byte(`{"schema": 1, "targets": {"https://example.org/a": {"status": 200},
				"https://example.org/b": {"error": "E"}, "https://example.net/": {"status": 404}}}`)},
			"content/posts/a.jpg":      {Data: picture(t, "a.jpg", nil)},
			"content/posts/post.en.md": {Data: []byte("---\ntitle: Post\n" + matter + "---\n" + body)},
		}
		hub, _ := site.Read(site.Source{Program: program, Hub: files})
		options := Options{Now: time.Date(2026, 12, 10, 0, 0, 0, 0, time.UTC)}
		found := Run(hub, options)
		if again := Run(hub, options); !slices.Equal(found, again) {
			t.Errorf("found %v, then %v", found, again)
		}
		for i, p := range found {
			file, ok := files[p.File]
			if !ok {
				t.Fatalf("%v is in no file of the hub", p)
			}
			lines := bytes.Split(file.Data, []byte("\n"))
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 {
				t.Errorf("%v is at no place of its file", p)
			}
			if slices.Contains(found[:i], p) {
				t.Errorf("%v is found twice", p)
			}
		}
	})
}

func TestChannels(t *testing.T) {
	for _, test := range []struct{ source, medium, want string }{
		{"mastodon", "social", organicSocial},
		{"teams", "Social Media", organicSocial},
		{"LinkedIn", "employee-advocacy", organicSocial},
		{"newsletter", "e-mail", email},
		{"email", "advocacy", email},
		{"linkedin", "cpc", "Paid Social"},
		{"linkedin", "paid-social", "Paid Social"},
		{"bluesky", "ppc", "Paid Other"},
		{"mastodon", "employee-advocacy", "Unassigned"},
		{"whatsapp", "referral", "Referral"},
		{"sms", "x", "SMS"},
		{"x", "banner", "Display"},
		{"x", "affiliates", "Affiliates"},
		{"x", "web-push", "Mobile Push Notifications"},
		{"", "", "Unassigned"},
	} {
		if got := channel(test.source, test.medium); got != test.want {
			t.Errorf("source %q, medium %q is filed as %s, want %s", test.source, test.medium, got, test.want)
		}
	}
}
