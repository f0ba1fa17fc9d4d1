package portevoix_test

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"github.com/portevoix/portevoix/internal/config"
)

// hostile is what should stay text, wherever it is written.
var hostile = []string{
	`<script>alert(1)</script>`,
	`</script><script>alert(1)</script>`,
	`<ScRiPt src=//evil.example/x.js>`,
	`"><script>alert(1)</script>`,
	`'><img src=x onerror=alert(1)>`,
	`" onmouseover="alert(1)`,
	`' autofocus onfocus='alert(1)`,
	"` onload=alert(1) `",
	`<img src="javascript:alert(1)">`,
	`<svg/onload=alert(1)>`,
	`<svg><script>alert(1)</script></svg>`,
	`<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
	`<style>@import '//evil.example/x.css';</style>`,
	`</style><iframe srcdoc="<script>alert(1)</script>">`,
	`</title></textarea></noscript><script>alert(1)</script>`,
	`<!--><script>alert(1)</script>`,
	`<!-- unclosed`,
	`<![CDATA[<script>alert(1)</script>]]>`,
	`<?xml version="1.0"?><script>alert(1)</script>`,
	`<base href="//evil.example/">`,
	`<meta http-equiv="refresh" content="0;url=//evil.example/">`,
	`{{template "head" .}}{{.}}`,
	`]]> --> */ \u003cscript\u003e`,
	`javascript:alert(1)`,
	`JaVaScRiPt:alert(1)`,
	"java\tscript:alert(1)",
	"\x01javascript:alert(1)",
	` javascript:alert(1)`,
	`javascript&#58;alert(1)`,
	`javascript&colon;alert(1)`,
	`&#x6A;avascript:alert(1)`,
	`java&Tab;script&NewLine;:alert(1)`,
	`vbscript:msgbox(1)`,
	`data:text/html,<script>alert(1)</script>`,
	`data:image/svg+xml;base64,PHN2Zy8+`,
	`blob:https://hub.example/0`,
	`file:///etc/passwd`,
	`whatsapp://send?text=x`,
	`//evil.example/x`,
	`\\evil.example\x`,
	`/\evil.example/x`,
	`https:/\evil.example`,
	`https://hub.example@evil.example/`,
	`https://hub.example/"onclick="alert(1)`,
	`https://hub.example/x' onclick='alert(1)`,
	`https://hub.example/<script>`,
	`https://[::1`,
	`mailto:a@hub.example?bcc=b@evil.example%0D%0AX:y`,
	`../../../../etc/passwd`,
	"line\u2028and\u2029paragraph",
	"\u202Etxt.exe",
	"\ufeff<script>alert(1)</script>",
}

// Whatever people write in any field of any kind: no page runs a script, loads from
// elsewhere or leads to a scheme other than the web's and mail.
func TestHostileTextStaysText(t *testing.T) {
	shown := 0
	for _, text := range hostile {
		t.Run(text, func(t *testing.T) {
			w, _ := buildHub(t, hostileHub(t, text))
			w.isHarmless(t)
			for _, page := range w.pages(t) {
				for n := range page.Descendants() {
					if n.Type == html.TextNode && n.Data == text {
						shown++
					}
				}
			}
		})
	}
	if shown < 10*len(hostile) {
		t.Errorf("the texts are shown only %d times: are they on the pages at all?", shown)
	}
}

// hostileSettings are the settings that end up in an address, a style or a policy.
var hostileSettings = []string{
	`base_url: QUOTED`,
	`base_url: "https://hub.example/RAW"`,
	`languages: [QUOTED]`,
	`timezone: QUOTED`,
	`brand: {color: QUOTED, accent: QUOTED}`,
	`brand: {logo: QUOTED}`,
	`topics: {QUOTED: words}`,
	`contacts: {owner: {name: words, url: QUOTED}}`,
	`networks: [{name: mastodon, intent: QUOTED}]`,
	`networks: [{name: mastodon, intent: "https://social.example/RAW?text={text}"}]`,
	`domains: [QUOTED]`,
	`utm: {source: QUOTED, campaign: QUOTED}`,
}

