package portevoix_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// A runner runs commands of workflows as GitHub does, but with programs of ours instead
// of gh and portevoix.
type runner struct {
	t    *testing.T
	dir  string
	env  []string
	temp string // RUNNER_TEMP
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	for _, program := range []string{"bash", "git"} {
		if _, err := exec.LookPath(program); err != nil || runtime.GOOS == "windows" {
			t.Skip("workflows run on Linux, with", program)
		}
	}
	r := &runner{t: t, dir: t.TempDir(), temp: t.TempDir()}
	r.env = append(os.Environ(), "RUNNER_TEMP="+r.temp, "HOME="+r.temp, "GITHUB_OUTPUT="+r.temp+"/output",
		"GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org",
		"GITHUB_RUN_ID=7", "GITHUB_ACTOR=someone", "GITHUB_ACTOR_ID=12", "PATH="+r.temp+"/bin:"+os.Getenv("PATH"))
	return r
}

// program puts a shell script on the path.
func (r *runner) program(name, script string) {
	r.write(r.temp+"/bin/"+name, "#!/bin/bash\n"+script)
}

func (r *runner) write(name, text string) {
	r.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
		r.t.Fatal(err)
	}
}

func (r *runner) read(name string) string {
	text, _ := os.ReadFile(filepath.Join(r.temp, name))
	return string(text)
}

// bash runs a script in the folder; what it says comes back.
func (r *runner) bash(script string, env ...string) (said string, err error) {
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	cmd.Dir, cmd.Env = r.dir, append(r.env, env...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// must runs a script that can't fail.
func (r *runner) must(script string, env ...string) string {
	r.t.Helper()
	said, err := r.bash(script, env...)
	if err != nil {
		r.t.Fatalf("%v:\n%s\n%s", err, script, said)
	}
	return strings.TrimSpace(said)
}

// stepOf is the script of a workflow that has some words in it.
func stepOf(t *testing.T, file, words string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w, err := readWorkflow(file, string(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range w.steps() {
		if strings.Contains(s.Run, words) {
			return s.Run
		}
	}
	t.Fatalf("%s has no step with %q", file, words)
	return ""
}

// clone makes a repository with a main branch, and a clone of it to work in.
func (r *runner) clone() (origin string) {
	origin = r.temp + "/origin.git"
	r.must("git init -q --bare -b main '" + origin + "' && git clone -q '" + origin + "' . 2>&1 && " +
		"git switch -q -c main && mkdir site && echo 'title: Hub' > site/hub.yaml && echo /site/data/ > .gitignore && " +
		"git add . && git commit -qm first && git push -q origin main")
	r.program("gh", `echo "$*" >> "$RUNNER_TEMP/gh.log"`)
	return origin
}

// What is collected is kept on a branch that shares no history with main, and a commit
// is made only where something differs.
func TestCollectedDataIsKept(t *testing.T) {
	r := newRunner(t)
	origin := r.clone()
	bring := stepOf(t, ".github/actions/bring-data/action.yml", "git archive")
	keep := stepOf(t, ".github/actions/keep-data/action.yml", "commit-tree")
	count := "git --git-dir='" + origin + "' rev-list --count portevoix-data"
	for i, test := range []struct {
		text string
		want string
	}{{"one", "1"}, {"one", "1"}, {"two", "2"}} {
		r.write(r.dir+"/site/data/forged.json", "by hand")
		r.must(bring, "DIRECTORY=.")
		if got, _ := os.ReadFile(r.dir + "/site/data/targets.json"); i > 0 && string(got) != "one" {
			t.Errorf("round %d: brought %q", i, got)
		}
		r.write(r.dir+"/site/data/targets.json", test.text)
		r.must(keep)
		if got := r.must(count); got != test.want {
			t.Errorf("round %d: %s commits, want %s", i, got, test.want)
		}
	}
	if files := r.must("git --git-dir='" + origin + "' ls-tree -r --name-only portevoix-data"); files != "targets.json" {
		t.Errorf("the branch has %q", files)
	}
	if status := r.must("git status --porcelain"); status != "" {
		t.Errorf("left behind: %s", status)
	}
	r.must("mv '" + origin + "' '" + origin + ".away'")
	if said, err := r.bash(bring, "DIRECTORY=."); err == nil {
		t.Errorf("what can't be fetched is taken for nothing: %s", said)
	}
}

// What a form changes is on main at once; where main is protected it is a pull request.
func TestFormsLand(t *testing.T) {
	land := stepOf(t, ".github/actions/land/action.yml", "git push")
	for name, protected := range map[string]bool{"open": false, "protected": true} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t)
			origin := r.clone()
			if protected {
				r.write(origin+"/hooks/update", "#!/bin/sh\n[ \"$1\" != refs/heads/main ]\n")
			}
			r.must("echo 'freezes: []' >> site/hub.yaml")
			said := r.must(land, "SUBJECT=freeze: by the form")
			branch := "main"
			if protected {
				branch = "freeze-7"
			}
			log := r.must("git --git-dir='" + origin + "' log -1 --format=%s%n%b " + branch)
			if !strings.Contains(log, "freeze: by the form\nAsked for by someone in run 7.") {
				t.Errorf("%s has %q, said %q", branch, log, said)
			}
			if landed := strings.Contains(r.read("output"), "landed=true"); landed == protected {
				t.Errorf("landed: %t", landed)
			}
			if asked := strings.Contains(r.read("gh.log"), "pr create --base main --head freeze-7"); asked != protected {
				t.Errorf("gh did %q", r.read("gh.log"))
			}
			if again, err := r.bash(land, "SUBJECT=freeze: by the form"); err == nil {
				t.Errorf("nothing has changed, yet: %s", again)
			}
		})
	}
}

