package share_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/share"
)

// Marks of direction are for languages written from right to left; what is written the
// other way is handed over byte for byte, whatever it quotes. No approval is for them.
func TestMarksOfDirection(t *testing.T) {
	h := newHub().with(t, "site/hub.yaml", "[linkedin, x, mastodon, email, instagram]", "[x, bluesky, email]").
		with(t, postFile, "A new region.", "Rabat منطقة جديدة.").
		with(t, postFile, "Our region opens", "Rabat تفتح أبوابها")
	h["content/posts/region.ar.md"] = h[postFile]
	s, l, p := h.read(t)
	want := map[string]string{
		"x":       "\u200fRabat منطقة جديدة.\n\n\u200e#Rabat \u200e#Cloud\nJe travaille pour Example.",
		"bluesky": "\u200fRabat منطقة جديدة.\n\n#Rabat #Cloud\nJe travaille pour Example.",
		"email":   "\u200fRabat منطقة جديدة.\n\n\u200e#Rabat \u200e#Cloud\nJe travaille pour Example.",
	}
	for _, got := range share.Of(s, l, p, "ar") {
		if text := strings.TrimSuffix(got.Text, "\n"+got.Link); text != want[got.Network] {
			t.Errorf("on %s the text is %+q, want %+q", got.Network, text, want[got.Network])
		}
		if got.Network == "email" && !strings.Contains(got.URL, "?subject=%E2%80%8FRabat%20") {
			t.Errorf("the subject of the mail is %.80s", got.URL)
		}
	}
	for _, got := range share.Of(s, l, p, "en") {
		if share.Unmarked(got.Text) != got.Text || strings.Contains(got.URL, "%E2%80%8") {
			t.Errorf("in English the text is %+q, handed over as %s", got.Text, got.URL)
		}
	}
	if _, form := share.Digest(s, l, p, "ar"); share.Unmarked(string(form)) != string(form) {
		t.Errorf("an approval is for the marks in %+q", form)
	}
}
