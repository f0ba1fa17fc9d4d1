package propose_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/github/githubtest"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/propose"
)

// A desk is where proposals come in.
type desk struct {
	*testing.T
	server *githubtest.Server
	client *github.Client
	number int
	form   string // language
	hub    fstest.MapFS
}

func newDesk(t *testing.T) *desk {
	server := githubtest.New(t)
	client, err := github.New(github.Options{API: server.API, Token: githubtest.Token, Repository: "example/hub"})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, server: server, client: client}
	server.Change(func(r *githubtest.Repository) {
		d.number = r.Ask(githubtest.Issue{Title: "An idea", User: "ana", Labels: []string{"proposal"}}).Number
	})
	return d
}

// send sends a proposal with a title and a text, as if the issue said so.
func (d *desk) send(title, text string, found ...problem.Problem) propose.Sent {
	d.Helper()
	issue, err := d.client.Issue(d.Context(), d.number)
	if err != nil {
		d.Fatal(err)
	}
	draft := propose.Make(hub(d), propose.Proposal{Title: title, Texts: []string{text}}, now,
		func(title, lang string, _ time.Time) string { return "content/posts/" + title + "." + lang + ".md" })
	to := propose.Desk{Client: d.client, Hub: d.hub, Folder: "hubs/ours"}
	sent, err := to.Send(d.Context(), issue, propose.Form{Lang: d.form}, draft, append(draft.Problems, found...))
	if err != nil {
		d.Fatal(err)
	}
	return sent
}

const branch = "proposal/1"

// file is the text of a file on the branch, and whether it is there.
func (d *desk) file(name string) (text string, is bool) {
	d.server.Change(func(r *githubtest.Repository) { text, is = r.Text(branch, name) })
	return text, is
}

func (d *desk) comments() (bodies []string) {
	d.server.Change(func(r *githubtest.Repository) {
		for _, c := range r.Comments[d.number] {
			bodies = append(bodies, c.Body)
		}
	})
	return bodies
}

func TestSend(t *testing.T) {
	d := newDesk(t)
	sent := d.send("rabat", "Words",
		problem.Warningf(problem.Position{}, "r", "found %q", "@everyone <b>").WithCure("write it"),
		problem.Notef(problem.Position{}, "r", "for later"))
	if text, _ := d.file("hubs/ours/content/posts/rabat.fr.md"); !strings.Contains(text, "status: draft") {
		t.Errorf("the file is %q", text)
	}
	d.server.Change(func(r *githubtest.Repository) {
		p := r.Pulls[2]
		for _, want := range []string{
			"`ana` proposed this post in issue #1", "Closes #1", "`hubs/ours/content/posts/rabat.fr.md`",
		} {
			if !strings.Contains(p.Body, want) {
				t.Errorf("the pull request says\n%s\nwant %s", p.Body, want)
			}
		}
		if p.Title != "propose: rabat" || p.Head != branch || !strings.Contains(sent.Pull, "/pull/2") {
			t.Errorf("the pull request is %+v, at %s", p, sent.Pull)
		}
	})
	comments := d.comments()
	if len(comments) != 1 || !strings.Contains(comments[0], "- `found \"@everyone <b>\"` → `write it`") ||
		!strings.Contains(comments[0], sent.Pull) || strings.Contains(comments[0], "for later") {
		t.Errorf("the comments are %q", comments)
	}
}

// An issue that was edited moves its pull request on; one that was not changes nothing.
func TestSendAgain(t *testing.T) {
	d := newDesk(t)
	first := d.send("rabat", "Words", problem.Warningf(problem.Position{}, "r", "too short"))
	if again := d.send("rabat", "Words", problem.Warningf(problem.Position{}, "r", "too short")); again != first {
		t.Errorf("the same again is %+v, want %+v", again, first)
	}
	if second := d.send("rabat-opens", "More words"); second != first {
		t.Errorf("edited it is %+v, want %+v", second, first)
	}
	if _, is := d.file("hubs/ours/content/posts/rabat.fr.md"); is {
		t.Error("the file under its former name is still there")
	}
	if text, _ := d.file("hubs/ours/content/posts/rabat-opens.fr.md"); !strings.Contains(text, "More words") {
		t.Errorf("the file is %q", text)
	}
	for operation, want := range map[string]int{
		"git/create-ref": 1, "git/create-commit": 2, "git/update-ref": 1, "pulls/create": 1, "pulls/update": 1,
		"issues/create-comment": 1, "issues/update-comment": 1,
	} {
		if got := d.server.Asked(operation); got != want {
			t.Errorf("%s was asked %d times, want %d", operation, got, want)
		}
	}
	if comments := d.comments(); len(comments) != 1 || !strings.Contains(comments[0], "nothing to mend") {
		t.Errorf("the comments are %q", comments)
	}
}

// What a colleague has made of the draft is never undone, and the proposer is told.
func TestSendKeepsTheWorkOfOthers(t *testing.T) {
	const file = "hubs/ours/content/posts/rabat.fr.md"
	d := newDesk(t)
	d.send("rabat", "Words")
	d.server.Change(func(r *githubtest.Repository) { r.Commit(branch, "better words", map[string]string{file: "better"}) })
	if sent := d.send("rabat-opens", "Other words"); !sent.Kept || sent.Pull == "" {
		t.Errorf("sent is %+v", sent)
	}
	if text, _ := d.file(file); text != "better" {
		t.Errorf("the file is %q", text)
	}
	if comments := d.comments(); len(comments) != 1 || !strings.Contains(comments[0], "A colleague has already worked") {
		t.Errorf("the comments are %q", comments)
	}
}

// A proposal that was merged stays in the hub, should its issue be opened and edited again.
func TestSendKeepsWhatWasMerged(t *testing.T) {
	d := newDesk(t)
	d.send("rabat", "Words")
	d.hub = fstest.MapFS{"content/posts/rabat.fr.md": {}}
	d.send("rabat-2", "Other words")
	for _, name := range []string{"rabat", "rabat-2"} {
		if _, is := d.file("hubs/ours/content/posts/" + name + ".fr.md"); !is {
			t.Errorf("the file of %s is gone", name)
		}
	}
}

func TestSendWithoutPost(t *testing.T) {
	d := newDesk(t)
	if sent := d.send("", "Words"); sent.Pull != "" || sent.Comment == "" {
		t.Errorf("sent is %+v", sent)
	}
	if comments := d.comments(); len(comments) != 1 || !strings.Contains(comments[0], "`there is no title`") {
		t.Errorf("the comments are %q", comments)
	}
	if d.server.Asked("pulls/create")+d.server.Asked("git/create-ref") > 0 {
		t.Error("a pull request was made of nothing")
	}
}

func TestSendSpeaksTheLanguageOfTheForm(t *testing.T) {
	for form, want := range map[string]string{
		"fr": "est devenue un brouillon", "ar": "<div dir=\"rtl\">", "": "is now a draft", "de": "is now a draft",
	} {
		d := newDesk(t)
		d.form = form
		d.send("rabat", "Words")
		if comments := d.comments(); len(comments) != 1 || !strings.Contains(comments[0], want) {
			t.Errorf("%q: the comments are %q, want … %s …", form, comments, want)
		}
	}
}
