package problem_test

import (
	"testing"

	"github.com/portevoix/portevoix/internal/problem"
)

func TestString(t *testing.T) {
	tests := []struct {
		at   problem.Position
		want string
	}{
		{problem.Position{File: "a.md", Line: 3, Column: 7}, "a.md:3:7: found 2; write 3 [rule]"},
		{problem.Position{File: "a.md", Line: 3}, "a.md:3: found 2; write 3 [rule]"},
		{problem.Position{File: "a.md"}, "a.md: found 2; write 3 [rule]"},
	}
	for _, test := range tests {
		p := problem.Warningf(test.at, "rule", "found %d", 2).WithCure("write %d", 3)
		if p.String() != test.want {
			t.Errorf("%+v reads %q, want %q", test.at, p, test.want)
		}
	}
}

func TestSortOrdersByPlaceAndDropsDoubles(t *testing.T) {
	at := func(file string, line, column int) problem.Position {
		return problem.Position{File: file, Line: line, Column: column}
	}
	list := problem.List{
		problem.Errorf(at("b.md", 1, 1), "r", "later file"),
		problem.Errorf(at("a.md", 10, 1), "r", "line 10"),
		problem.Errorf(at("a.md", 9, 2), "r", "column 2"),
		problem.Notef(at("a.md", 9, 2), "q", "rule q"),
		problem.Errorf(at("a.md", 9, 2), "r", "column 2"),
		problem.Warningf(at("a.md", 9, 1), "r", "column 1"),
	}
	list.Sort()
	var got []string
	for _, p := range list {
		got = append(got, p.Message)
	}
	want := []string{"column 1", "rule q", "column 2", "line 10", "later file"}
	if len(got) != len(want) {
		t.Fatalf("sorted to %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("sorted to %q, want %q", got, want)
		}
	}
}

func TestCount(t *testing.T) {
	at := problem.Position{File: "a.md"}
	list := problem.List{problem.Warningf(at, "r", "w"), problem.Notef(at, "r", "n"), problem.Warningf(at, "r", "v")}
	if list.HasErrors() || list.Count(problem.Warning) != 2 || list.Count(problem.Note) != 1 {
		t.Errorf("counted %d warnings, %d notes, errors %v", list.Count(problem.Warning), list.Count(problem.Note), list.HasErrors())
	}
	if list = append(list, problem.Errorf(at, "r", "e")); !list.HasErrors() {
		t.Error("an error was not seen")
	}
}