// A setting that is refused stops the build; what is accepted is harmless.
func TestHostileSettingsAreHarmless(t *testing.T) {
	refused := 0
	for _, text := range hostile {
		for _, setting := range hostileSettings {
			hub := hostileHub(t, "words")
			hub["site/hub.yaml"] = &fstest.MapFile{Data: []byte(fill(setting, text))}
			if _, problems := config.Read(hub); problems.HasErrors() {
				refused++
				continue
			}
			t.Run(setting+" "+text, func(t *testing.T) {
				w, _ := buildHub(t, hub)
				w.isHarmless(t)
			})
		}
	}
	if all := len(hostile) * len(hostileSettings); refused < all/2 || refused == all {
		t.Errorf("%d of %d settings were refused: are they read at all?", refused, all)
	}
}

// isHarmless complains of what no page may have.
func (w website) isHarmless(t *testing.T) {
	t.Helper()
	for name, page := range w.pages(t) {
		for n := range page.Descendants() {
			for _, danger := range dangers(n) {
				t.Errorf("%s: %s", name, danger)
			}
		}
	}
	for name, data := range w {
		if bytes.Contains(data, []byte("ZgotmplZ")) {
			t.Errorf("%s has #ZgotmplZ: html/template had to mend it", name)
		}
	}
}

// fill puts a text where a hub has QUOTED and RAW.
func fill(hub, text string) string {
	return strings.NewReplacer("QUOTED", strconv.QuoteToASCII(text), "RAW", text).Replace(hub)
}

// hostileHub is the hub of testdata/hostile.txtar with a text in all its fields.
func hostileHub(t *testing.T, text string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/hostile.txtar")
	if err != nil {
		t.Fatal(err)
	}
	hub := fstest.MapFS{}
	for _, f := range archive.Files {
		hub[f.Name] = &fstest.MapFile{Data: []byte(fill(string(f.Data), text))}
	}
	return hub
}

// dangers are what is wrong with an element, in words.
func dangers(n *html.Node) []string {
	var list []string
	if n.Type != html.ElementNode {
		return nil
	}
	if slices.Contains([]string{"base", "embed", "form", "frame", "iframe", "math", "object", "style"}, n.Data) && !ownForm(n) {
		list = append(list, "has the element "+n.Data)
	}
	if n.Data == "script" && !ownScript(n) {
		list = append(list, "runs a script that is not ours: "+attribute(n, "src"))
	}
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
			list = append(list, "has the attribute "+a.Key+" on "+n.Data)
		}
	}
	for _, address := range addresses(n) {
		if !harmless(address) {
			list = append(list, n.Data+" leads to "+strconv.Quote(address))
		}
	}
	return list
}

// ownForm reports whether an element is one of the two forms of a hub, which lead nowhere:
// the search, and what a reader keeps on the device.
func ownForm(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "action" || a.Key == "method" || a.Key == "target" {
			return false
		}
	}
	return n.Data == "form" && (attribute(n, "role") == "search" || attribute(n, "class") == "mine")
}

// ownScript reports whether an element loads a script of the hub, or holds data.
func ownScript(n *html.Node) bool {
	if attribute(n, "type") == "application/json" {
		return true
	}
	src := attribute(n, "src")
	own := strings.Contains(src, "/assets/") && !strings.Contains(src, "//") && harmless(src)
	return own && path.Ext(src) == ".js" && n.FirstChild == nil
}

// harmless reports whether a browser would stay on the web, or write a mail. It reads
// the address as browsers do: without tabs, line breaks and what stands around it.
func harmless(address string) bool {
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	slashes := len(address) > 1 && strings.ContainsAny(address[:1], `/\`) && strings.ContainsAny(address[1:2], `/\`)
	return !slashes && slices.Contains([]string{"", "http", "https", "mailto"}, strings.ToLower(u.Scheme))
}
