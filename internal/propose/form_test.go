package propose_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/propose"
)

// forms are those of this repository.
func forms(t testing.TB) []propose.Form {
	t.Helper()
	forms, problems := propose.ReadForms(os.DirFS("../.."))
	if len(problems) > 0 || len(forms) != 3 {
		t.Fatalf("found %d forms, %v", len(forms), problems)
	}
	return forms
}

// filled is an issue as GitHub writes it.
func filled(answers ...string) string {
	var b strings.Builder
	for i := 0; i < len(answers); i += 2 {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", answers[i], answers[i+1])
	}
	return strings.TrimSuffix(b.String(), "\n\n")
}

const none = "_No response_"

var rabat = filled(
	"Title", "Our region opens in Rabat",
	"Language of your texts", "Français",
	"A text to share", "First line.\n\nThird line.",
	"Another text", none,
	"And another", "Another one.",
	"Link", "https://www.example.com/rabat",
	"Why it matters", "People ask.\n\n### What they ask\n\nWhere it is.\n\n### Link\n\nThere is one.",
	"What it is", "From us",
	"Topics", "- [ ] Accessibility\n- [X] Plain writing\n- [x] Privacy",
)

var wantRabat = propose.Proposal{
	Title: "Our region opens in Rabat", Language: "Français", Link: "https://www.example.com/rabat", Kind: "From us",
	Why:    "People ask.\n\n### What they ask\n\nWhere it is.\n\n### Link\n\nThere is one.",
	Texts:  []string{"First line.\n\nThird line.", "Another one."},
	Topics: []string{"Plain writing", "Privacy"},
}

func TestReadIssue(t *testing.T) {
	for _, test := range []struct {
		name, body, lang string
		want             propose.Proposal
	}{
		{"every answer", rabat, "en", wantRabat},
		{"edited in a browser", strings.ReplaceAll(rabat, "\n", "\r\n"), "en", wantRabat},
		{"nothing but the title", filled("Title", "A", "Language of your texts", "None", "A text to share", none,
			"Another text", none, "And another", none, "Link", none, "Why it matters", none, "What it is", none,
			"Topics", "- [ ] Privacy"), "en",
			propose.Proposal{Title: "A", Language: "en"}},
		{"in French", filled("Titre", "Rabat", "Langue de vos textes", "Français", "Un texte à partager", "Un texte"), "fr",
			propose.Proposal{Title: "Rabat", Language: "Français", Texts: []string{"Un texte"}}},
		{"in Arabic", filled("العنوان", "الرباط", "نصّ للمشاركة", "نصّ"), "ar",
			propose.Proposal{Title: "الرباط", Language: "ar", Texts: []string{"نصّ"}}},
		{"words above", "Hello,\n\n" + filled("Title", "A", "Link", "https://a.example"), "en",
			propose.Proposal{Title: "A", Language: "en", Link: "https://a.example"}},
		{"a title on two lines", filled("Title", "A\nB"), "en", propose.Proposal{Title: "A B", Language: "en"}},
	} {
		got, form, err := propose.Read(forms(t), test.body)
		if err != nil || form.Lang != test.lang {
			t.Errorf("%s: %v, the form is in %q", test.name, err, form.Lang)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	for _, body := range []string{"", "Could we share this?", "## Title\n\nA", "### title\n\nA", "> ### Title\n\nA"} {
		if _, _, err := propose.Read(forms(t), body); !errors.Is(err, propose.ErrNoForm) {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// Whatever an issue says it becomes words: of a length, without what nobody sees.
func TestHostileIssue(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	for _, words := range []string{
		"../../x", "${{ github.token }}", "a\x00b\x1b[2J", "\u202etxt.exe\u2066", "\xff\xfe", "---\nstatus: live\n---", long,
	} {
		body := filled("Title", words, "A text to share", words, "Link", words, "Why it matters", words)
		p, _, err := propose.Read(forms(t), body)
		if err != nil {
			t.Fatal(err)
		}
		all := p.Title + strings.Join(p.Texts, "") + p.Link + p.Why
		if strings.ContainsAny(all, "\x00\x1b\u202e\u2066\r") || strings.Contains(p.Title, "\n") {
			t.Errorf("%.40q gives %.80q", words, all)
		}
		if len(p.Title) > 400 || len(p.Texts[0]) > 20_000 || len(p.Why) > 100_000 {
			t.Errorf("%.40q is not cut", words)
		}
	}
}

func TestFormsWithMistakes(t *testing.T) {
	_, problems := propose.ReadForms(os.DirFS("testdata/forms"))
	if len(problems) != 1 || !strings.Contains(problems[0].String(), `propose.yml:3:5: unknown key "lable"`) {
		t.Errorf("found %v", problems)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(rabat)
	f.Add("### Title\n### Title\n### Link")
	all := forms(f)
	f.Fuzz(func(t *testing.T, body string) {
		p, _, err := propose.Read(all, body)
		if err == nil && strings.ContainsAny(p.Title+p.Link+p.Kind+p.Language, "\r\n\x00") {
			t.Errorf("%q gives %+v", body, p)
		}
	})
}
