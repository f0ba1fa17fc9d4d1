package content

import (
	"bytes"
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"github.com/portevoix/portevoix/internal/problem"
)

// A Link is a link or an image in a body.
type Link struct {
	URL   string // as a browser reads it, without the base
	Pos   problem.Position
	Image bool
	Alt   string // of an image
}

// Anchor returns the id that the link leads to in its page: h-why for #why. It is
// empty for a link to a whole page.
func (l Link) Anchor() string {
	to := l.URL
	if !l.Image {
		to = toAnchor(to)
	}
	_, fragment, _ := strings.Cut(to, "#")
	if id, err := url.PathUnescape(fragment); err == nil {
		return id
	}
	return fragment
}

// Links returns the links and images of the body in their order, those with an
// address that HTML leaves out too. It is nil for a body that HTML refuses.
func (d *Document) Links() []Link {
	root, err := d.parse()
	if err != nil {
		return nil
	}
	var links []Link
	for _, n := range addressed(root) {
		l := Link{URL: address(n, d.Body), Pos: d.Source.AtBody(n.Pos())}
		if l.Image = n.Kind() == ast.KindImage; l.Image {
			l.Alt = plainText(n, d.Body)
		}
		links = append(links, l)
	}
	return links
}

// Problems returns what HTML leaves out of the body, or why it refuses it.
func (d *Document) Problems() problem.List {
	if at, err := laborious(d.Body); err != nil {
		return problem.List{problem.Errorf(d.Source.AtBody(at), ruleBody, "%v", err)}
	}
	root, _ := d.parse()
	var list problem.List
	for _, n := range addressed(root) {
		if err := checkAddress(address(n, d.Body)); err != nil {
			list = append(list, problem.Errorf(d.Source.AtBody(n.Pos()), ruleBody,
				"the address %q is left out: %v", address(n, d.Body), err))
		}
	}
	return append(list, d.leftOut(root)...)
}

var tag = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)

// leftOut finds HTML; an element is reported where it opens.
func (d *Document) leftOut(root ast.Node) problem.List {
	var list problem.List
	opened := map[string]bool{}
	for _, n := range nodes(root, ast.KindRawHTML, ast.KindHTMLBlock) {
		text := d.Body[n.Pos():]
		if bytes.HasPrefix(text, []byte("<!--")) {
			continue
		}
		if m := tag.FindSubmatch(text); m != nil {
			name, closes := strings.ToLower(string(m[2])), len(m[1]) > 0
			if closes && opened[name] {
				continue
			}
			opened[name] = true
		}
		list = append(list, problem.Warningf(d.Source.AtBody(n.Pos()), ruleBody, "HTML is left out").
			WithCure("write Markdown"))
	}
	return list
}

// settle makes a tree ready to be written: addresses are checked, put below the base
// and led to the anchors of headings, and cells of tables get their alignment as a class.
func settle(root ast.Node, source []byte, base string) {
	for _, n := range addressed(root) {
		to := address(n, source)
		if checkAddress(to) != nil {
			unwrap(n, source)
			continue
		}
		if n.Kind() == ast.KindImage && Elsewhere(to) && !strings.HasPrefix(to, base) {
			linked(n, source, to)
			continue
		}
		if n.Kind() != ast.KindImage {
			to = toAnchor(to)
		}
		point(n, source, []byte(escaped(below(base, to))))
	}
	for _, n := range nodes(root, extension.KindTableCell) {
		if cell := n.(*extension.TableCell); cell.Alignment != extension.AlignNone {
			cell.SetAttributeString("class", []byte("align-"+cell.Alignment.String()))
		}
	}
}

// Elsewhere reports whether an address names a site, rather than a place of the hub.
func Elsewhere(to string) bool {
	u, err := url.Parse(to)
	return err == nil && u.Host != ""
}

// linked puts a link to an image in its place: a page shows nothing that others have to
// be asked for. In a link its words alone are left.
func linked(n ast.Node, source []byte, to string) {
	words := literal([]byte(cmp.Or(plainText(n, source), to)))
	put := words
	if !within(n, ast.KindLink) {
		link := ast.NewLink()
		link.Destination = []byte(escaped(to))
		link.AppendChild(link, words)
		put = link
	}
	n.Parent().ReplaceChild(n.Parent(), n, put)
}

func within(n ast.Node, kind ast.NodeKind) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == kind {
			return true
		}
	}
	return false
}

// addressed lists the nodes with an address, inner ones first.
func addressed(root ast.Node) []ast.Node {
	return nodes(root, ast.KindLink, ast.KindImage, ast.KindAutoLink)
}

func nodes(root ast.Node, kinds ...ast.NodeKind) []ast.Node {
	var found []ast.Node
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && slices.Contains(kinds, n.Kind()) {
			found = append(found, n)
		}
		return ast.WalkContinue, nil
	})
	return found
}

func address(n ast.Node, source []byte) string {
	switch n := n.(type) {
	case *ast.Link:
		return resolved(n.Destination)
	case *ast.Image:
		return resolved(n.Destination)
	}
	auto := n.(*ast.AutoLink)
	to := string(auto.URL(source))
	if auto.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		return "mailto:" + to
	}
	return to
}

// point gives a node its final address; a bare address becomes a link.
func point(n ast.Node, source, to []byte) {
	switch n := n.(type) {
	case *ast.Link:
		n.Destination = to
	case *ast.Image:
		n.Destination = to
	case *ast.AutoLink:
		link := ast.NewLink()
		link.Destination = to
		link.AppendChild(link, literal(n.Label(source)))
		n.Parent().ReplaceChild(n.Parent(), n, link)
	}
}

// unwrap puts the words of a node in its place.
func unwrap(n ast.Node, source []byte) {
	parent := n.Parent()
	if auto, ok := n.(*ast.AutoLink); ok {
		parent.ReplaceChild(parent, n, literal(auto.Label(source)))
		return
	}
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}

func literal(words []byte) ast.Node {
	s := ast.NewString(words)
	s.SetRaw(true)
	return s
}

// plainText is the text of a node without markup.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	for _, n := range nodes(n, ast.KindText, ast.KindString) {
		switch n := n.(type) {
		case *ast.Text:
			if value := n.Segment.Value(source); n.IsRaw() {
				b.Write(value)
			} else {
				b.WriteString(resolved(value))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		}
	}
	return b.String()
}
