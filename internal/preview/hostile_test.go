package preview

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	markdowntext "github.com/yuin/goldmark/text"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/targets"
)

// hostile is a sheet that says some words in every place that a writer has.
func hostile(words, text, link string) *Sheet {
	settings := &config.Settings{Zone: time.UTC, DefaultDisclosure: words}
	title := strings.ReplaceAll(words, "\n", " ") // no title has two lines
	edition := &content.Edition{
		Document: content.Document{
			ID: "p", Lang: "en", Title: title, Summary: title, Body: []byte(text), Source: &content.Source{Data: []byte(text)},
		},
		Link: link, Starters: []string{text}, Reason: text, Answer: text,
		Media: []content.Media{{
			Kind: content.MediaVideo, Alt: words, Stored: content.Stored{File: words}, Rights: content.Rights{Source: words, People: []string{text}},
		}},
		Claims:  []content.Claim{{Text: words, Evidence: link, Owner: words}},
		Actions: []content.Action{{URL: link}},
	}
	post := &content.Post{
		ID: "p", Campaign: words, Topics: []string{words}, Owner: words, Edit: content.Free,
		Withdrawn: &content.Withdrawal{Replacement: words}, Editions: []*content.Edition{edition},
	}
	entry := func(number int, shown, words string) Entry {
		return Entry{
			Post: "p", Lang: "en", Network: shown, Name: "n" + strconv.Itoa(number), Text: words, Link: link,
			number: number, words: words, shown: shown,
		}
	}
	return &Sheet{
		post: post, edition: edition, settings: settings, state: content.Withdrawn,
		handed:  share.Canonical{Hashtags: []string{words}},
		freezes: []config.Freeze{{Networks: []string{"x"}, Reason: config.Localized{"": words}}},
		target:  &targets.Target{Title: words, Image: &targets.Picture{URL: link, Error: words}},
		Entries: []Entry{entry(1, "X", text), entry(2, "X", words), entry(1, "Email", text)},
	}
}

// Whatever posts say, in a pull request it is shown and does nothing: there is no link, no
// image, no HTML, nothing that calls somebody. All that is not code is ours.
func FuzzComment(f *testing.F) {
	for _, s := range []string{"words", "@everyone", "```\n@all\n```", "`````", "a|b\\|c",
		"</code><img src=x onerror=alert(1)>", "\n\n# Heading", "~~~\n@x", "`", "\u202etxet", "\r\n---\r\n", "[x](javascript:y)", " ", "<!-- portevoix: preview -->",
		"#123 GH-1 www.example.org https://evil.example/?utm_a|b=`c`&utm_@x=<i>", "- [x] done\n+ new\n- gone",
		"![i](https://evil.example/i.png)", "|"} {
		f.Add(s, "as it was", s, s)
		f.Add(s, s+" too", "@all "+s, "https://example.org/?utm_source=x")
	}
	f.Fuzz(func(t *testing.T, words, before, now, link string) {
		if len(words)+len(before)+len(now)+len(link) > 2000 {
			return // a reader of Markdown takes long for long lines
		}
		c := &Comparison{since: words, broken: []string{words}, changes: []change{
			{before: hostile(words, before, link), now: hostile(now, now, link+words)},
			{now: hostile(words, now, link)}, {before: hostile(words, before, link)},
		}}
		harmless(t, c.Markdown(1<<20))
	})
}

// kinds are those of a comment's parts, code aside.
var kinds = []ast.NodeKind{
	ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindList, ast.KindListItem, ast.KindText,
	extensionast.KindTable, extensionast.KindTableHeader, extensionast.KindTableRow, extensionast.KindTableCell,
}

// harmless reads a comment as GitHub does.
func harmless(t *testing.T, comment string) {
	t.Helper()
	source := []byte(comment)
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	document := reader.Parse(markdowntext.NewReader(source))
	err := ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case n.Kind() == ast.KindCodeSpan || n.Kind() == ast.KindFencedCodeBlock:
			return ast.WalkSkipChildren, nil
		case !slices.Contains(kinds, n.Kind()):
			t.Errorf("found a %s in\n%s", n.Kind(), comment)
		case n.Kind() == ast.KindText && entering:
			said := string(n.(*ast.Text).Segment.Value(source))
			if strings.ContainsAny(strings.ReplaceAll(said, "&#124;", ""), "@#/<>|`*_~") {
				t.Errorf("%q stands outside code in\n%s", said, comment)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What finds no room is left out whole, and named; the rest is as it was.
func TestCommentFits(t *testing.T) {
	c := &Comparison{since: "main"}
	for i := range 100 {
		s := hostile("a", strings.Repeat("Ten words. ", 60), "https://example.org/")
		s.post.ID = "post-" + strconv.Itoa(i)
		c.changes = append(c.changes, change{now: s})
	}
	whole := c.Markdown(1 << 20)
	if strings.Contains(whole, "no room") {
		t.Fatal("a comment with all the room there is lacks something")
	}
	if got := c.Markdown(len(whole)); got != whole {
		t.Error("a comment of just that length is cut")
	}
	for limit := LeastLimit; limit < len(whole); limit += 70_001 {
		got := c.Markdown(limit)
		if len(got) > limit {
			t.Errorf("a comment of at most %d bytes has %d", limit, len(got))
		}
		shown, note, _ := strings.Cut(got, "\n---\n")
		if !strings.HasPrefix(whole, shown) || !strings.Contains(note, "There was no room for `post-") {
			t.Errorf("a comment of %d bytes ends with\n%s", limit, got[max(0, len(got)-300):])
		}
	}
}
