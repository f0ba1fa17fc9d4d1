package preview

import (
	"fmt"
	"strings"
	"testing"
)

// Texts are written as NETWORK NAME WORDS, and what became of them as NAME<BEFORE.
func TestHandovers(t *testing.T) {
	for _, test := range []struct {
		name        string
		before, now []string
		want        string
	}{
		{"a name stays, whatever its words", []string{"x a old words"}, []string{"x a all is new"}, "a<a"},
		{"words of its own name come before similar ones", []string{"x a one two three", "x b four five six"},
			[]string{"x a four five six", "x c one two three"}, "a<a c< -b"},
		{"without a name similar words", []string{"x aaaaa come and see us", "x bbbbb something else"},
			[]string{"x ccccc come and see us soon", "x ddddd one more"}, "ccccc<aaaaa ddddd< -bbbbb"},
		{"the most similar", []string{"x a come and see us in Rabat", "x b come and see us in Oslo today"},
			[]string{"x c come and see us in Oslo"}, "c<b -a"},
		{"one each", []string{"x a come and see"}, []string{"x b come and see us", "x c come and see him"}, "b<a c<"},
		{"networks apart", []string{"x a come and see"}, []string{"email a come and see"}, "a< -a"},
		{"an order is no change", []string{"x a one", "x b two"}, []string{"x b two", "x a one"}, "b<b a<a"},
	} {
		ch := change{before: &Sheet{Entries: entriesOf(test.before)}, now: &Sheet{Entries: entriesOf(test.now)}}
		list, removed := ch.handovers()
		var got []string
		for _, h := range list {
			was := ""
			if h.was != nil {
				was = h.was.Name
			}
			got = append(got, h.Name+"<"+was)
		}
		for _, e := range removed {
			got = append(got, "-"+e.Name)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
	}
}

func entriesOf(lines []string) []Entry {
	var list []Entry
	for _, line := range lines {
		var e Entry
		fmt.Sscan(line, &e.Network, &e.Name)
		e.words = line[len(e.Network)+len(e.Name)+2:]
		list = append(list, e)
	}
	return list
}
