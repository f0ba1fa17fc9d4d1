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
