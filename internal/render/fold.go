package render

import (
	"html/template"
	"slices"
	"text/template/parse"
)

// constant are the functions which, called with strings that stand in the template,
// give the same on every page of a language.
var constant = []string{"t", "asset", "icon", "policy"}

// foldAll writes such calls out in templates that have just been parsed, as text that
// is safe in markup and in quoted attributes: most actions of a page are words of the
// interface, and text costs nothing.
func foldAll(t *template.Template, functions template.FuncMap) {
	for _, each := range t.Templates() {
		if each.Tree != nil {
			foldList(each.Tree.Root, functions)
		}
	}
}

func foldList(list *parse.ListNode, functions template.FuncMap) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			if text, ok := foldAction(n, functions); ok {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			foldBranch(&n.BranchNode, functions)
		case *parse.RangeNode:
			foldBranch(&n.BranchNode, functions)
		case *parse.WithNode:
			foldBranch(&n.BranchNode, functions)
		}
	}
}

func foldBranch(n *parse.BranchNode, functions template.FuncMap) {
	foldList(n.List, functions)
	foldList(n.ElseList, functions)
}

// foldAction evaluates an action that is one call of a constant function. One that
// fails is left to fail where its page is rendered.
func foldAction(n *parse.ActionNode, functions template.FuncMap) (string, bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return "", false
	}
	name, argument, ok := call(n.Pipe.Cmds[0])
	if !ok {
		return "", false
	}
	switch f := functions[name].(type) {
	case func() string:
		return template.HTMLEscapeString(f()), true
	case func(string) string:
		return template.HTMLEscapeString(f(argument)), true
	case func(string) template.HTML:
		return string(f(argument)), true
	case func(string, ...any) (string, error):
		text, err := f(argument)
		return template.HTMLEscapeString(text), err == nil
	}
	return "", false
}

// call takes a command apart that calls a constant function with a string, or with
// nothing.
func call(c *parse.CommandNode) (name, argument string, ok bool) {
	function, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || !slices.Contains(constant, function.Ident) {
		return "", "", false
	}
	switch len(c.Args) {
	case 1:
		return function.Ident, "", function.Ident == "policy"
	case 2:
		text, ok := c.Args[1].(*parse.StringNode)
		if ok {
			return function.Ident, text.Text, true
		}
	}
	return "", "", false
}
