package audit

import (
	"fmt"
	"strings"
	"testing"
)

// While sharing was stopped on a network no text for it was offered; before and after it
// was the same post, which is kept once.
func TestFreeze(t *testing.T) {
	w := work{t, t.TempDir()}
	w.git("08", "init", "-q", "-b", "main")
	stopped := strings.Replace(settings, "require: true", "require: false", 1) +
		"freezes: [{id: quiet, networks: [x], from: 2026-11-12, until: 2026-11-13, reason: {en: \"Results <soon>.\"}}]\n"
	w.commit("08", "a hub", map[string]string{
		"site/hub.yaml": stopped, "content/posts/oslo.en.md": post("\"<script>Oslo\"", "Oslo grows.", ""),
	})
	r := w.record("en", "10", "20")
	var told []string
	for _, o := range r.Offers {
		for _, s := range o.Spans {
			told = append(told, fmt.Sprint(s.From.Day(), " ", len(o.What.Texts)))
		}
	}
	if got := strings.Join(told, ", "); got != "10 2, 14 2, 12 1" {
		t.Errorf("texts are offered from %s", got)
	}
	if len(r.Freezes) != 1 || r.Freezes[0].Spans[0].From.Day() != 12 || r.Freezes[0].Spans[0].Until.Day() != 14 {
		t.Errorf("the freezes are %+v", r.Freezes)
	}
	index := w.archive(r)["index.html"]
	for _, words := range []string{"Results &lt;soon&gt;.", "&lt;script&gt;Oslo"} {
		if !strings.Contains(index, words) {
			t.Errorf("the index does not say %q", words)
		}
	}
}

// While nothing of a post could be shared it was not offered. Offers are told in order of
// time.
func TestFreezeOfAll(t *testing.T) {
	w := work{t, t.TempDir()}
	w.git("08", "init", "-q", "-b", "main")
	w.commit("08", "a hub", map[string]string{
		"site/hub.yaml": strings.Replace(settings, "require: true", "require: false", 1) +
			"freezes: [{id: quiet, topics: [cloud], from: 2026-11-12, until: 2026-11-13, reason: {en: Results.}}]\n",
		"content/posts/aden.en.md": post("Aden", "Aden grows.", "publish: 2026-11-13\n"),
		"content/posts/oslo.en.md": post("Oslo", "Oslo grows.", "topics: [cloud]\n"),
	})
	var told []string
	for line := range strings.Lines(w.archive(w.record("en", "10", "20"))["offers.csv"]) {
		told = append(told, strings.Join(strings.Split(line, ",")[:4], " "))
	}
	want := "post lang from until; oslo en 2026-11-10T00:00:00Z 2026-11-12T00:00:00Z; aden en 2026-11-13T00:00:00Z ; " +
		"oslo en 2026-11-14T00:00:00Z "
	if got := strings.Join(told, "; "); got != want {
		t.Errorf("offered was\n%s, want\n%s", got, want)
	}
}
