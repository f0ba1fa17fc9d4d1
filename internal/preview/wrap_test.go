package preview

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, line := range []string{
		"", "short", strings.Repeat("words ", 60), strings.Repeat("東京に新しい拠点を開設しました。", 20),
		"https://example.org/" + strings.Repeat("a-long-path/", 30), strings.Repeat("مكتبًا جديدًا ", 40),
		strings.Repeat("words ", 14) + "https://example.org/" + strings.Repeat("path/", 12),
	} {
		pieces := wrap(line)
		for _, piece := range pieces {
			if w := widthOf(piece); w > columns {
				t.Errorf("%q takes %d columns of %d", piece, w, columns)
			}
		}
		squeeze := strings.NewReplacer(" ", "").Replace
		if squeeze(strings.Join(pieces, "")) != squeeze(line) {
			t.Errorf("%q became %q", line, pieces)
		}
		if strings.HasPrefix(line, "words") && !strings.HasSuffix(pieces[0], "words") {
			t.Errorf("%q is broken after %q", line, pieces[0])
		}
	}
}

// A word that cannot be broken stays whole.
func TestWrapKeepsWords(t *testing.T) {
	word := strings.Repeat("a", 2*columns)
	if pieces := wrap("see " + word); len(pieces) != 2 || pieces[1] != word {
		t.Errorf("a long word became %q", pieces)
	}
}
