package site_test

import (
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/site"
)

const helping = `contacts:
  comms: {name: Communications, url: "mailto:comms@example.org"}
  law: {name: Law, url: "mailto:law@example.org?cc=comms@example.org"}
  board: {name: Board, url: "https://example.org/board"}
entities: {lyon: {name: Lyon, contact: board}}
help: {guideline: replies}
`

// Every page leads to the guideline, in its language where there is one, and to a person.
func TestHelpStandsOnEveryPage(t *testing.T) {
	pages := viewsOf[site.HomePage](t, settings+helping+"-- guidelines/replies.en.md --\n---\ntitle: Replies\n---\n")
	for _, lang := range []string{"en", "ar"} {
		help := pages[lang+"/index.html"].Hub.Help
		if help.Guideline != "/hub/en/guidelines/replies/" || help.Contact == nil || help.Contact.Href != "mailto:comms@example.org" {
			t.Errorf("%s leads to %+v", lang, help)
		}
	}
}

func TestHelpThatIsNotThere(t *testing.T) {
	hub, _ := site.Read(site.Source{Program: program, Hub: files(settings + helping)})
	_, problems := hub.Plan(site.Options{Now: now})
	if len(problems) != 1 || !strings.Contains(problems[0].Message, `there is no guideline "replies"`) {
		t.Errorf("found %v", problems)
	}
}

// Whoever answers for a post is told that something is wrong with it, in a mail that says
// which it is.
func TestPostLeadsToWhomToTell(t *testing.T) {
	pages := viewsOf[site.PostPage](t, settings+strings.Replace(helping, "help: {guideline: replies}\n", "", 1)+
		post("a.en.md", "")+post("b.en.md", "owner: law\n")+post("c.en.md", "entity: lyon\n"))
	for id, want := range map[string]string{
		"a": "mailto:comms@example.org?subject=Something%20is%20wrong%3A%20a.en.md&body=https%3A%2F%2Fexample.org%2Fhub%2Fen%2Fposts%2Fa%2F",
		"b": "mailto:law@example.org?cc=comms@example.org&subject=Something%20is%20wrong%3A%20b.en.md&body=https%3A%2F%2Fexample.org%2Fhub%2Fen%2Fposts%2Fb%2F",
		"c": "https://example.org/board",
	} {
		if got := pages["en/posts/"+id+"/index.html"].Report; got != want {
			t.Errorf("%s is reported to %s, want %s", id, got, want)
		}
	}
}

// Of every topic the home page has the newest posts at hand that it does not show.
func TestHomeHasPostsOfEveryTopic(t *testing.T) {
	var posts strings.Builder
	for i, topics := range []string{"cloud", "cloud", "cloud", "cloud", "cloud", "cloud", "law", "law", "law"} {
		day := string(rune('9' - i))
		posts.WriteString(post("p"+day+".en.md", "topics: ["+topics+"]\ndate: 2026-11-0"+day+"\n"))
	}
	home := viewsOf[site.HomePage](t, settings+posts.String())["en/index.html"]
	for name, part := range map[string]struct {
		cards []site.Part
		want  string
	}{"few": {home.Cards, "9 8 7 6 5"}, "more": {home.More, "3 2"}} {
		var days []string
		for _, c := range part.cards {
			card := c.View().(site.Card)
			days = append(days, strings.TrimPrefix(card.Since, "2026-11-0"))
		}
		if got := strings.Join(days, " "); got != part.want {
			t.Errorf("%s are the posts %s, want %s", name, got, part.want)
		}
	}
}

// viewsOf are the views of one kind that a hub's pages have, by path.
func viewsOf[View any](t *testing.T, text string) map[string]View {
	t.Helper()
	hub, problems := site.Read(site.Source{Program: program, Hub: files(text)})
	plan, more := hub.Plan(site.Options{Now: now})
	if problems = append(problems, more...); problems.HasErrors() {
		t.Fatal(problems)
	}
	views := map[string]View{}
	for _, page := range plan.Pages {
		view, err := page.Input.View()
		if err != nil {
			t.Fatal(err)
		}
		if v, ok := view.(View); ok {
			views[page.Path] = v
		}
	}
	return views
}
