package doctor

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
)

// A workflow uses the program as an action, fetches it as Go's tools name it, or calls it.
// Each is looked for in a line of YAML, without its dash and its comment.
var (
	action   = regexp.MustCompile(`^uses:\s*["']?[\w.-]+/portevoix(?:/[^\s@]*)?@([^\s"']+)`)
	fetched  = regexp.MustCompile(`/cmd/portevoix@([^\s"']+)`)
	commands = regexp.MustCompile(`(?:^(?:(?:run|script):\s*)?["']?|[;&|(]\s*)` + // where a command begins
		`(?:(?:if|then|do|else|!|\w+=\S*)\s+)*` +
		`(?:\S+/)?portevoix\s+[a-z-]`)
	comment = regexp.MustCompile(`(?:^|\s)#.*`)
)

// workflow looks whether pull requests are checked, and by which program.
func workflow(x *examination) {
	if x.Repository == nil {
		return
	}
	files, _ := fs.Glob(os.DirFS(x.Repository.Root()), ".github/workflows/*.y*ml") // the pattern is well formed
	files = append(files, ".gitlab-ci.yml")
	checked := false
	for _, name := range files {
		data, err := fs.ReadFile(os.DirFS(x.Repository.Root()), name)
		if err != nil {
			continue
		}
		if uses, version := programOf(string(data)); uses {
			checked = true
			x.otherProgram(name, version)
		}
	}
	if !checked {
		x.note("", "no workflow checks pull requests", "mistakes are found after they are merged",
			"portevoix init writes one: start a hub in an empty folder, and take its .github/workflows/portevoix.yml")
	}
}

// programOf reports whether a workflow uses the program, and as which version; empty:
// it does not say.
func programOf(text string) (uses bool, version string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(comment.ReplaceAllString(line, ""))
		line = strings.TrimSpace(strings.TrimPrefix(line, "- "))
		for _, pinned := range []*regexp.Regexp{action, fetched} {
			if m := pinned.FindStringSubmatch(line); m != nil {
				return true, m[1]
			}
		}
		uses = uses || commands.MatchString(line)
	}
	return uses, ""
}

// unknown are versions that do not say which release they are: one that moves, or a
// commit.
var unknown = regexp.MustCompile(`^(|latest|v\d+(\.\d+)?|[0-9a-f]{7,64})$`)

// otherProgram finds another release than this one.
func (x *examination) otherProgram(name, version string) {
	if x.Version == "" || version == x.Version || unknown.MatchString(version) {
		return
	}
	x.note(name, "pull requests are checked by "+version+", this is "+x.Version,
		"what is right here may be wrong there", "use the same: write @"+x.Version+" in the workflow, or install "+version)
}
