package audit

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/past"
)

// A hub that keeps what was collected in its own folder alone is told as well, by the
// times of its approvals. One that keeps nothing of it is not told as if nobody had
// approved anything.
func TestWithoutDataBranch(t *testing.T) {
	w := story(t)
	w.git("20", "update-ref", "-d", "refs/heads/"+past.DataBranch)
	w.must(os.RemoveAll(w.dir + "/site/data/deploys"))
	var told []string
	for _, o := range w.record("en", "11", "20").Offers {
		for _, s := range o.Spans {
			text, _, _ := strings.Cut(o.What.Texts[0].Text, "\n")
			told = append(told, text+" "+s.From.Format("02 15")+"-"+s.Until.Format("02 15"))
		}
	}
	want := "A new region opens. 11 00-14 09; A new region opens, <b>at last</b>. 14 09-16 12"
	if got := strings.Join(told, "; "); got != want {
		t.Errorf("offered was\n%s, want\n%s", got, want)
	}

	w.must(os.RemoveAll(w.dir + "/site/data/approvals"))
	history, err := past.Open(context.Background(), w.dir, os.DirFS(w.dir))
	w.must(err)
	o := w.options(history, "en", "11", "20")
	if _, err := Gather(o); err == nil || !strings.Contains(err.Error(), "there is no branch portevoix-data") {
		t.Errorf("nothing tells what was approved: %v", err)
	}
}
