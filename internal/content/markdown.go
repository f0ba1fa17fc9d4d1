package content

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/yuin/goldmark"
)

// HTML is markup that is safe to stand in a page as it is.
type HTML string

const maxHTML = 1 << 20 // bytes

// HTML renders the body: GitHub's Markdown with footnotes and anchors at headings.
// Raw HTML is left out; of a link or image with an address other than http, https,
// mailto or relative the words are left, and an image of another site becomes a link to
// it. An address from the root, /fr/x/, is put
// below base, which ends in a slash.
//
// An error means that the body would take too long or grow too large.
func (d *Document) HTML(base string) (HTML, error) {
	root, err := d.parse()
	if err != nil {
		return "", fmt.Errorf("render %s: %w", d.name(), err)
	}
	settle(root, d.Body, base)
	out := &capped{left: maxHTML}
	if err := markdown.Renderer().Render(out, d.Body, root); err != nil {
		return "", fmt.Errorf("render %s: %w", d.name(), err)
	}
	return HTML(out.String()), nil
}

func (d *Document) name() string {
	if d.Source == nil {
		return d.ID + "." + d.Lang
	}
	return d.Source.Path
}

// parse returns the body's tree; it refuses what would take too long before it
// begins, since a parser can't be stopped.
func (d *Document) parse() (ast.Node, error) {
	if _, err := laborious(d.Body); err != nil {
		return nil, err
	}
	context := parser.NewContext(parser.WithIDs(anchors{}))
	return markdown.Parser().Parse(text.NewReader(d.Body), parser.WithContext(context)), nil
}

// markdown may be used by several goroutines: what changes is kept in a context.
// Attributes ({onclick=…}) stay off, raw HTML is not written.
var markdown = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Strikethrough, extension.Linkify, extension.TaskList, extension.Footnote),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(safeNodes{}, 1))),
)

// safeNodes writes the nodes that could bring in somebody else's markup or address.
type safeNodes struct{}

func (safeNodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, writeLink)
	r.Register(ast.KindImage, writeImage)
	r.Register(ast.KindRawHTML, writeNothing)
	r.Register(ast.KindHTMLBlock, writeNothing)
	r.Register(extast.KindTable, writeTable)
	r.Register(extast.KindTaskCheckBox, writeTask)
}

func writeNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

// writeTable puts a table into a frame that scrolls, also by keyboard, where the screen
// is narrower.
func writeTable(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	markup := "<div class=\"table\" tabindex=\"0\">\n<table>\n"
	if !entering {
		markup = "</table>\n</div>\n"
	}
	_, err := w.WriteString(markup)
	return ast.WalkContinue, err
}

// writeTask writes whether a task is done as a sign, for a box that nobody can tick is no
// field of a form, and would have no name.
func writeTask(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	sign := "☐ "
	if node.(*extast.TaskCheckBox).IsChecked {
		sign = "☑ "
	}
	_, err := w.WriteString(sign)
	return ast.WalkContinue, err
}

func writeLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	n := node.(*ast.Link)
	writeAttribute(w, `<a href="`, n.Destination)
	writeTitle(w, n.Title)
	_, err := w.WriteString(`>`)
	return ast.WalkContinue, err
}

func writeImage(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	writeAttribute(w, `<img src="`, n.Destination)
	writeAttribute(w, ` alt="`, []byte(plainText(n, source)))
	writeTitle(w, n.Title)
	_, err := w.WriteString(` loading="lazy">`)
	return ast.WalkSkipChildren, err
}

func writeTitle(w util.BufWriter, title []byte) {
	if title == nil {
		return
	}
	w.WriteString(` title="`)
	html.DefaultWriter.Write(w, title)
	w.WriteByte('"')
}

func writeAttribute(w util.BufWriter, opening string, value []byte) {
	w.WriteString(opening)
	w.Write(util.EscapeHTML(value))
	w.WriteByte('"')
}

// capped stops a rendering that grows beyond all measure.
type capped struct {
	bytes.Buffer
	left int
}

var errTooLong = errors.New("the body makes too much HTML")

func (c *capped) Write(p []byte) (int, error) {
	if c.left -= len(p); c.left < 0 {
		return 0, errTooLong
	}
	return c.Buffer.Write(p)
}
