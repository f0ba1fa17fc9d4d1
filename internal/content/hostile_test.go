package content_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/portevoix/portevoix/internal/content"
)

// hostile bodies try to bring a script, a foreign scheme or a handler into a page.
var hostile = []string{
	// Spellings of javascript:
	"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a]( javascript:alert(1))", "[a](<javascript:alert(1)>)",
	"[a](java\tscript:alert(1))", "[a](<java\nscript:alert(1)>)", "[a](\x01javascript:alert(1))", "[a](\u00a0javascript:x)",
	"[a](&#106;avascript:alert(1))", "[a](&#x6A;avascript:alert(1))", "[a](java&#x73;cript:x)", "[a](javascript&colon;alert(1))",
	"[a](javascript&#58;alert(1))", "[a](java&Tab;script:x)", "[a](java&NewLine;script:x)", "[a](&#1;javascript:x)",
	"[a](javascript&#38;colon;x)", "[a](javascript&#38;#58;x)", "[a](javascript&amp;colon;x)", `[a](javascript\:alert(1))`, "[a](javascript\\&colon;x)",
	"[a](&#0000106avascript:x)", "[a](javascript%3Aalert(1))", "[a](%6Aavascript:x)", "[a](javascript://example.com/%0Ax)",
	// in every kind of link and image
	"![a](javascript:alert(1))", "![a](java&#x73;cript:x)", "[a]\n\n[a]: javascript:alert(1)", "[a][b]\n\n[b]: <java&Tab;script:x>",
	"![a]\n\n[a]: vbscript:x", "<javascript:alert(1)>", "<JAVASCRIPT:x>", "<vbscript:x>", "<data:text/html,x>", "<file:///etc/passwd>",
	"[![a](javascript:x)](javascript:y)", "[a[b](javascript:x)](https://c)", "x[^1]\n\n[^1]: [a](javascript:x)",
	"|a|\n|-|\n|[b](javascript:x)|", "# [a](javascript:x)", "- [ ] [a](javascript:x)", "> [a](javascript:x)",
	// Other schemes and hosts
	"[a](data:text/html;base64,PHNjcmlwdD4=)", "![a](data:image/svg+xml,<svg onload=x>)", "[a](data:image/png;base64,x)", "[a](blob:https://a/b)",
	"[a](vbscript:x)", "[a](file:///etc/passwd)", "[a](feed:javascript:x)", "[a](view-source:x)", "[a](jar:x!/)", "[a](about:blank)",
	"[a](//evil.example)", "[a](///evil.example)", `[a](\\evil.example)`, `[a](/\evil.example)`, `[a](\\\\evil.example)`, "[a](/&#92;evil.example)",
	"[a](/&#9;/evil.example)", "[a](/&NewLine;/evil.example)", "[a](https:evil.example)", "[a](https:/evil.example)", `[a](https:\\evil)`,
	"[a](https://good@evil.example)", "[a](https://good:pw@evil.example)", "[a](http://)", "[a](http://\"0)", "[a](:javascript:x)", "[a](tel:1)", "[a](whatsapp://x)",
	// Raw HTML
	"<script>alert(1)</script>", "a <script>alert(1)</script>", "<SCRIPT SRC=//evil></SCRIPT>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
	"<svg><style><img src=x onerror=x>", "<math><mtext></p><img src=x onerror=x>", "<iframe src=javascript:x>", "<a href=javascript:x>a</a>",
	"<!-- x --!><script>x</script>", "<!--><script>x</script>", "<![CDATA[<script>x</script>]]>", "<? <script>x</script> ?>", "<!A <script>x</script>>",
	"<div onclick=x>\n\na\n\n</div>", "<style>@import '//evil'</style>", "<base href=//evil>", "<form action=//evil><input>", "<b\nonclick=x>a</b>",
	"<meta http-equiv=refresh content='0;url=//evil'>", "<p title=\"`<script>x</script>`\">", "`<script>`</script>", "<x/onclick=x>",
	// Out of attributes and code
	"```\"><script>alert(1)</script>\na\n```", "``` x onclick=y\na\n```", "~~~ &quot;&gt;<script>\na\n~~~", "```<script>\n</code></pre><script>x</script>\n```",
	"![\"onerror=\"x](y)", "![a](x \"'onerror='x\")", "[a](x '\"onclick=\"y')", "[a](x (&quot;onclick=&quot;y))", "[a](\"onclick=x)", "[a](<x\"onclick=\"y>)",
	"![<img src=x onerror=y>](z)", "![`\"onerror=x`](y)", "# a {onclick=x}", "# a {#b style=c}", "![a](b){onerror=x}", "# \"onclick=x\"", "[a]: b 'c' onclick=d\n\n[a]",
	"https://example.com/\"onclick=x", "www.example.com/<script>", "<https://example.com/\"onclick=x>", "a@b.c\"onclick=x", "[a](https://b/?\"><script>)",
	"[^\"><script>]\n\n[^\"><script>]: a", "|\"><script>|\n|-|\n|</table><script>x</script>|", "&lt;script&gt;x&lt;/script&gt;", "\\<script>x\\</script>",
}

