package render

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/portevoix/portevoix/internal/yaml"
)

// A walk goes through one template with the type of its dot. A nil type is not known,
// and nothing is said about it.
type walk struct {
	*inspector
	trees     map[string]*parse.Tree
	page      string
	tree      *parse.Tree
	variables []variable
}

type variable struct {
	name string
	of   reflect.Type
}

func (w *walk) list(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		w.node(node, dot)
	}
}

func (w *walk) node(node parse.Node, dot reflect.Type) {
	switch n := node.(type) {
	case *parse.ActionNode:
		w.pipe(n.Pipe, dot)
	case *parse.IfNode:
		w.branch(&n.BranchNode, dot, func(reflect.Type) reflect.Type { return dot })
	case *parse.WithNode:
		w.branch(&n.BranchNode, dot, func(of reflect.Type) reflect.Type { return of })
	case *parse.RangeNode:
		w.branch(&n.BranchNode, dot, element)
	case *parse.TemplateNode:
		w.call(n, dot)
	}
}

// branch walks through both lists; inside tells the dot of the first.
func (w *walk) branch(n *parse.BranchNode, dot reflect.Type, inside func(reflect.Type) reflect.Type) {
	before := len(w.variables)
	of := w.pipe(n.Pipe, dot)
	if n.NodeType == parse.NodeRange {
		w.counting(n.Pipe, of)
	}
	w.list(n.List, inside(of))
	w.variables = w.variables[:before]
	w.list(n.ElseList, dot)
}

// counting gives the variables of a range their types: {{range $i, $topic := .Topics}}.
func (w *walk) counting(pipe *parse.PipeNode, of reflect.Type) {
	declared := len(pipe.Decl)
	if declared == 0 {
		return
	}
	w.variables[len(w.variables)-1].of = element(of)
	if declared == 2 {
		w.variables[len(w.variables)-2].of = nil
	}
}

func element(of reflect.Type) reflect.Type {
	if of = value(of); of == nil {
		return nil
	}
	switch of.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		return of.Elem()
	}
	return nil
}

// value is what a pointer points to; nothing is known of an interface.
func value(of reflect.Type) reflect.Type {
	for of != nil && of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of == nil || of.Kind() == reflect.Interface {
		return nil
	}
	return of
}

func (w *walk) call(n *parse.TemplateNode, dot reflect.Type) {
	var of reflect.Type
	if n.Pipe != nil {
		of = w.pipe(n.Pipe, dot)
	}
	if w.trees[n.Name] == nil {
		w.found(w.tree, n, "there is no template %q", n.Name)
		return
	}
	if n.Pipe != nil && of == nil {
		return
	}
	w.template(w.trees, w.page, n.Name, of)
}

// pipe is the type of what a pipeline gives.
func (w *walk) pipe(pipe *parse.PipeNode, dot reflect.Type) (of reflect.Type) {
	for i, command := range pipe.Cmds {
		of = w.command(command, dot, i > 0)
	}
	for _, v := range pipe.Decl {
		if !pipe.IsAssign {
			w.variables = append(w.variables, variable{v.Ident[0], of})
		}
	}
	return of
}

// command is the type of what a command gives; piped says that one more argument comes
// from the command before.
func (w *walk) command(c *parse.CommandNode, dot reflect.Type, piped bool) reflect.Type {
	for _, argument := range c.Args[1:] {
		w.operand(argument, dot)
	}
	if function, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return w.function(c, function.Ident, piped)
	}
	return w.operand(c.Args[0], dot)
}

func (w *walk) operand(node parse.Node, dot reflect.Type) reflect.Type {
	switch n := node.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(n, dot, n.Ident)
	case *parse.VariableNode:
		return w.fields(n, w.variable(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return w.fields(n, w.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return w.pipe(n, dot)
	case *parse.IdentifierNode:
		return w.function(nil, n.Ident, false)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	}
	return nil
}

func (w *walk) variable(name string) reflect.Type {
	for _, v := range slices.Backward(w.variables) {
		if v.name == name {
			return v.of
		}
	}
	return nil
}

// fields follows names from a type.
func (w *walk) fields(node parse.Node, of reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		holder := value(of)
		if holder == nil {
			return nil
		}
		if method, ok := methodOf(of, name); ok {
			of = method.Type.Out(0)
			continue
		}
		if holder.Kind() == reflect.Map {
			of = holder.Elem()
			continue
		}
		field, ok := fieldOf(holder, name)
		if !ok {
			w.found(w.tree, node, "there is no %s here; %s", name, yaml.Suggest(name, fieldsOf(holder)))
			return nil
		}
		of = field.Type
	}
	return of
}

func methodOf(of reflect.Type, name string) (reflect.Method, bool) {
	if method, ok := of.MethodByName(name); ok {
		return method, true
	}
	return reflect.PointerTo(of).MethodByName(name)
}

func fieldOf(of reflect.Type, name string) (reflect.StructField, bool) {
	if of.Kind() != reflect.Struct {
		return reflect.StructField{}, false
	}
	field, ok := of.FieldByName(name)
	return field, ok && field.IsExported()
}

func fieldsOf(of reflect.Type) []string {
	var names []string
	if of.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(of) {
			if f.IsExported() && !f.Anonymous {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// function is the type of what a call gives. c is nil for a function that is an argument.
func (w *walk) function(c *parse.CommandNode, name string, piped bool) reflect.Type {
	switch of := builtins[name].(type) {
	case nil:
	case anything:
		return nil
	default:
		return reflect.TypeOf(of)
	}
	of := reflect.TypeOf(w.renderer.functions[name]) // parsing has told of an unknown one
	if c == nil || of == nil {
		return nil
	}
	given := len(c.Args) - 1
	if piped {
		given++
	}
	if few := of.NumIn() - boolean(of.IsVariadic()); given < few || given > few && !of.IsVariadic() {
		w.found(w.tree, c, "%s wants %d arguments, found %d", name, few, given)
	}
	if name == "t" || name == "n" {
		w.message(c)
	}
	return of.Out(0)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// message wants every language to have a message that is named in so many words.
func (w *walk) message(c *parse.CommandNode) {
	if len(c.Args) < 2 {
		return
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return
	}
	var without []string
	for lang, words := range w.renderer.words {
		if !words.Has(key.Text) {
			without = append(without, lang)
		}
	}
	if slices.Sort(without); len(without) > 0 {
		w.found(w.tree, c, "there is no message %q in %s", key.Text, strings.Join(without, ", "))
	}
}
