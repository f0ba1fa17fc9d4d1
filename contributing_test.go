package portevoix_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	codeSpan  = regexp.MustCompile("`([^`\n]+)`")
	linked    = regexp.MustCompile(`\]\(([^):#]+)\)`)
	qualified = regexp.MustCompile(`^([a-z]+)\.([A-Za-z]+)$`)
	filePath  = regexp.MustCompile(`^[\w.*-]+(/[\w.*-]*)+$|^\w+\.(go|md|yaml)$`)
)

// What README.md and CONTRIBUTING.md name is there: files, and declarations as
// `package.Name`. Upper-case words in a path stand for something else.
func TestWhatDocumentsNameExists(t *testing.T) {
	for _, document := range []string{"README.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range linked.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(m[1]); err != nil {
				t.Errorf("%s has a link to %s, which is not there", document, m[1])
			}
		}
		for _, m := range codeSpan.FindAllStringSubmatch(string(text), -1) {
			switch word := m[1]; {
			case qualified.MatchString(word) && isFolder("internal/"+qualified.FindStringSubmatch(word)[1]):
				parts := qualified.FindStringSubmatch(word)
				if !declares(t, "internal/"+parts[1], parts[2]) {
					t.Errorf("%s names %s, which is not declared", document, word)
				}
			case isFolder("internal/" + word): // a package below another
			case filePath.MatchString(word) && !placeholder.MatchString(word):
				if found, err := filepath.Glob(word); err != nil || len(found) == 0 {
					t.Errorf("%s names the file %s, which is not there", document, word)
				}
			}
		}
	}
}

// placeholder is a part of a path that stands for something else.
var placeholder = regexp.MustCompile(`(\b|_)(NAME|ID|LANG|xx)\b`)

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// declares reports whether a package has a function, type, variable or constant of
// that name at its top level.
func declares(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range parsed.Decls {
			if declared(decl, name) {
				return true
			}
		}
	}
	return false
}

func declared(decl ast.Decl, name string) bool {
	if f, ok := decl.(*ast.FuncDecl); ok {
		return f.Recv == nil && f.Name.Name == name
	}
	found := false
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec:
			found = found || n.Name.Name == name
		case *ast.ValueSpec:
			for _, ident := range n.Names {
				found = found || ident.Name == name
			}
		}
		return !found
	})
	return found
}