// What a browser makes of the markup is judged, not how it is spelt.
func TestHostileBodies(t *testing.T) {
	for _, markdown := range hostile {
		judge(t, markdown)
	}
	for i, markdown := range hostile {
		judge(t, markdown+"\n\n"+hostile[(i+7)%len(hostile)])
		judge(t, "- "+markdown+" *"+hostile[(i+11)%len(hostile)]+"*")
	}
}

func judge(t *testing.T, markdown string) {
	t.Helper()
	start := time.Now()
	d := &content.Document{ID: "a", Lang: "fr", Body: []byte(markdown)}
	d.Links()
	d.Problems()
	markup, err := d.HTML("/hub/")
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("%q takes %v", markdown, took)
	}
	if err != nil {
		return
	}
	root, err := html.Parse(strings.NewReader("<!doctype html><title>x</title><main>" + string(markup) + "</main><i id=end></i>"))
	if err != nil {
		t.Fatal(err)
	}
	ended := false
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%q leaves the comment %q", markdown, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(elements, n.Data) {
			t.Errorf("%q makes <%s>: %s", markdown, n.Data, markup)
		}
		for _, a := range n.Attr {
			ended = ended || n.Data == "i" && a.Val == "end" && n.Parent.Data == "body"
			if problem := judgeAttribute(a); problem != "" {
				t.Errorf("%q makes %s: %s", markdown, problem, markup)
			}
		}
	}
	if !ended {
		t.Errorf("%q breaks out of its place: %s", markdown, markup)
	}
}

var elements = strings.Fields(`html head title body main i
	a blockquote br code del div em h1 h2 h3 h4 h5 h6 hr img li ol p pre section strong sup table tbody td th thead tr ul`)

var attributes = strings.Fields(`alt class href id loading role src start tabindex title`)

func judgeAttribute(a html.Attribute) string {
	switch {
	case !slices.Contains(attributes, a.Key):
		return "the attribute " + a.Key
	case a.Key == "href" || a.Key == "src":
		// Browsers drop these before they look for a scheme.
		seen := strings.Map(func(r rune) rune {
			if r <= ' ' {
				return -1
			}
			return r
		}, a.Val)
		u, err := url.Parse(seen)
		if err != nil || !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme) {
			return "the address " + a.Val
		}
		if u.Scheme == "" && (u.Host != "" || strings.HasPrefix(strings.ReplaceAll(seen, `\`, "/"), "//")) || u.User != nil {
			return "the foreign address " + a.Val
		}
	}
	return ""
}

func FuzzHTML(f *testing.F) {
	for _, markdown := range hostile {
		f.Add(markdown)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		if len(markdown) < 64<<10 {
			judge(t, strings.ToValidUTF8(markdown, "?"))
		}
	})
}
