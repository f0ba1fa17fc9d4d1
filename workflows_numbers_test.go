package portevoix_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// numbersRunner is a runner with the program, in a clone of a hub that has a source of numbers.
func numbersRunner(t *testing.T, program, origin string) *runner {
	t.Helper()
	r := newRunner(t)
	r.program("gh", "")
	r.program("portevoix", `exec '`+program+`' --now 2026-11-22 "$@"`)
	r.must("git clone -q '" + origin + "' . 2>&1")
	return r
}

// theProgram builds the program.
func theProgram(t *testing.T) string {
	t.Helper()
	program := t.TempDir() + "/portevoix"
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/portevoix").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// steps of the workflow that collects, one after the other.
func (r *runner) bring()   { r.must(stepOf(r.t, bringData, "git archive"), "DIRECTORY=.") }
func (r *runner) collect() { r.must(stepOf(r.t, hubWorkflow, "portevoix metrics collect")) }
func (r *runner) keep() {
	r.must(stepOf(r.t, keepData, "portevoix-data"))
	r.must(stepOf(r.t, keepData, "portevoix-metrics"))
}

const (
	bringData   = ".github/actions/bring-data/action.yml"
	keepData    = ".github/actions/keep-data/action.yml"
	hubWorkflow = ".github/workflows/hub.yml"
)

// Numbers that name teams are not counted where the doctor finds that everybody could read
// them; numbers without teams, and teams without numbers, need no doctor.
func TestTeamsAreNotCountedInPublic(t *testing.T) {
	for settings, asked := range map[string]bool{
		"teams: {sales: Sales}\nmetrics: {sources: {a: {kind: byhand}}}\n": true,
		"metrics: {sources: {a: {kind: byhand}}}\n":                        false,
		"teams: {sales: Sales}\n":                                          false,
	} {
		r := newRunner(t)
		r.program("portevoix", "exit 1")
		r.write(r.dir+"/site/hub.yaml", settings)
		said, err := r.bash(stepOf(t, hubWorkflow, "grep --quiet ^teams:"))
		if (err != nil) != asked {
			t.Errorf("%s: the step ends with %v: %s", settings, err, said)
		}
	}
}

// Two runs that began with the same numbers, and each counted another day of one month, lose
// nothing; neither does a third that removed what was too old. What was removed is in no
// commit that the branch still has.
func TestRunsLoseNoNumbers(t *testing.T) {
	first := newRunner(t)
	origin := first.clone()
	first.write(first.dir+"/site/hub.yaml", "title: Hub\nlanguages: [en]\nmetrics: {sources: {a: {kind: byhand, files: [site/a.yaml]}}}\n")
	first.write(first.dir+"/site/a.yaml", "- {day: 2026-11-01, leads: 1}\n")
	first.must("git add . && git commit -qm numbers && git push -q origin main")
	program := theProgram(t)
	count := func(results string) *runner {
		r := numbersRunner(t, program, origin)
		r.bring()
		r.write(r.dir+"/site/a.yaml", "- {day: 2026-11-01, leads: 1}\n"+results)
		r.collect()
		return r
	}
	one := count("- {day: 2026-11-19, leads: 19}\n")
	other := count("- {day: 2026-11-20, leads: 20}\n")
	one.keep()
	other.keep()
	all := func() string {
		r := numbersRunner(t, program, origin)
		r.bring()
		return r.must("portevoix metrics show --by day --format csv")
	}
	got := all()
	for _, want := range []string{"2026-11-01,,,,,,,,leads,1,a\n", "2026-11-19,,,,,,,,leads,19,a\n", "2026-11-20,,,,,,,,leads,20,a"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}

	pruning, counted := numbersRunner(t, program, origin), count("- {day: 2026-11-19, leads: 19}\n- {day: 2026-11-20, leads: 20}\n- {day: 2026-11-21, leads: 21}\n")
	pruning.bring()
	pruning.must("portevoix --now 2028-12-19 metrics prune")
	pruning.keep()
	counted.keep()
	got = all()
	if strings.Contains(got, "2026-11-01") || !strings.Contains(got, "2026-11-19") || !strings.Contains(got, "2026-11-21") {
		t.Errorf("after another run removed the first day there are\n%s", got)
	}
	history := one.must("git --git-dir='" + origin + "' log --format=%H portevoix-metrics")
	if strings.Contains(history, "\n") {
		t.Errorf("the branch has a history:\n%s", history)
	}
	if data := one.must("git --git-dir='" + origin + "' ls-tree -r --name-only portevoix-data"); data != "" {
		t.Errorf("the branch of what else is collected has %s", data)
	}
}

// A server that has the log counts as docs/metrics.md says, beside the workflow: each finds
// what the other counted, and neither overwrites it.
func TestServersCountAsDocumented(t *testing.T) {
	first := newRunner(t)
	origin := first.clone()
	first.write(first.dir+"/site/hub.yaml", "title: Hub\nlanguages: [en]\nmetrics: {sources: {logs: {kind: byhand, files: [site/a.yaml]}}}\n")
	first.write(first.dir+"/site/a.yaml", "- {day: 2026-11-19, leads: 19}\n")
	first.must("git add . && git commit -qm numbers && git push -q origin main")
	program := theProgram(t)
	once, nightly := documented(t, "git init"), documented(t, "git pull")
	server := numbersRunner(t, program, origin)
	server.must(once)
	server.must(nightly)

	workflow := numbersRunner(t, program, origin)
	workflow.bring()
	workflow.write(workflow.dir+"/site/a.yaml", "- {day: 2026-11-19, leads: 19}\n- {day: 2026-11-20, leads: 20}\n")
	workflow.collect()
	workflow.keep()
	server.write(server.dir+"/site/a.yaml", "- {day: 2026-11-19, leads: 19}\n- {day: 2026-11-20, leads: 20}\n- {day: 2026-11-21, leads: 21}\n")
	server.must("git commit -qam more")
	server.must(nightly)
	reader := numbersRunner(t, program, origin)
	reader.bring()
	if got := reader.must("portevoix metrics show --by day --format csv"); strings.Count(got, "leads") != 3 {
		t.Errorf("there are\n%s", got)
	}
	if history := reader.must("git --git-dir='" + origin + "' rev-list --count portevoix-metrics"); history != "1" {
		t.Errorf("the branch has %s commits", history)
	}
}

// documented is the example in docs/metrics.md that begins with some words.
func documented(t *testing.T, words string) string {
	t.Helper()
	text, err := os.ReadFile("docs/metrics.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(text), "```sh\n"+words)
	script, _, ended := strings.Cut(after, "```")
	if !found || !ended {
		t.Fatalf("docs/metrics.md has no example of %q", words)
	}
	return words + script
}

// A source that fails stops nothing: what it said before stays, and the run says so.
func TestFailingSourceStopsNothing(t *testing.T) {
	r := newRunner(t)
	step := stepOf(t, hubWorkflow, "portevoix metrics collect")
	for status, want := range map[string]string{"0": "", "1": "::warning::", "3": "fails"} {
		r.program("portevoix", `[ "$2" = prune ] && echo pruned && exit 0; exit `+status)
		said, err := r.bash(step)
		if (err != nil) != (want == "fails") || strings.Contains(said, "::warning::") != (want == "::warning::") || strings.Contains(said, "pruned") == (err != nil) {
			t.Errorf("status %s: %v, %q", status, err, said)
		}
	}
}
