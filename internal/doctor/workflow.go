package doctor

import (
	"io/fs"
	"os"
	"regexp"
)

var (
	named   = regexp.MustCompile(`(?i)portevoix`)
	fetched = regexp.MustCompile(`portevoix/cmd/portevoix@(\S+)`) // the program as Go's tools name it
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
		if err != nil || !named.Match(data) {
			continue
		}
		checked = true
		x.otherProgram(name, string(data))
	}
	if !checked {
		x.note("", "no workflow checks pull requests", "mistakes are found after they are merged",
			"portevoix init writes one: start a hub in an empty folder, and take its .github/workflows/portevoix.yml")
	}
}

// otherProgram finds another release than this one.
func (x *examination) otherProgram(name, text string) {
	m := fetched.FindStringSubmatch(text)
	if m == nil || m[1] == "latest" || m[1] == x.Version || x.Version == "" {
		return
	}
	x.note(name, "pull requests are checked by "+m[1]+", this is "+x.Version,
		"what is right here may be wrong there", "use the same: write @"+x.Version+" in the workflow, or install "+m[1])
}
