package portevoix_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// safeTypes are the types of html/template that are written to a page unescaped.
var safeTypes = []string{"CSS", "HTML", "HTMLAttr", "JS", "JSStr", "Srcset", "URL"}

// Text is marked as safe in one file, which is short enough to be read in full.
// Elsewhere such a type may be named, as that of a result or a field, but no value is
// converted to it.
func TestTextIsMarkedSafeInOnePlace(t *testing.T) {
	const audited = "internal/render/safe.go"
	found := 0
	for _, file := range goFiles(t) {
		for _, at := range conversions(t, file) {
			if found++; file != audited {
				t.Errorf("%s marks text as safe; only %s may", at, audited)
			}
		}
	}
	if found == 0 {
		t.Errorf("found no conversion at all, not even in %s: does this test still look for the right thing?", audited)
	}
}

// conversions are the places of a file that convert to a safe type, or give one
// another name, under which it could be converted to unseen.
func conversions(t *testing.T, file string) []token.Position {
	t.Helper()
	positions := token.NewFileSet()
	parsed, err := parser.ParseFile(positions, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg := localName(parsed)
	if pkg == "" {
		return nil
	}
	var found []token.Position
	ast.Inspect(parsed, func(n ast.Node) bool {
		var used ast.Expr
		switch n := n.(type) {
		case *ast.CallExpr:
			used = ast.Unparen(n.Fun)
		case *ast.TypeSpec:
			used = n.Type
		}
		if pkg == "." || isSafeType(used, pkg) {
			found = append(found, positions.Position(n.Pos()))
			return pkg != "."
		}
		return true
	})
	return found
}

// localName is the name by which a file knows html/template; empty: it does not.
func localName(f *ast.File) string {
	for _, spec := range f.Imports {
		if name, _ := strconv.Unquote(spec.Path.Value); name != "html/template" {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return "template"
	}
	return ""
}

func isSafeType(e ast.Expr, pkg string) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg && slices.Contains(safeTypes, s.Sel.Name)
}
