package portevoix_test

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// workflowRules are what a workflow must not do, beside what actionlint knows. Whoever
// opens a pull request decides what is in it: that gets no right to write, no secret, and
// none of its words reaches a shell.
var workflowRules = []struct {
	name string
	find func(*workflow) []string
}{
	{"an action is named by its full commit, with its version behind it", unpinned},
	{"rights are stated, and the least", tooManyRights},
	{"no event gives a stranger's code our rights", dangerousEvents},
	{"no secret is needed", secretsUsed},
	{"an expression is no part of a command", expressionsInCommands},
	{"what others write is only passed on as environment", wordsOfOthers},
	{"a checkout leaves no token behind", tokensLeft},
	{"who may write has no stranger's files", strangersFiles},
	{"content is not run", contentRun},
	{"every job ends", endless},
	{"what publishes is not broken off", brokenOff},
	{"a schedule keeps away from busy minutes, and has a time zone", schedules},
	{"tools have their versions in tools/go.mod", looseTools},
}

// hubRights and publishRights are those of all jobs of hub.yml and publish.yml, which
// whoever calls them has to grant.
var (
	hubRights     = rights{"contents": "write", "pull-requests": "read", "pages": "write", "id-token": "write"}
	publishRights = rights{"contents": "write", "pages": "write", "id-token": "write"}
)

// granted are the rights of jobs beyond reading the repository.
var granted = map[string]rights{
	"preview.yml/comment":     {"actions": "read", "contents": "read", "pull-requests": "write"},
	"hub.yml/collect":         {"contents": "write", "pull-requests": "read", "pages": "read"},
	"hub.yml/publish":         publishRights,
	"hub.yml/allowed":         {"contents": "read", "pages": "read"},
	"publish.yml/deploy":      {"pages": "write", "id-token": "write"},
	"publish.yml/record":      {"contents": "write"},
	"schedule.yml/publish":    hubRights,
	"collect.yml/collect":     {"contents": "write", "pull-requests": "read"},
	"freeze.yml/freeze":       {"contents": "write", "pull-requests": "write"},
	"freeze.yml/publish":      publishRights,
	"recall.yml/recall":       {"contents": "write", "pull-requests": "write"},
	"recall.yml/publish":      publishRights,
	"late-review.yml/publish": hubRights,
	"propose.yml/propose":     {"contents": "write", "pull-requests": "write", "issues": "write"},

	"workflow-propose.yml/propose": {"contents": "write", "pull-requests": "write", "issues": "write"},

	"good.yml/deploy": {"pages": "write", "id-token": "write"},
	"bad.yml/deploy":  {"pages": "write", "id-token": "write"},
}

var (
	usesLine = regexp.MustCompile(`uses:\s*(\S+)\s*(.*)`)
	pinned   = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	release  = regexp.MustCompile(`^# v\d+\.\d+\.\d+$`)
)

func unpinned(w *workflow) (found []string) {
	for line := range strings.Lines(w.text) {
		m := usesLine.FindStringSubmatch(line)
		if m == nil || strings.HasPrefix(strings.TrimSpace(line), "#") || strings.HasPrefix(m[1], "./") {
			continue
		}
		if !pinned.MatchString(m[1]) || !release.MatchString(strings.TrimSpace(m[2])) {
			found = append(found, strings.TrimSpace(line))
		}
	}
	return found
}

func tooManyRights(w *workflow) (found []string) {
	if w.isAction() {
		return nil
	}
	if w.Permissions == nil {
		found = append(found, "the workflow states none")
	}
	found = append(found, beyond("the workflow", w.Permissions, rights{"contents": "read"})...)
	for name, j := range w.Jobs {
		allowed := granted[path.Base(w.file)+"/"+name]
		if allowed == nil {
			allowed = rights{"contents": "read"}
		}
		found = append(found, beyond(name, j.Permissions, allowed)...)
	}
	return found
}

func beyond(who string, asked, allowed rights) (found []string) {
	for kind, right := range asked {
		if allowed[kind] != right && right != "none" {
			found = append(found, fmt.Sprintf("%s: %s: %s", who, kind, right))
		}
	}
	return found
}

// harmlessEvents run nothing of a stranger's, or have no rights.
var harmlessEvents = []string{
	"push", "pull_request", "pull_request_review", "schedule", "workflow_dispatch", "workflow_call", "workflow_run", "issues",
}

func dangerousEvents(w *workflow) []string {
	return slices.DeleteFunc(w.events(), func(event string) bool { return slices.Contains(harmlessEvents, event) })
}

var secretWord = regexp.MustCompile(`\bsecrets\b`)

func secretsUsed(w *workflow) []string { return secretWord.FindAllString(w.text, -1) }

func expressionsInCommands(w *workflow) (found []string) {
	for _, s := range w.steps() {
		if strings.Contains(s.Run, "${{") || strings.Contains(s.With["script"], "${{") {
			found = append(found, s.Run+s.With["script"])
		}
	}
	return found
}

// others write the event, the names of branches, and what a form asks for.
var others = regexp.MustCompile(`\$\{\{.*\b(github\.(event|head_ref|ref_name)\b|github\[|inputs\b)`)

// githubsOwn are numbers and commits, which GitHub writes.
var githubsOwn = []string{
	"${{ github.event.pull_request.base.sha }}",
	"${{ github.event.workflow_run.id }}",
}

