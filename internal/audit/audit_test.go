package audit

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/deploys"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/past"
)

const settings = `title: Hub
base_url: https://example.org/hub/
languages: [en]
networks: [linkedin, x]
domains: [example.org]
disclosures: {standard: {en: {long: I work for Example., short: "#Example"}}}
default_disclosure: standard
approvals: {require: true, source: [trailers, attestation], teams: {legal: [lea@example.org]}, rules: [{team: legal}]}
`

func post(title, text, more string) string {
	return "---\ntitle: " + title + "\nlink: https://example.org/news\n" + more + "share: {any: [\"" + text + "\"]}\n---\nWhy **it** matters.\n"
}

const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU" +
	"\x00\x00\x00\x0eIDATx\xdabb\x00\x04\x00\x00\xff\xff\x00\x06\x00\x03\xe7\xb8\x17\xd8\x00\x00\x00\x00IEND\xaeB`\x82"

// A work is a hub in a repository made by git itself, in November 2026.
type work struct {
	*testing.T
	dir string
}

func (w work) git(day string, args ...string) string {
	w.Helper()
	command := exec.Command("git", append([]string{"-C", w.dir}, args...)...)
	at := "2026-11-" + day + "T12:00:00Z"
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_COMMITTER_DATE="+at,
		"GIT_AUTHOR_DATE="+at, "GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.org",
		"GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@example.org")
	out, err := command.CombinedOutput()
	if err != nil {
		w.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (w work) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w work) commit(day, message string, files map[string]string) string {
	w.Helper()
	for name, text := range files {
		name = filepath.Join(w.dir, name)
		w.must(os.MkdirAll(filepath.Dir(name), 0o755))
		w.must(os.WriteFile(name, []byte(text), 0o644))
	}
	w.git(day, "add", "-A")
	w.git(day, "commit", "-q", "-m", message)
	return w.git(day, "rev-parse", "HEAD")
}

func (w work) root() *os.Root {
	w.Helper()
	root, err := os.OpenRoot(w.dir)
	w.must(err)
	w.Cleanup(func() { root.Close() })
	return root
}

// collect finds approvals and keeps what was found on its branch, as workflows do.
func (w work) collect(day string) string {
	w.Helper()
	root := w.root()
	repository, err := git.Open(w.dir)
	w.must(err)
	evidence, _, err := approvals.Gather(context.Background(),
		approvals.Source{Repository: repository, Revision: "HEAD", Hub: root.FS()})
	w.must(err)
	known, err := approvals.Known(root.FS())
	w.must(err)
	found, err := approvals.Collect(context.Background(), evidence, known)
	w.must(err)
	w.must(found.Save(root))
	return w.keep(day)
}

