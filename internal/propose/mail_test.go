package propose_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/propose"
)

// names are those in the languages of the program.
func names(t testing.TB) propose.Names {
	t.Helper()
	words, problems := lang.Read([]string{"fr", "en", "ar"}, os.DirFS("../.."))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return propose.NamesIn(words)
}

func TestMail(t *testing.T) {
	const head = "From: =?utf-8?q?Ana=C3=AFs?= <ana@example.com>\r\nSubject: A title\r\n"
	ana := `Anaïs <ana@example.com>`
	for _, test := range []struct {
		name, mail string
		want       propose.Proposal
	}{
		{"words and nothing else", head + "\r\nOne.\r\n\r\nTwo.\r\n-- \r\nAna\r\n",
			propose.Proposal{Title: "A title", From: ana, Texts: []string{"One.\n\nTwo."}}},
		{"the form of the hub", head + "\r\nPlease fill in\r\n\r\nTitle: Rabat\r\n\r\nText: One\r\n\r\n" +
			"Text 2: Two\r\n\r\nLink: https://a.example/b:c\r\n\r\nWhy:\r\nBecause\r\n\r\nLanguage: English",
			propose.Proposal{Title: "Rabat", From: ana, Texts: []string{"One", "Two"}, Link: "https://a.example/b:c",
				Why: "Because", Language: "English"}},
		{"a letter", head + "\r\nBonjour à tous,\r\n\r\nOne,\r\ntwo.\r\n\r\nhttps://a.example/b?c=d\r\n\r\n" +
			"Three\r\n\r\nBien à vous,\r\nAnaïs\r\n",
			propose.Proposal{Title: "A title", From: ana, Link: "https://a.example/b?c=d", Texts: []string{"One,\ntwo.\n\nThree"}}},
		{"no letter", head + "\r\nHello.\r\n\r\nhttps://a.example/1\r\nhttps://a.example/2\r\n\r\nAna says yes,\r\nLéa\r\n",
			propose.Proposal{Title: "A title", From: ana,
				Texts: []string{"Hello.\n\nhttps://a.example/1\nhttps://a.example/2\n\nAna says yes,\nLéa"}}},
		{"in French", head + "\r\nTitre : Rabat\r\nTexte : Un\u00a0: deux\r\nLangue\u00a0: fr\r\nThèmes : Nuage, Droit",
			propose.Proposal{Title: "Rabat", From: ana, Texts: []string{"Un\u00a0: deux"}, Language: "fr",
				Topics: []string{"Nuage, Droit"}}},
		{"in Arabic", head + "\r\nالعنوان: الرباط\r\nالنصّ: مرحبا",
			propose.Proposal{Title: "الرباط", From: ana, Texts: []string{"مرحبا"}}},
		{"a name twice", head + "\r\nTitle: One\r\nText: a\r\nTitle: two",
			propose.Proposal{Title: "One", From: ana, Texts: []string{"a\nTitle: two"}}},
		{"Latin", head + "Content-Type: text/plain; charset=iso-8859-1\r\n" +
			"Content-Transfer-Encoding: quoted-printable\r\n\r\nTexte : =E9t=E9 =\r\n2026",
			propose.Proposal{Title: "A title", From: ana, Texts: []string{"été 2026"}}},
		{"Arabic of Windows", head + "Content-Type: text/plain; charset=windows-1256\r\n" +
			"Content-Transfer-Encoding: base64\r\n\r\n48vNyMc=\r\n",
			propose.Proposal{Title: "A title", From: ana, Texts: []string{"مثحبا"}}},
		{"with HTML beside", head + "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" +
			"Content-Type: multipart/alternative; boundary=b\r\n\r\n" +
			"--b\r\nContent-Type: text/html\r\n\r\n<p>No\r\n--b\r\n" +
			"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			"T3VpIQ==\r\n--b--\r\n" +
			"--a\r\nContent-Type: text/plain\r\n" +
			"Content-Disposition: attachment; filename=\"../../x\"\r\n\r\nNot this\r\n--a--\r\n",
			propose.Proposal{Title: "A title", From: ana, Texts: []string{"Oui!"}}},
		{"broken lines", head + "Content-Type: text/plain; format=flowed\r\n\r\nText: one \r\nline\r\n\r\n two\r\n",
			propose.Proposal{Title: "A title", From: ana, Texts: []string{"one line\n\ntwo"}}},
		{"hidden words", "Subject: =?utf-8?b?YQBi4oCuYw==?=\r\n\r\nText: a\x00\x1b[2J\u202eb",
			propose.Proposal{Title: "abc", Texts: []string{"a[2Jb"}}},
	} {
		got, err := propose.Mail(strings.NewReader(test.mail), names(t))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestMailIsDated(t *testing.T) {
	p, err := propose.Mail(strings.NewReader("Subject: A\r\nDate: Fri, 20 Nov 2026 23:30:00 -0500\r\n\r\nB"), names(t))
	if want := time.Date(2026, 11, 21, 4, 30, 0, 0, time.UTC); err != nil || !p.At.Equal(want) {
		t.Errorf("it is of %v, %v", p.At, err)
	}
}

// A mail of as many lines as are taken is read in a moment.
func TestMailOfManyLines(t *testing.T) {
	read := make(chan error, 1)
	go func() {
		p, err := propose.Mail(strings.NewReader("Subject: A\r\n\r\n"+strings.Repeat("a\n", 4<<20-16)), names(t))
		if err == nil && len(p.Texts) != 1 {
			err = fmt.Errorf("it has %d texts", len(p.Texts))
		}
		read <- err
	}()
	select {
	case err := <-read:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(30 * time.Second):
		t.Error("it is not read after half a minute")
	}
}

func TestNoMail(t *testing.T) {
	parts := "Content-Type: multipart/mixed; boundary=a\r\n\r\n"
	for mail, want := range map[string]string{
		"":                                      "it is no mail",
		"Just words, a whole sentence\nof them": "it is no mail",
		"Content-Type: text/html\r\n\r\n<p>":    "ask for it as plain text",
		"Content-Type: ;;\r\n\r\nA":             "can't be read",
		"Content-Type: text/plain; charset=klingon\r\n\r\nA":                      `"klingon", which is not known; ask for it in UTF-8`,
		"Content-Transfer-Encoding: base64\r\n\r\n%%%%":                           "can't be read",
		parts + "--a\r\nContent-Type: text/plain\r\n\r\ncut":                      "can't be read",
		parts + "--a\r\n" + strings.Repeat(parts+"--a\r\n", 40) + "Content-Type:": "plain text",
		"Subject: a\r\n\r\n" + strings.Repeat("a", 9<<20):                         "shorten it",
	} {
		p, err := propose.Mail(strings.NewReader(mail), names(t))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, %.80v; want … %s …", mail, err, p, want)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add("Subject: A\r\n\r\nText: B")
	f.Add("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nA\r\n--a--")
	all := names(f)
	f.Fuzz(func(t *testing.T, text string) {
		p, err := propose.Mail(strings.NewReader(text), all)
		if err == nil && strings.ContainsAny(p.Title+p.Link+p.From, "\r\n\x00\u202e") {
			t.Errorf("%q gives %+v", text, p)
		}
	})
}