func wordsOfOthers(w *workflow) (found []string) {
	eachText(&w.root, nil, func(keys []string, value string) {
		passed := slices.Contains(keys, "concurrency") || keys[len(keys)-1] == "if" ||
			len(keys) > 1 && keys[len(keys)-2] == "env"
		if others.MatchString(value) && !passed && !slices.Contains(githubsOwn, value) {
			found = append(found, strings.Join(keys, ".")+": "+value)
		}
	})
	return found
}

// eachText calls do for each text in a file, with the keys that lead to it.
func eachText(n *yaml.Node, keys []string, do func(keys []string, value string)) {
	switch n.Kind {
	case yaml.ScalarNode:
		do(keys, n.Value)
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			eachText(n.Content[i+1], append(slices.Clone(keys), n.Content[i].Value), do)
		}
	default:
		for _, c := range n.Content {
			eachText(c, keys, do)
		}
	}
}

func (s step) isCheckout() bool { return strings.HasPrefix(s.Uses, "actions/checkout@") }

func tokensLeft(w *workflow) (found []string) {
	for _, s := range w.steps() {
		if s.isCheckout() && s.With["persist-credentials"] != "false" {
			found = append(found, s.Uses)
		}
	}
	return found
}

// strangersEvents have somebody else's files where none are named, or may follow a run that had.
var strangersEvents = []string{"pull_request", "pull_request_review", "workflow_run"}

// strangersFiles are those of a pull request, where a job may do more than read.
func strangersFiles(w *workflow) (found []string) {
	events := w.events()
	for name, j := range w.Jobs {
		powerful := slices.Contains(events, "workflow_run")
		for kind, right := range j.Permissions {
			powerful = powerful || kind != "contents" || right != "read"
		}
		for _, s := range j.Steps {
			ref := s.With["ref"]
			named := others.MatchString(ref) || strings.Contains(ref, "refs/pull") || s.With["repository"] != ""
			unnamed := ref == "" && slices.ContainsFunc(strangersEvents, func(e string) bool { return slices.Contains(events, e) })
			if powerful && s.isCheckout() && (named || unnamed) {
				found = append(found, fmt.Sprintf("%s checks out %q", name, ref))
			}
			if slices.Contains(events, "workflow_run") && strings.Contains(s.Run, "git ") {
				found = append(found, name+" calls git")
			}
		}
	}
	return found
}

// runsFiles are commands that would run what stands in a folder.
var runsFiles = regexp.MustCompile(`(?m)(^|[;&|(]|\bthen|\bdo)\s*` +
	`(\.{0,2}/|\.\s|source\b|(ba|z|da)?sh\b|go\b|npm\b|npx\b|node\b|make\b|python)`)

// contentRun looks at jobs that have the base of a pull request beside it: what is not
// the base is content.
func contentRun(w *workflow) (found []string) {
	for _, j := range w.Jobs {
		folders := map[string]string{}
		for _, s := range j.Steps {
			if s.isCheckout() {
				folders[s.With["path"]] = s.With["ref"]
			}
		}
		if !slices.Contains(slices.Collect(maps.Values(folders)), githubsOwn[0]) {
			continue
		}
		for folder, ref := range folders {
			if ref != githubsOwn[0] {
				found = append(found, runIn(folder, j.Steps)...)
			}
		}
	}
	return found
}

func runIn(folder string, steps []step) (found []string) {
	if folder == "" {
		return []string{"the pull request is not in a folder of its own"}
	}
	for _, s := range steps {
		within := s.Dir == folder || strings.HasPrefix(s.Dir, folder+"/")
		if within && runsFiles.MatchString(s.Run) || strings.HasPrefix(s.Uses, "./"+folder) ||
			strings.Contains(s.Run, folder+"/") || strings.Contains(s.Run, "cd "+folder) {
			found = append(found, s.Uses+s.Run)
		}
	}
	return found
}

func endless(w *workflow) (found []string) {
	for name, j := range w.Jobs {
		if j.Uses == "" && (j.Timeout < 1 || j.Timeout > 60) {
			found = append(found, fmt.Sprintf("%s: timeout-minutes: %d", name, j.Timeout))
		}
	}
	return found
}

var publishes = regexp.MustCompile(`actions/deploy-pages@|\bgit push\b|--method PATCH`)

func brokenOff(w *workflow) []string {
	c := w.Concurrency
	if w.isAction() || !publishes.MatchString(w.text) || c.Group != "" && c.Cancel != nil && !*c.Cancel {
		return nil
	}
	return []string{fmt.Sprintf("concurrency: %+v", c)}
}

// schedules stand alone where they publish, so that who forks or copies a hub can leave
// them out.
func schedules(w *workflow) (found []string) {
	var on struct {
		Schedule []struct{ Cron, Timezone string }
	}
	if w.On.Kind != yaml.MappingNode || w.On.Decode(&on) != nil {
		return nil
	}
	for _, s := range on.Schedule {
		field, _, _ := strings.Cut(s.Cron, " ")
		minute, err := strconv.Atoi(field)
		if err != nil || minute%2 == 0 || minute%15 == 0 {
			found = append(found, "minute of "+s.Cron)
		}
		if s.Timezone == "" {
			found = append(found, s.Cron+" has no time zone")
		}
	}
	both := len(on.Schedule) > 0 && slices.Contains(w.events(), "push")
	for name, j := range w.Jobs {
		if both && len(beyond(name, j.Permissions, rights{"contents": "read"})) > 0 {
			found = append(found, name+" publishes, and the schedule has no file of its own")
		}
	}
	return found
}

var looseTool = regexp.MustCompile(`go (install|run) [^\s"$]+@`)

func looseTools(w *workflow) []string { return looseTool.FindAllString(w.text, -1) }