// To offer a post again needs an approval: it is a pull request wherever main is open, and
// the approval of whoever asked for it does not count.
func TestUndoIsAPullRequest(t *testing.T) {
	r := newRunner(t)
	r.program("portevoix", `printf '<%s>' "$@"`)
	undo := stepOf(t, ".github/workflows/recall.yml", "portevoix recall")
	r.must(undo, "UNDO=true", "POST=rabat", "GITHUB_STEP_SUMMARY="+r.temp+"/summary")
	if got, want := r.read("summary"), "<recall><--undo><--><rabat>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	form, err := os.ReadFile(".github/workflows/recall.yml")
	if handed := strings.Contains(string(form), "\n          propose: ${{ steps.recall.outputs.propose }}\n"); err != nil || !handed {
		t.Errorf("what lands it does not hear of it (%v)", err)
	}
	proposed, _ := strings.CutPrefix(strings.TrimSpace(r.read("output")), "propose=")
	origin := r.clone()
	before := r.must("git rev-parse HEAD")
	r.must("echo 'freezes: []' >> site/hub.yaml")
	r.must(stepOf(t, ".github/actions/land/action.yml", "git push"), "SUBJECT=recall: by the form", "PROPOSE="+proposed)
	if main := r.must("git --git-dir='" + origin + "' rev-parse main"); main != before || strings.Contains(r.read("output"), "landed=true") {
		t.Errorf("it is on main: %s", main)
	}
	if !strings.Contains(r.read("gh.log"), "pr create --base main --head recall-7") {
		t.Errorf("gh did %q", r.read("gh.log"))
	}
	who := r.must("git --git-dir='" + origin + "' log -1 --format='%(trailers:key=Co-authored-by,valueonly)' recall-7")
	if who != "someone <12+someone@users.noreply.github.com>" {
		t.Errorf("it was asked for by %q", who)
	}
}

// Words of a form reach the program as they are, and nothing else.
func TestFormsPassWords(t *testing.T) {
	r := newRunner(t)
	r.program("portevoix", `printf '<%s>' "$@"`)
	freeze := stepOf(t, ".github/workflows/freeze.yml", "portevoix freeze")
	const hostile = "a\"b'c $(touch pwned) `touch pwned`; touch pwned\n::error::x --lift y"
	got := r.must(freeze, "REASON="+hostile, "UNTIL=2026-11-27", "TOPICS=a, b", "LANGUAGES=*")
	if want := "<freeze><--reason=" + hostile + "><--until=2026-11-27><--topic=a, b><--lang=*>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if entries, err := os.ReadDir(r.dir); err != nil || len(entries) > 0 {
		t.Errorf("found %v, %v", entries, err)
	}
	recall := stepOf(t, ".github/workflows/recall.yml", "portevoix recall")
	r.must(recall, "POST=--help", "REASON="+hostile, "REPLACEMENT=rabat", "GITHUB_STEP_SUMMARY="+r.temp+"/summary")
	want := "<recall><--notify=chat><--reason=" + hostile + "><--replacement=rabat><--><--help>"
	if got := r.read("summary"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := r.must(freeze, "REASON=", "LIFT=x"); got != "<freeze><--lift=x>" {
		t.Errorf("got %q", got)
	}
}

// A fork is checked with the settings and pages of the branch it wants to change.
func TestForksBringNoSettings(t *testing.T) {
	r := newRunner(t)
	r.clone()
	base := r.must("git rev-parse HEAD")
	r.must("mkdir -p templates content && echo loose > site/hub.yaml && echo x > site/more && " +
		"echo x > templates/home.html && echo post > content/post.md && git add . && git commit -qm pull")
	r.must(stepOf(t, ".github/workflows/check.yml", "git cat-file"), "BASE="+base)
	const want = "content/post.md\nsite/hub.yaml\ntitle: Hub"
	if files := r.must("find * -type f | sort && cat site/hub.yaml"); files != want {
		t.Errorf("found %s", files)
	}
}

