package portevoix_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// What others push while a form runs stays, and what the form changes is on main as well;
// only where both changed the same it is a pull request.
func TestFormsLandBesideOthers(t *testing.T) {
	land := stepOf(t, ".github/actions/land/action.yml", "git push")
	for name, test := range map[string]struct {
		theirs string
		lands  bool
	}{
		"another file":   {"echo theirs > content.md", true},
		"the same lines": {"echo 'freezes: [theirs]' >> site/hub.yaml", false},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t)
			origin := r.clone()
			r.must("git clone -q '" + origin + "' '" + r.temp + "/other' && " +
				"git clone -q --depth 1 'file://" + origin + "' shallow")
			r.must("cd '" + r.temp + "/other' && for i in 1 2 3; do " + test.theirs +
				" && echo $i >> more && git add . && git commit -qm theirs && git push -q origin main; done")
			r.must("cd shallow && echo 'freezes: []' >> site/hub.yaml\n"+land, "SUBJECT=freeze: by the form")
			log := r.must("git --git-dir='" + origin + "' log --format=%s main")
			landed := strings.HasPrefix(log, "freeze: by the form\ntheirs\n")
			if landed != test.lands || strings.Count(log, "theirs") != 3 {
				t.Errorf("main has\n%s", log)
			}
			if said := strings.Contains(r.read("output"), "landed=true"); said != test.lands {
				t.Errorf("it says that it landed: %t", said)
			}
			asked := strings.Contains(r.read("gh.log"), "--body Somebody changed the same meanwhile: merge it")
			if asked == test.lands {
				t.Errorf("gh did %q", r.read("gh.log"))
			}
		})
	}
}

// What two runs collect at a time is kept of both; where both changed one file the later
// fails, since half of each would be neither.
func TestCollectedDataIsKeptOfBoth(t *testing.T) {
	keep := stepOf(t, ".github/actions/keep-data/action.yml", "commit-tree")
	bring := stepOf(t, ".github/actions/bring-data/action.yml", "git archive")
	for name, test := range map[string]struct {
		before, file, want string
		fails              bool
	}{
		"the first of all": {"", "site/data/deploys.jsonl", "deploys.jsonl state.json", false},
		"two files":        {"old", "site/data/deploys.jsonl", "deploys.jsonl state.json targets.json", false},
		"one file":         {"old", "site/data/state.json", "state.json targets.json", true},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t)
			origin := r.clone()
			if test.before != "" {
				r.write(r.dir+"/site/data/targets.json", test.before)
				r.must(keep)
			}
			r.must(bring, "DIRECTORY=.")
			other := *r
			other.dir = r.temp + "/other"
			r.must("git clone -q '" + origin + "' '" + other.dir + "'")
			other.must(bring, "DIRECTORY=.")
			other.write(other.dir+"/site/data/state.json", "theirs")
			other.must(keep)
			r.write(r.dir+"/"+test.file, "ours")
			said, err := r.bash(keep)
			if (err != nil) != test.fails {
				t.Errorf("%v: %s", err, said)
			}
			files := r.must("git --git-dir='" + origin + "' ls-tree -r --name-only portevoix-data")
			if got := strings.Join(strings.Fields(files), " "); got != test.want {
				t.Errorf("kept are %s, want %s", got, test.want)
			}
			if state := r.must("git --git-dir='" + origin + "' show portevoix-data:state.json"); state != "theirs" {
				t.Errorf("what the other kept is %q", state)
			}
		})
	}
}

// GitHub keeps one run of a group waiting and cancels the others: a form that takes
// something back, or a run that keeps what it collected, is in none.
func TestNothingThatIsTakenBackIsCancelled(t *testing.T) {
	for file, job := range map[string]string{
		"recall.yml": "recall", "freeze.yml": "freeze", "collect.yml": "collect",
		"publish.yml": "record", "hub.yml": "collect",
	} {
		w := workflowIn(t, file)
		form := file != "publish.yml" && file != "hub.yml" // whose newest run does what the others would have
		if w.Jobs[job].Concurrency.Group != "" || form && w.Concurrency.Group != "" {
			t.Errorf("%s: its runs are in a group", file)
		}
	}
}

// Who takes something back publishes it without asking anybody; other runs ask GitHub who
// sees an internal hub.
func TestNothingStandsBetweenARecallAndItsPublication(t *testing.T) {
	for _, form := range []string{"recall", "freeze"} {
		if called := workflowIn(t, form+".yml").Jobs["publish"].Uses; called != "./.github/workflows/publish.yml" {
			t.Errorf("%s publishes by %s", form, called)
		}
	}
	for _, s := range workflowIn(t, "publish.yml").steps() {
		if strings.Contains(s.Run, "doctor") || strings.Contains(s.Run, "approvals") {
			t.Errorf("before it is published: %s", s.Run)
		}
	}
	ask := stepOf(t, ".github/workflows/hub.yml", "internal=true")
	for settings, want := range map[string]string{
		"visibility: public": "", "visibility: 'internal'": "internal=true\n",
	} {
		r := newRunner(t)
		r.write(r.dir+"/site/hub.yaml", settings+"\n")
		if r.must(ask); r.read("output") != want {
			t.Errorf("%s: %q", settings, r.read("output"))
		}
	}
}

// What was collected before something failed is kept, but not where what was kept before
// could not be brought.
func TestPartOfACollectionIsKept(t *testing.T) {
	for _, s := range workflowIn(t, "hub.yml").Jobs["collect"].Steps {
		if s.Uses == "./.github/actions/keep-data" {
			if s.If != "${{ !cancelled() && steps.bring.outcome == 'success' }}" {
				t.Errorf("it is kept if %q", s.If)
			}
			return
		}
	}
	t.Error("nothing is kept")
}

// A review of what is merged publishes the hub anew; the run for the review itself, whose
// pull request may be a stranger's, has no rights and no files.
func TestLateReviewsAreHeard(t *testing.T) {
	review, late := workflowIn(t, "review.yml"), workflowIn(t, "late-review.yml")
	event := []string{"pull_request_review"}
	if !slices.Equal(review.events(), event) || len(review.Permissions) > 0 || len(review.steps()) != 1 {
		t.Errorf("the review has %v and %v", review.Permissions, review.steps())
	}
	after := strings.Contains(late.text, "\n    workflows: [review]\n")
	if !after || late.Jobs["publish"].Uses != "./.github/workflows/hub.yml" {
		t.Errorf("after it there is\n%s", late.text)
	}
}

func workflowIn(t *testing.T, name string) *workflow {
	t.Helper()
	file := ".github/workflows/" + name
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w, err := readWorkflow(file, string(text))
	if err != nil {
		t.Fatal(err)
	}
	return w
}
