package content_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/portevoix/portevoix/internal/content"
)

// One language may count for all; the latest opens and the earliest closes hold for all.
func TestPollInLanguages(t *testing.T) {
	library := read(t, map[string]string{
		"content/polls/tea.fr.md": "---\ntitle: Thé ?\nanswers: [{text: ' Oui ', votes: 4}, {text: Non, votes: 3}]\n" +
			"link: https://forms.example.org/tea\nopens: 2026-11-01\nowner: comms\n---\n",
		"content/polls/tea.en.md": "---\ntitle: Tea?\nanswers: [Yes, No]\nopens: 2026-11-02\ncloses: 2026-11-20\n---\n",
	})
	want := content.Poll{
		Answers: []content.Option{{Text: "Yes", Votes: 4}, {Text: "No", Votes: 3}},
		Link:    "https://forms.example.org/tea", Owner: "comms", Counted: true,
		Opens:  time.Date(2026, 11, 2, 0, 0, 0, 0, paris),
		Closes: time.Date(2026, 11, 21, 0, 0, 0, 0, paris),
	}
	en, _ := library.Polls[0].In("en")
	if diff := cmp.Diff(want, en.Meta); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	fr, _ := library.Polls[0].In("fr")
	if !fr.Meta.Opens.Equal(want.Opens) || !fr.Meta.Closes.Equal(want.Closes) {
		t.Errorf("in French it is open from %s to %s", fr.Meta.Opens, fr.Meta.Closes)
	}
	for at, state := range map[time.Time]content.PollState{
		want.Opens.Add(-time.Second):  content.PollToCome,
		want.Opens:                    content.PollOpen,
		want.Closes.Add(-time.Second): content.PollOpen,
		want.Closes:                   content.PollClosed,
	} {
		if got := en.Meta.State(at); got != state {
			t.Errorf("at %s the poll is %s, want %s", at, got, state)
		}
	}
}

// An answer of few people says too much about each, also where it is what the others leave
// of the sum.
func TestPollTells(t *testing.T) {
	for _, test := range []struct {
		votes []int
		want  bool
	}{
		{[]int{0, 0}, false},
		{[]int{4, 0}, false},
		{[]int{5, 0}, true},
		{[]int{5, 5, 0}, true},
		{[]int{4, 3}, false},
		{[]int{40, 1}, false},
		{[]int{1, 40, 50}, false},
		{[]int{40, 50, 4}, false},
	} {
		var poll content.Poll
		for _, n := range test.votes {
			poll.Answers = append(poll.Answers, content.Option{Votes: n})
		}
		if poll.Tells() != test.want {
			t.Errorf("%d votes: want the result to be shown: %t", test.votes, test.want)
		}
	}
}

func TestProblemsOfPolls(t *testing.T) {
	for _, test := range []struct{ name, keys, want string }{
		{"no answers", "link: https://example.org/\n", `2:1: found 0 answers, want at least 2; write them: answers: [Yes, No]`},
		{"one answer", "answers: [Yes]\n", `3:10: found 1 answers, want at least 2; write them: answers: [Yes, No]`},
		{"empty answer", "answers: [Yes, ' ']\n", `3:16: the answer has no words; write it, or remove the item`},
		{"same answer", "answers: [Yes, Yes]\n", `3:16: the answer "Yes" stands here twice; keep one of the two`},
		{"some counted", "answers: [{text: Yes, votes: 1}, No]\n",
			`3:34: votes are written for some answers only; write votes: for every answer, or for none`},
		{"fewer than none", "answers: [{text: Yes, votes: -1}, {text: No, votes: 1}]\n",
			`3:11: found -1 votes; write how many chose it`},
		{"more than there are people", "answers: [{text: Yes, votes: 9000000000000000000}, {text: No, votes: 1}]\n",
			`3:11: found 9000000000000000000 votes; write how many chose it`},
		{"votes in words", "answers: [{text: Yes, votes: many}, {text: No, votes: 1}]\n", `3:30: found text "many", want a whole number`},
		{"form without https", "answers: [Yes, No]\nlink: http://example.org/\n",
			`4:7: found link "http://example.org/"; write the https address of the form`},
		{"form of a script", "answers: [Yes, No]\nlink: 'javascript:alert(1)'\n",
			`4:7: found link "javascript:alert(1)"; write the https address of the form`},
		{"form of somebody else", "answers: [Yes, No]\nlink: https://example.org@evil.example/\n",
			`4:7: found link "https://example.org@evil.example/"; write the https address of the form`},
		{"never open", "answers: [Yes, No]\nopens: 2026-11-20\ncloses: 2026-11-19\n",
			`5:9: the poll closes before it opens; write a later day`},
		{"unknown key", "answers: [Yes, No]\nends: 2026-11-19\n",
			`4:1: unknown key "ends"; want one of aliases, answers, closes, link, opens, owner, summary, title`},
	} {
		t.Run(test.name, func(t *testing.T) {
			library, got := problems(map[string]string{"content/polls/a.fr.md": post(test.keys)})
			if want := "content/polls/a.fr.md:" + test.want + " [front-matter]\n"; got != want {
				t.Errorf("\n got %swant %s", got, want)
			}
			if len(library.Polls) > 0 {
				t.Error("the poll is asked")
			}
		})
	}
}

// Whatever language a poll is read in, it says the same.
func TestPollsThatDifferByLanguage(t *testing.T) {
	const fr, en, ar = "content/polls/a.fr.md", "content/polls/a.en.md", "content/polls/a.ar.md"
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"answers": {
			map[string]string{fr: post("answers: [Oui, Non]\n"), en: post("answers: [Yes, No, Perhaps]\n")},
			en + ":3:10: found 3 answers here and 2 in " + fr + ":3:10; " +
				"write the same answers in every language, in the same order [front-matter]\n",
		},
		"counts": {
			map[string]string{
				fr: post("answers: [{text: Oui, votes: 6}, {text: Non, votes: 9}]\n"),
				en: post("answers: [{text: Yes, votes: 6}, {text: No, votes: 8}]\n"),
			},
			en + ":3:34: found 8 votes here and 9 in " + fr + ":3:34; write votes: in one language only [front-matter]\n",
		},
		"counts of two that are not the first": {
			map[string]string{
				fr: post("answers: [Oui, Non]\n"),
				en: post("answers: [{text: Yes, votes: 6}, {text: No, votes: 8}]\n"),
				ar: post("answers: [{text: نعم, votes: 0}, {text: لا, votes: 8}]\n"),
			},
			ar + ":3:11: found 0 votes here and 6 in " + en + ":3:11; write votes: in one language only [front-matter]\n",
		},
		"the same counts": {
			map[string]string{
				fr: post("answers: [{text: Oui, votes: 6}, {text: Non, votes: 8}]\n"),
				en: post("answers: [{text: Yes, votes: 6}, {text: No, votes: 8}]\n"),
			}, "",
		},
	} {
		library, got := problems(test.files)
		if got != test.want || (len(library.Polls) == 0) != (test.want != "") {
			t.Errorf("%s:\n got %swant %s", name, got, test.want)
		}
	}
}
