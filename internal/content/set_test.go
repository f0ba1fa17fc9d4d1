package content_test

import (
	"bytes"
	"testing"

	"github.com/portevoix/portevoix/internal/content"
)

func TestSet(t *testing.T) {
	tests := []struct {
		name, text, key string
		value           any
		want            string
	}{
		{"word", "---\ntitle: T\nstatus: live\n---\nstatus: live\n", "status", "withdrawn", "---\ntitle: T\nstatus: withdrawn\n---\nstatus: live\n"},
		{"new key", "---\ntitle: T\n---\nbody", "status", "draft", "---\ntitle: T\nstatus: draft\n---\nbody"},
		{"byte-order mark and CRLF", "\ufeff---\r\ntitle: T\r\n---\r\nbody\r\n", "title", "U", "\ufeff---\r\ntitle: U\r\n---\r\nbody\r\n"},
		{"byte-order mark alone before", "\ufeff\n---\na: 1\ntitle: T\n---\n", "a", nil, "\ufeff\n---\ntitle: T\n---\n"},
		{"empty front matter", "---\n---\nbody", "title", "T", "---\ntitle: T\n---\nbody"},
		{"rule in a text", "---\ntitle: T\n---\n", "summary", "a\n---\nb", "---\ntitle: T\nsummary: \"a\\n---\\nb\"\n---\n"},
		{"removed", "---\ntitle: T\nstatus: draft # why\n# about owner\nowner: me\n---\n", "status", nil, "---\ntitle: T\n# about owner\nowner: me\n---\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := content.Set([]byte(test.text), test.key, test.value)
			if err != nil || string(got) != test.want {
				t.Errorf("error %v\n got %q\nwant %q", err, got, test.want)
			}
		})
	}
	for _, text := range []string{"", "body", "---\ntitle: T\n", "---\ntitle: [\n---\n", "---\na: 1\n --- \n"} {
		if got, err := content.Set([]byte(text), "title", "T"); err == nil {
			t.Errorf("%q became %q, want an error", text, got)
		}
	}
}

// Around the front matter every byte stays, and setting the same value again
// changes nothing.
func FuzzSet(f *testing.F) {
	f.Add([]byte("---\ntitle: T\nstatus: live\n---\nbody\n"), "draft")
	f.Add([]byte("\ufeff\r\n---\r\ntitle: T # x\r\n---\r\n---\r\n"), "a\n---\nb")
	f.Add([]byte("---\nshare:\n  any: [a]\n\n# c\nstatus: |\n  x\n---"), "🚀: #")
	f.Fuzz(func(t *testing.T, text []byte, value string) {
		once, err := content.Set(text, "status", value)
		if err != nil {
			return
		}
		twice, err := content.Set(once, "status", value)
		if err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%q set to %q gives %q, and again %q, %v", text, value, once, twice, err)
		}
		opening := bytes.Index(text, []byte("---")) + 3
		if !bytes.Equal(once[:opening], text[:opening]) {
			t.Errorf("%q began otherwise: %q", once, text)
		}
	})
}
