package content_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/content"
)

// Whatever else stands in the file stays as it is, byte by byte.
func TestWithdraw(t *testing.T) {
	w := content.Withdrawal{
		On: time.Date(2026, 11, 22, 14, 5, 0, 0, paris), Reason: "The number: wrong.", Answer: "We have corrected it.", Replacement: "b",
	}
	const taken = "withdrawn:\n  'on': 2026-11-22T14:05:00+01:00\n  reason: 'The number: wrong.'\n" +
		"  answer: We have corrected it.\n  replacement: b\n"
	tests := []struct{ name, text, want string }{
		{"live", "---\ntitle: T # so\n\n# a note\nshare: {any: [A]}\n---\nBody.\n",
			"---\ntitle: T # so\n\n# a note\nshare: {any: [A]}\nstatus: withdrawn\n" + taken + "---\nBody.\n"},
		{"a draft", "---\nstatus: draft # not yet\ntitle: T\n---\n", "---\nstatus: withdrawn # not yet\ntitle: T\n" + taken + "---\n"},
		{"with mistakes", "---\ntitle: [T]\nexpires: someday\nshrae: 7\n---\n",
			"---\ntitle: [T]\nexpires: someday\nshrae: 7\nstatus: withdrawn\n" + taken + "---\n"},
		{"CR LF", "---\r\ntitle: T\r\n---\r\n", strings.ReplaceAll("---\ntitle: T\nstatus: withdrawn\n"+taken+"---\n", "\n", "\r\n")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := content.Withdraw([]byte(test.text), w)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, string(got)); diff != "" {
				t.Error(diff)
			}
			if !content.GlanceAt(got).Withdrawn {
				t.Error("it is not seen to be withdrawn")
			}
		})
	}
	if got, err := content.Withdraw([]byte("---\ntitle: [\n---\n"), w); err == nil {
		t.Errorf("what is no YAML became %q", got)
	}
}

// What was taken back and offered again is the file that it was, but for a status.
func TestReinstate(t *testing.T) {
	w := content.Withdrawal{On: time.Date(2026, 11, 22, 14, 5, 0, 0, paris), Reason: "Wrong.", Replacement: "b"}
	for text, want := range map[string]string{
		"---\ntitle: T # so\n\n# a note\nshare: {any: [A]}\n---\nBody.\n": "",
		"---\r\ntitle: T\r\n---\r\n":                                      "",
		"---\ntitle: [T]\nexpires: someday\nshrae: 7\n---\n":              "",
		"---\nstatus: draft # not yet\ntitle: T\n---\n":                   "---\ntitle: T\n---\n",
	} {
		taken, err := content.Withdraw([]byte(text), w)
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = text
		}
		got, err := content.Reinstate(taken)
		if diff := cmp.Diff(want, string(got)); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	}
	const translation = "---\nstatus: live\nwithdrawn: {reason: Faux.}\ntitle: T\n---\n"
	if got, err := content.Reinstate([]byte(translation)); err != nil || string(got) != "---\nstatus: live\ntitle: T\n---\n" {
		t.Errorf("another status became %q, %v", got, err)
	}
	if got, err := content.Reinstate([]byte(post(""))); err != nil || string(got) != post("") {
		t.Errorf("what was not taken back became %q, %v", got, err)
	}
}

func TestWithdrawnIsRead(t *testing.T) {
	w := content.Withdrawal{On: time.Date(2026, 11, 22, 14, 5, 0, 0, paris), Reason: "Wrong.", Replacement: "b"}
	text, err := content.Withdraw([]byte(post("status: live\n")), w)
	if err != nil {
		t.Fatal(err)
	}
	p := onePost(t, string(text), "")
	if p.Status != content.StatusWithdrawn || !p.Withdrawn.On.Equal(w.On) || p.Withdrawn.Reason != w.Reason || p.Withdrawn.Replacement != "b" {
		t.Errorf("the post is %s, %+v", p.Status, p.Withdrawn)
	}
}

func TestGlance(t *testing.T) {
	tests := []struct {
		text string
		want content.Glance
	}{
		{post("aliases: [was, 7]\ntranslated_from: {lang: en}\nexpires: someday\n"), content.Glance{Title: "T", Aliases: []string{"was"}, Translated: true}},
		{post("withdrawn: {reason: Wrong.}\n"), content.Glance{Title: "T", Withdrawn: true}},
		{post("status: withdrawn\n"), content.Glance{Title: "T", Withdrawn: true}},
		{post("status: draft\n"), content.Glance{Title: "T", Draft: true}},
		{"---\ntitle: [\n---\n", content.Glance{}},
		{"no front matter", content.Glance{}},
		{"", content.Glance{}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, content.GlanceAt([]byte(test.text))); diff != "" {
			t.Errorf("%q:\n%s", test.text, diff)
		}
	}
}
