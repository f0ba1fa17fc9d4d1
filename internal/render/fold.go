package render

import (
	"html/template"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
)

// constant are the functions which, called with strings that stand in the template,
// give the same on every page of a language.
var constant = []string{"t", "asset", "page", "icon", "policy"}

// foldAll writes such calls out in templates that have just been parsed: most actions
// of a page are words of the interface, and text costs nothing. It does so only where
// escaping for markup is all that is needed: between tags, and in the quoted attributes
// of plainly. Everywhere else html/template goes on to escape for the place.
func foldAll(t *template.Template, functions template.FuncMap) {
	for _, each := range t.Templates() {
		if each.Tree != nil {
			foldList(each.Tree.Root, "", functions)
		}
	}
}

// foldList folds the actions of a list that stands behind a text.
func foldList(list *parse.ListNode, before string, functions template.FuncMap) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			before += string(n.Text)
		case *parse.ActionNode:
			if text, ok := foldAction(n, before, functions); ok {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			foldBranch(&n.BranchNode, before, functions)
		case *parse.RangeNode:
			foldBranch(&n.BranchNode, before, functions)
		case *parse.WithNode:
			foldBranch(&n.BranchNode, before, functions)
		}
	}
}

func foldBranch(n *parse.BranchNode, before string, functions template.FuncMap) {
	foldList(n.List, before, functions)
	foldList(n.ElseList, before, functions)
}

// plainly are the attributes into which words, and those into which addresses of the
// hub may be written out.
var (
	wordsPlainly   = regexp.MustCompile(`\s(?:title|alt|content|placeholder|aria-[a-z]+|data-[a-z]+)="[^"<>]*$`)
	addressPlainly = regexp.MustCompile(`\s(?:href|src)="$`)
)

// plain reports whether what stands behind a text is escaped as in markup. A template
// that begins there could be called from anywhere, so it must have shown a tag.
func plain(before, function string) bool {
	open, closed := strings.LastIndexByte(before, '<'), strings.LastIndexByte(before, '>')
	if open > closed {
		return wordsPlainly.MatchString(before[open:]) ||
			(function == "asset" || function == "page") && addressPlainly.MatchString(before[open:])
	}
	folded := strings.ToLower(before)
	return closed >= 0 &&
		strings.LastIndex(folded, "<script") <= strings.LastIndex(folded, "</script") &&
		strings.LastIndex(folded, "<style") <= strings.LastIndex(folded, "</style")
}

// foldAction evaluates an action that is one call of a constant function. One that
// fails is left to fail where its page is rendered.
func foldAction(n *parse.ActionNode, before string, functions template.FuncMap) (string, bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return "", false
	}
	name, first, rest, ok := call(n.Pipe.Cmds[0])
	if !ok || !plain(before, name) {
		return "", false
	}
	switch f := functions[name].(type) {
	case func() string:
		return template.HTMLEscapeString(f()), true
	case func(string) string:
		return template.HTMLEscapeString(f(first)), true
	case func(string) template.HTML:
		return string(f(first)), true
	case func(string, ...any) (string, error):
		text, err := f(first, rest...)
		return template.HTMLEscapeString(text), err == nil
	}
	return "", false
}

// call takes a command apart that calls a constant function with nothing, with a string
// or, where it is a message with its parts, with several.
func call(c *parse.CommandNode) (name, first string, rest []any, ok bool) {
	function, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || !slices.Contains(constant, function.Ident) {
		return "", "", nil, false
	}
	for i, argument := range c.Args[1:] {
		text, ok := argument.(*parse.StringNode)
		if !ok {
			return "", "", nil, false
		}
		if i == 0 {
			first = text.Text
		} else {
			rest = append(rest, text.Text)
		}
	}
	few, many := len(c.Args) == 1, len(rest) > 0
	return function.Ident, first, rest, few == (function.Ident == "policy") && (!many || function.Ident == "t")
}
