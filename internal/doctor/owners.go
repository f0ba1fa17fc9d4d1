package doctor

import (
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/git"
)

// ownerFiles are where GitHub and GitLab look for code owners, the first that is there
// counts.
var ownerFiles = []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"}

// owners looks whether somebody has to approve what is published.
func owners(x *examination) {
	if x.Repository == nil {
		return
	}
	const why = "without one anybody who may write can approve what is published"
	name, text := x.ownerFile()
	if name == "" {
		x.note("", "no file names code owners", why, "write "+ownerFiles[0]+" with a line such as /content/ @your-team")
		return
	}
	for _, folder := range []string{"content", "guidelines"} {
		if _, err := fs.Stat(x.Files, folder); err != nil {
			continue
		}
		own := path.Join(x.Repository.Folder(), folder)
		if !owned(text, own+"/below/file.en.md") {
			x.note(name, "no code owner has "+own+"/", why, "write a line such as /"+own+"/ @your-team")
		}
	}
}

func (x *examination) ownerFile() (name, text string) {
	top := os.DirFS(x.Repository.Root())
	for _, name := range ownerFiles {
		if data, err := fs.ReadFile(top, name); err == nil {
			return name, string(data)
		}
	}
	return "", ""
}

// owned reports whether the last line that holds for a file names an owner.
func owned(text, file string) bool {
	found := false
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) > 0 && git.Owns(fields[0], file) {
			found = len(fields) > 1
		}
	}
	return found
}
