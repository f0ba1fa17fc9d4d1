package content_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/content"
)

// body is a document of a post with a body, which begins on line 4.
func body(t *testing.T, markdown string) *content.Document {
	t.Helper()
	return &onePost(t, post("")+markdown, "").Original().Document
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"heading", "## Why it *matters*", `<h2 id="h-why-it-matters">Why it <em>matters</em></h2>`},
		{"headings alike", "# A\n# A\n# a-2\n# A", `<h1 id="h-a">A</h1>
<h1 id="h-a-2">A</h1>
<h1 id="h-a-2-2">a-2</h1>
<h1 id="h-a-3">A</h1>`},
		{"headings in any script", "# عنوان أول\n# Été", "<h1 id=\"h-عنوان-أول\">عنوان أول</h1>\n<h1 id=\"h-été\">Été</h1>"},
		{"heading of signs", "# \"><!", `<h1 id="h-">&quot;&gt;&lt;!</h1>`},
		{"no attributes", "# A {#main onclick=x}", `<h1 id="h-a-main-onclick-x">A {#main onclick=x}</h1>`},
		{"link", `[a](https://example.com/?a=1&b=2 "T")`, `<p><a href="https://example.com/?a=1&amp;b=2" title="T">a</a></p>`},
		{"link from the root", "[a](/fr/x/)", `<p><a href="/hub/fr/x/">a</a></p>`},
		{"relative link", "[a](../b/?c#d)", `<p><a href="../b/?c#h-d">a</a></p>`},
		{"link to a heading elsewhere", "[a](/fr/x/#h-b) [c](/fr/x/#d) [e](..#f) [g](?#h-i)",
			`<p><a href="/hub/fr/x/#h-b">a</a> <a href="/hub/fr/x/#h-d">c</a> <a href="..#h-f">e</a> <a href="?#h-i">g</a></p>`},
		{"fragments that are no headings", "[a](/b.pdf#page=2) ![c](d.svg#e) [f](https://example.com/#g) [h](/i/#)",
			`<p><a href="/hub/b.pdf#page=2">a</a> <img src="d.svg#e" alt="c" loading="lazy"> ` +
				`<a href="https://example.com/#g">f</a> <a href="/hub/i/#">h</a></p>`},
		{"link to a heading", "[a](#été)", `<p><a href="#h-%C3%A9t%C3%A9">a</a></p>`},
		{"reference", "[a]\n\n[a]: /b 'c'", `<p><a href="/hub/b" title="c">a</a></p>`},
		{"entity in an address", "[a](https://example.com/&auml;?a&amp;copy;)", `<p><a href="https://example.com/%C3%A4?a&amp;copy;">a</a></p>`},
		{"bare address", "See www.example.com/a?b&copy;", `<p>See <a href="http://www.example.com/a?b">www.example.com/a?b</a>©</p>`},
		{"mail", "<a@example.com>", `<p><a href="mailto:a@example.com">a@example.com</a></p>`},
		{"image", `![a *b* "c"](/d.png "e")`, `<p><img src="/hub/d.png" alt="a b &quot;c&quot;" title="e" loading="lazy"></p>`},
		{"image of another site", `![a *b* &lt;](https://example.com/d.png)`, `<p><a href="https://example.com/d.png">a b &lt;</a></p>`},
		{"without words", `![](https://example.com/d)`, `<p><a href="https://example.com/d">https://example.com/d</a></p>`},
		{"in a link", `[![a](https://example.com/d.png)](/c)`, `<p><a href="/hub/c">a</a></p>`},
		{"with a link", `![a [b](/c)](https://example.com/d.png)`, `<p><a href="https://example.com/d.png">a b</a></p>`},
		{"image in a link", "[![a](b.png)](/c)", `<p><a href="/hub/c"><img src="b.png" alt="a" loading="lazy"></a></p>`},
		{"table", "|a|b|\n|-|-:|\n|1|2|", `<div class="table" tabindex="0">
<table>
<thead>
<tr>
<th>a</th>
<th class="align-right">b</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
<td class="align-right">2</td>
</tr>
</tbody>
</table>
</div>`},
		{"tasks and strikethrough", "- [x] ~~a~~\n- [ ] b", `<ul>
<li>☑ <del>a</del></li>
<li>☐ b</li>
</ul>`},
		{"raw HTML", "a <b>c</b>\n\n<div>\nd\n</div>\n\n<!-- e -->", "<p>a c</p>"},
		{"CRLF", "a\r\n\r\n- b\r\n", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := body(t, test.markdown).HTML("/hub/")
			if err != nil || strings.TrimSpace(string(got)) != test.want {
				t.Errorf("error %v\n got %s\nwant %s", err, got, test.want)
			}
		})
	}
}

func TestFootnotes(t *testing.T) {
	got, err := body(t, "A[^1].\n\n[^1]: B").HTML("/")
	if err != nil || !strings.Contains(string(got), `<li id="fn:1">`) || !strings.Contains(string(got), `href="#fn:1"`) {
		t.Errorf("error %v, got %s", err, got)
	}
}

