package git

import "testing"

func TestBase(t *testing.T) {
	w := newWork(t)
	w.write("a.txt", "1")
	w.commit("one")
	w.git("switch", "-q", "-c", "change")
	w.write("a.txt", "2")
	w.commit("two")
	w.git("switch", "-q", "main")
	w.write("b.txt", "3")
	w.commit("three")
	w.git("switch", "-q", "--orphan", "other")
	w.write("c.txt", "4")
	w.commit("four")
	r := w.opened("")
	want, err := r.commit("main~1")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range [][2]string{{"change", "main"}, {"main", "change"}, {"main", "main~1"}} {
		if got, err := r.Base(test[0], test[1]); err != nil || got != want.Hash.String() {
			t.Errorf("Base(%q, %q) = %s, %v, want %s", test[0], test[1], got, err, want.Hash)
		}
	}
	_, err = r.Base("other", "main")
	wantError(t, err, "no commit in common with main")
	_, err = r.Base("chnage", "main")
	wantError(t, err, "did you mean change")
}