func (w work) keep(day string) string {
	w.Helper()
	index := w.dir + "/.git/data-index"
	run := func(args ...string) string {
		command := exec.Command("git", append([]string{"--git-dir=" + w.dir + "/.git", "--work-tree=."}, args...)...)
		command.Dir = w.dir + "/site/data"
		command.Env = append(os.Environ(), "GIT_INDEX_FILE="+index)
		out, err := command.CombinedOutput()
		if err != nil {
			w.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	w.must(os.RemoveAll(index))
	run("add", "--all", "--force", ".")
	args := []string{"commit-tree", run("write-tree"), "-m", "data"}
	if before, err := exec.Command("git", "-C", w.dir, "rev-parse", "--verify", "-q", past.DataBranch).Output(); err == nil {
		args = append(args, "-p", strings.TrimSpace(string(before)))
	}
	hash := w.git(day, args...)
	w.git(day, "update-ref", "refs/heads/"+past.DataBranch, hash)
	return hash
}

func (w work) deploy(day, commit, data string) {
	w.Helper()
	at, err := time.Parse(time.RFC3339, "2026-11-"+day+"T13:00:00Z")
	w.must(err)
	_, err = deploys.Append(w.root(), deploys.Record{
		Address: "https://example.org/hub/", At: at, Commit: commit, Data: data, Program: "v1.0.0", Run: "https://example.org/runs/" + day,
	})
	w.must(err)
	w.keep(day)
}

// story is a hub with all that happens to posts: approved, changed and waiting, approved
// by an answer from outside, taken back; one that nobody approved, one still to come.
func story(t *testing.T) work {
	t.Helper()
	w := work{t, t.TempDir()}
	w.git("08", "init", "-q", "-b", "main")
	w.commit("08", "settings", map[string]string{"site/hub.yaml": settings, ".gitignore": "/site/data/\n"})
	first := w.commit("10", "posts\n\nApproved-by: Lea <lea@example.org>", map[string]string{
		"content/posts/rabat.en.md":    post("Rabat", "A new region opens.", "media: [{file: roof.png, alt: A roof, rights: {source: own}}]\n"),
		"content/posts/roof.png":       pixel,
		"content/posts/atlantis.en.md": post("Atlantis", "Atlantis rises.", "publish: 2026-12-24\n"),
		"guidelines/charter.en.md":     "---\ntitle: Charter\n---\nBe kind.\n",
	})
	w.deploy("10", first, w.collect("10"))
	changed := w.commit("12", "other words", map[string]string{
		"content/posts/rabat.en.md":  post("Rabat", "A new region opens, <b>at last</b>.", ""),
		"content/posts/secret.en.md": post("Secret", "Nobody has read this.", ""),
		"guidelines/charter.en.md":   "---\ntitle: Charter\n---\nBe kind, always.\n",
	})
	w.deploy("12", changed, w.collect("12"))
	w.attest(changed)
	w.deploy("14", changed, w.collect("14"))
	recalled := w.commit("16", "recall", map[string]string{
		"content/posts/rabat.en.md": strings.Replace(post("Rabat", "A new region opens, <b>at last</b>.", ""), "---\ntitle",
			"---\nstatus: withdrawn\nwithdrawn: {on: 2026-11-16T11:00:00Z, reason: No permit., answer: Soon.}\ntitle", 1),
	})
	w.deploy("16", recalled, w.collect("16"))
	return w
}

func (w work) attest(commit string) {
	w.Helper()
	repository, err := git.Open(w.dir)
	w.must(err)
	at, err := repository.At(commit)
	w.must(err)
	mail := []byte("From: lea@example.org\n\nYes.\n")
	a, err := approvals.Attest(at, approvals.Answer{
		Post: "rabat", Lang: "en", Team: "legal", By: "lea@example.org", Decision: approvals.Approve, Evidence: mail, Name: "mail.eml",
		At: time.Date(2026, 11, 14, 9, 0, 0, 0, time.UTC), Commit: commit,
	})
	w.must(err)
	_, err = approvals.SaveAttestation(w.root(), a, mail)
	w.must(err)
}

func (w work) record(language, from, to string) *Record {
	w.Helper()
	history, err := past.Open(context.Background(), w.dir, os.DirFS(w.dir))
	w.must(err)
	r, err := Gather(w.options(history, language, from, to))
	w.must(err)
	return r
}

// options ask for what was offered from one day to another.
func (w work) options(history *past.Hub, language, from, to string) Options {
	w.Helper()
	words, problems := lang.Read([]string{language}, portevoix.Files)
	if problems.HasErrors() {
		w.Fatal(problems)
	}
	day := func(text string) time.Time {
		at, err := time.Parse(time.RFC3339, "2026-11-"+text+"T00:00:00Z")
		w.must(err)
		return at
	}
	return Options{
		History: history, Program: portevoix.Files, Name: "Hub", Address: "https://example.org/hub/", Zone: time.UTC,
		From: day(from), To: day(to), Version: "portevoix v1", Words: words[language],
	}
}

// archive writes a record and reads it back.
func (w work) archive(r *Record) map[string]string {
	w.Helper()
	var out bytes.Buffer
	w.must(r.Write(&out))
	reader, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	w.must(err)
	files := map[string]string{}
	for _, f := range reader.File {
		opened, err := f.Open()
		w.must(err)
		data, err := io.ReadAll(opened)
		w.must(err)
		files[f.Name] = string(data)
	}
	return files
}

// What was offered on each day, for whose yes, is told by the record; what nobody might
// see is in no file of it.
func TestStory(t *testing.T) {
	w := story(t)
	r := w.record("en", "11", "20")
	var told []string
	for _, o := range r.Offers {
		for _, s := range o.Spans {
			until := "the end"
			if s.Until != nil {
				until = s.Until.Format("02 15h")
			}
			told = append(told, fmt.Sprintf("%s %s to %s: %s, for %s of %s", o.What.Post, s.From.Format("02 15h"), until,
				strings.SplitN(o.What.Texts[0].Text, "\n", 2)[0], o.What.Approvals[0].By, o.What.Approvals[0].At.Format("02")))
		}
	}
	want := []string{
		"rabat 11 00h to 14 13h: A new region opens., for lea@example.org of 10",
		"rabat 14 13h to 16 13h: A new region opens, <b>at last</b>., for lea@example.org of 14",
	}
	if !slices.Equal(told, want) {
		t.Errorf("it tells\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if len(r.Withdrawals) != 1 || r.Withdrawals[0].What.Reason != "No permit." || r.Withdrawals[0].Spans[0].From.Format("02 15h") != "16 13h" {
		t.Errorf("what was taken back is %+v", r.Withdrawals)
	}
	if r.Deploys() != 4 || len(r.Rules) != 3 {
		t.Errorf("it has %d deploys and %d rules", r.Deploys(), len(r.Rules))
	}
	for name, text := range w.archive(r) {
		for _, word := range []string{"Atlantis", "atlantis", "Secret", "secret", "Nobody has read"} {
			if strings.Contains(name+text, word) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
}

// Each time has its own record: before the change, and after all was taken back.
func TestTimes(t *testing.T) {
	w := story(t)
	if r := w.record("en", "01", "09"); len(r.Offers) != 0 || len(r.States) != 1 {
		t.Errorf("before the posts: %d offers in %d states", len(r.Offers), len(r.States))
	}
	if r := w.record("en", "10", "11"); len(r.Offers) != 1 || r.Offers[0].Spans[0].Until != nil {
		t.Errorf("on the first day: %+v", r.Offers)
	}
	if r := w.record("en", "17", "20"); len(r.Offers) != 0 || len(r.Withdrawals) != 0 || len(r.States) != 1 {
		t.Errorf("afterwards: %d offers, %d withdrawals, %d states", len(r.Offers), len(r.Withdrawals), len(r.States))
	}
}

// Where nobody noted what was published, posts come and go when they are due.
func TestWithoutDeploys(t *testing.T) {
	w := work{t, t.TempDir()}
	w.git("08", "init", "-q", "-b", "main")
	w.commit("08", "a hub", map[string]string{
		"site/hub.yaml":             strings.Replace(settings, "require: true", "require: false", 1),
		"content/posts/oslo.en.md":  post("Oslo", "Oslo grows.", "publish: 2026-11-12\nexpires: 2026-11-14\n"),
		"content/posts/quito.en.md": "---\ntitle: [Quito\n---\n",
		"content/posts/lima.en.md":  post("Lima", "Lima opens.", "publish: 2027-01-01\nstatus: withdrawn\nwithdrawn: {on: 2026-11-11}\n"),
	})
	r := w.record("en", "10", "20")
	if len(r.Offers) != 1 || r.Offers[0].Spans[0].From.Day() != 12 || r.Offers[0].Spans[0].Until.Day() != 15 {
		t.Errorf("the offers are %+v", r.Offers)
	}
	if len(r.Unread) != 1 || r.Unread[0].What.File != "content/posts/quito.en.md" {
		t.Errorf("what can't be read is %+v", r.Unread)
	}
	files := w.archive(r)
	for name, text := range files {
		if strings.Contains(name+text, "Lima") {
			t.Errorf("%s tells of a post that was taken back before its time had come", name)
		}
	}
	index := files["index.html"]
	for _, words := range []string{"nobody noted when the pages were published", "content/posts/quito.en.md", "No approval was asked for."} {
		if !strings.Contains(index, words) {
			t.Errorf("the index does not say %q", words)
		}
	}
}