func TestLinks(t *testing.T) {
	d := body(t, "é [a *b*](/fr/x/)\n\n- ![the *roof* &amp; sky](r.png)\n- [c]\n- https://example.com/d\n- <e@example.com>\n\n[c]: javascript:x\n")
	var got []string
	for _, l := range d.Links() {
		got = append(got, strings.TrimPrefix(l.Pos.String(), postFile+":")+" "+l.URL+strings.Repeat(" image "+l.Alt, strings.Count(l.URL, "r.png")))
	}
	want := []string{
		"4:4 /fr/x/", "6:3 r.png image the roof & sky", "7:3 javascript:x", "8:3 https://example.com/d", "9:3 mailto:e@example.com",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What a link says it leads to is what stands in the page.
func TestAnchor(t *testing.T) {
	for link, want := range map[string]string{
		"[a](#été)": "h-été", "[a](/b/#%C3%A9t%C3%A9)": "h-été", "[a](../b/#h-c)": "h-c", "[a](/b/)": "",
		"[a](https://example.com/#b)": "b", "[a](b.pdf#page=2)": "page=2", "![a](/b#c)": "c", "[a](#%)": "h-%",
	} {
		got := ""
		for _, l := range body(t, link).Links() {
			got = l.Anchor()
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", link, got, want)
		}
	}
}

func TestProblemsOfBodies(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"fine", "[a](/b) <https://example.com> ![c](d.png) <!-- note -->\n", ""},
		{"script address", "a\n[b](javascript:x)\n", `5:1: the address "javascript:x" is left out: found the scheme "javascript", want http, https, mailto or a relative address [body]`},
		{"image of data", "![a](data:image/png;base64,x)", `4:1: the address "data:image/png;base64,x" is left out: found the scheme "data", want http, https, mailto or a relative address [body]`},
		{"two slashes", "[a](//evil.example)", `4:1: the address "//evil.example" is left out: it begins with //, want a scheme or one slash [body]`},
		{"user name", "[a](https://good.example@evil.example/)", `4:1: the address "https://good.example@evil.example/" is left out: it hides the host "evil.example" behind a user name [body]`},
		{"no host", "[a](https:evil.example)", `4:1: the address "https:evil.example" is left out: it has no host [body]`},
		{"HTML", "a <b>c</b>", "4:3: HTML is left out; write Markdown [body]"},
		{"HTML in HTML", "<b>a <i>c</i></B> <br>", "4:1: HTML is left out; write Markdown [body]\n" +
			postFile + ":4:6: HTML is left out; write Markdown [body]\n" +
			postFile + ":4:19: HTML is left out; write Markdown [body]"},
		{"end of HTML alone", "a</b>", "4:2: HTML is left out; write Markdown [body]"},
		{"two blocks of HTML", "<div>\n\na\n\n</div>", "4:1: HTML is left out; write Markdown [body]"},
		{"block of HTML", "a\n\n<div>\nd", "6:1: HTML is left out; write Markdown [body]"},
		{"too laborious", "a\n\n" + strings.Repeat("[", 2001), "6:1: the body has more than 2000 [ [body]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var lines []string
			for _, p := range body(t, test.markdown).Problems() {
				lines = append(lines, p.String())
			}
			want := postFile + ":" + test.want
			if test.want == "" {
				want = ""
			}
			if got := strings.Join(lines, "\n"); got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
}

// Each of these 64 KiB took seconds, or made a hundred megabytes. The limit leaves room for
// the race detector on a busy machine: it is some fifty times what they take now.
func TestLaboriousBodies(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, 64<<10/len(s)) }
	table := func(columns, rows int) string {
		return strings.Repeat("|a", columns) + "\n" + strings.Repeat("|-", columns) + "\n" + strings.Repeat("|\n", rows)
	}
	refused := map[string]string{
		"open links":     fill("[a]("),
		"brackets":       strings.Repeat("[", 32000) + strings.Repeat("]", 32000),
		"emphasis":       fill("*a_ "),
		"quotes":         fill(">"),
		"lists":          fill("1. "),
		"wide table":     table(1000, 10000),
		"long table":     table(100, 30000),
		"many tables":    fill(table(100, 100) + "\n"),
		"footnote calls": "[^a]: b\n\n" + fill("[^a]"),
	}
	allowed := map[string]string{
		"open links":    strings.Repeat("[a](", 2000) + strings.Repeat("b\n", 20000),
		"brackets":      strings.Repeat("[", 2000) + strings.Repeat("]", 60000),
		"emphasis":      strings.Repeat("*a_ ", 2500),
		"quotes":        fill(strings.Repeat(">", 50) + "\n"),
		"table":         table(100, 190),
		"headings":      fill("#\n"),
		"deep list":     deepList(300),
		"code spans":    fill("`` ` "),
		"autolinks":     fill("<http:"),
		"bare links":    fill("www.a.b "),
		"entities":      fill("&amp;"),
		"HTML blocks":   fill("<div\n"),
		"lazy quotes":   fill("> a\nb\n"),
		"setext":        fill("a\n=\n"),
		"rules":         fill("---\n"),
		"hard breaks":   fill("a  \n"),
		"thematic stop": fill("- - -\n"),
	}
	render := func(t *testing.T, markdown string) error {
		start := time.Now()
		_, err := body(t, markdown[:min(len(markdown), 64<<10)]).HTML("/")
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("it took %v", took)
		}
		return err
	}
	for name, markdown := range refused {
		t.Run("refused "+name, func(t *testing.T) {
			if render(t, markdown) == nil {
				t.Error("it was rendered")
			}
		})
	}
	for name, markdown := range allowed {
		t.Run("allowed "+name, func(t *testing.T) {
			if err := render(t, markdown); err != nil {
				t.Error(err)
			}
		})
	}
}

func deepList(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}
