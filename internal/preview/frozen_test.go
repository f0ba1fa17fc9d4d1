package preview

import (
	"strings"
	"testing"
	"testing/fstest"
)

// What is stopped for now says why, where and until when; a freeze of others, or one that
// is over, says nothing.
func TestFreezes(t *testing.T) {
	const post = "link: https://example.org/\nshare: {any: [Come and see.]}\n---\n"
	hub := readHub(t, fstest.MapFS{
		"site/hub.yaml": file(plainHub + `topics: {results: Results, people: People}
freezes:
  - {id: quiet, topics: [results], networks: [x], until: 2026-12-31, reason: {en: Quiet period., fr: Période de silence.}}
  - {id: over, until: 2026-12-01, reason: It is over.}
  - {id: crisis, topics: [results], languages: [fr], reason: Une crise.}
`),
		"content/posts/year.en.md": file("---\ntitle: Year\ntopics: [results]\n" + post),
		"content/posts/year.fr.md": file("---\ntitle: An\ntranslated_from: {lang: en}\nshare: {any: [Venez.]}\n---\n"),
		"content/posts/team.en.md": file("---\ntitle: Team\ntopics: [people]\n" + post),
	})
	const quiet = "Quiet period.; on X; until the end of 2026-12-31, Europe/Paris"
	text := output(t, "text", sheets(t, hub))
	for _, want := range []string{
		"year [en] Year (live)\nnot to be shared for now: " + quiet + "\n",
		"year [fr] An (live)\nnot to be shared for now: Période de silence.; on X; until the end of 2026-12-31, Europe/Paris\n" +
			"not to be shared for now: Une crise.; until it is lifted\n",
		"team [en] Team (live)\n\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("found no %q in\n%s", want, text)
		}
	}
	if comment := output(t, "markdown", sheets(t, hub, "year")); !strings.Contains(comment, "- Not to be shared for now: `"+quiet+"`\n") {
		t.Errorf("found no freeze in\n%s", comment)
	}
}

// Each language says in its own words why it was taken back.
func TestWithdrawalsSayWhyInTheirLanguage(t *testing.T) {
	hub := readHub(t, fstest.MapFS{
		"site/hub.yaml": file(plainHub),
		"content/posts/gone.en.md": file("---\ntitle: Gone\nlink: https://example.org/\nstatus: withdrawn\n" +
			"withdrawn: {reason: A wrong number., answer: We were wrong.}\nshare: {any: [Words.]}\n---\n"),
		"content/posts/gone.fr.md": file("---\ntitle: Retirée\ntranslated_from: {lang: en}\n" +
			"withdrawn: {reason: Un chiffre faux., answer: Nous nous trompions.}\nshare: {any: [Mots.]}\n---\n"),
	})
	list := sheets(t, hub, "gone")
	for i, want := range []string{"A wrong number.; We were wrong.", "Un chiffre faux.; Nous nous trompions."} {
		facts := list[i].facts()
		if got := facts[len(facts)-1]; got != (fact{"withdrawn", want}) {
			t.Errorf("%s says %q, want %q", list[i].edition.Lang, got, want)
		}
	}
	comment := output(t, "markdown", list)
	if !strings.Contains(comment, "- Withdrawn: `Un chiffre faux.`\n") {
		t.Errorf("the French reason is not in\n%s", comment)
	}
}