// What is not to be public yet is no secret in a public repository, and the run says so.
func TestPublicRepositoriesAreNoSecret(t *testing.T) {
	step := stepOf(t, ".github/workflows/check.yml", "portevoix preview")
	for _, test := range []struct {
		private, state string
		warns          bool
	}{{"false", "embargoed", true}, {"false", "draft", true}, {"false", "live", false}, {"true", "draft", false}} {
		r := newRunner(t)
		r.program("portevoix", `printf '%s\n' '- State: `+test.state+`'; exit 1`)
		said := r.must(step, "BASE=main", "NUMBER=12", "PRIVATE="+test.private, "GITHUB_STEP_SUMMARY="+r.temp+"/summary.md")
		if strings.Contains(said, "::warning::") != test.warns || strings.Contains(r.read("summary.md"), "not to be public") != test.warns {
			t.Errorf("%+v: said %q and\n%s", test, said, r.read("summary.md"))
		}
		if !strings.HasSuffix(r.read("summary.md"), "- State: "+test.state+"\n") || r.read("preview/number") != "12\n" {
			t.Errorf("%+v: the preview is not in the summary:\n%s", test, r.read("summary.md"))
		}
	}
}

// Nobody brings an approval along in a pull request.
func TestCollectedDataIsRefused(t *testing.T) {
	r := newRunner(t)
	r.clone()
	refuse := stepOf(t, ".github/workflows/check.yml", "git ls-tree")
	r.must(refuse)
	forge := func() { r.write(r.dir+"/site/data/approvals/ledger.jsonl", "{}\n") }
	forge()
	r.must(refuse) // it is ignored, and in no commit
	forge()
	r.must("git add --force site/data && git commit -qm forged")
	if said, err := r.bash(refuse); err == nil || !strings.Contains(said, "::error::") {
		t.Errorf("%v, said %q", err, said)
	}
	if left, err := os.ReadDir(r.dir + "/site/data"); err == nil {
		t.Errorf("later steps find %v", left)
	}
}

// What shows the hub as it would be runs after a refusal, too: with what was collected, and
// nothing of the pull request in its place.
func TestPreviewHasWhatWasCollected(t *testing.T) {
	const file = ".github/workflows/check.yml"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w, err := readWorkflow(file, string(text))
	if err != nil {
		t.Fatal(err)
	}
	steps := w.Jobs["check"].Steps
	at := func(is func(step) bool) int { return slices.IndexFunc(steps, is) }
	pull := at(func(s step) bool { return s.isCheckout() && s.With["path"] == "pull" })
	refuse := at(func(s step) bool { return strings.Contains(s.Run, "rm -rf site/data") })
	brought := at(func(s step) bool { return strings.HasSuffix(s.Uses, "/bring-data") })
	shown := at(func(s step) bool { return strings.Contains(s.Run, "portevoix ") })
	if refuse != pull+1 || brought < refuse || shown < brought {
		t.Errorf("checked out in step %d, refused in %d, brought in %d, shown in %d", pull, refuse, brought, shown)
	}
	if steps[brought].If != "${{ !cancelled() }}" {
		t.Errorf("data is brought only if %q", steps[brought].If)
	}
}

// What a run left reaches the program as files, and the commit as a word: neither is a
// command.
func TestPreviewBelievesNoRun(t *testing.T) {
	r := newRunner(t)
	r.program("portevoix", `printf '<%s>' "$@"`)
	r.write(r.temp+"/preview/number", "1; touch pwned\n$(touch pwned)")
	got := r.must(stepOf(t, ".github/workflows/preview.yml", "portevoix comment"), "HEAD_SHA=$(touch pwned)")
	if want := "<comment><--head><$(touch pwned)><" + r.temp + "/preview>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if entries, err := os.ReadDir(r.dir); err != nil || len(entries) > 0 {
		t.Errorf("found %v, %v", entries, err)
	}
}

// A deploy is noted with the commits it was made of, not with those that came since; a
// hub without collected data has none of the second.
func TestDeploysAreNoted(t *testing.T) {
	const hub = ".github/workflows/publish.yml"
	r := newRunner(t)
	r.clone()
	r.program("portevoix", `printf '<%s>' "$@"`)
	madeOf, keep := stepOf(t, hub, "data=$data"), stepOf(t, ".github/actions/keep-data/action.yml", "commit-tree")
	head := r.must("git rev-parse HEAD")
	r.must(madeOf)
	if got := r.read("output"); got != "commit="+head+"\ndata=\n" {
		t.Errorf("without data it is made of %q", got)
	}
	r.write(r.dir+"/site/data/targets.json", "one")
	r.must(keep + "\ngit fetch -q origin && rm \"$GITHUB_OUTPUT\"\n" + madeOf)
	data := r.must("git rev-parse origin/portevoix-data")
	if got := r.read("output"); got != "commit="+head+"\ndata="+data+"\n" {
		t.Errorf("it is made of %q", got)
	}
	got := r.must(stepOf(t, hub, "deploys record"), "COMMIT="+head, "DATA=", "ADDRESS=https://a.example/", "AT=2026-11-20T09:00:00Z",
		"GITHUB_SERVER_URL=https://github.com", "GITHUB_REPOSITORY=o/r")
	want := "<deploys><record><--commit><" + head + "><--data><><--address><https://a.example/><--at><2026-11-20T09:00:00Z>" +
		"<--run><https://github.com/o/r/actions/runs/7>"
	if got != want {
		t.Errorf("it notes %s, want %s", got, want)
	}
}
