package check

import (
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

// writeGitHub writes workflow commands, which become annotations. Escapes are those of
// github.com/actions/toolkit, packages/core/src/command.ts: without them a message
// could end its line and begin a command of its own.
func writeGitHub(w io.Writer, list problem.List, at Place) error {
	var b strings.Builder
	for _, p := range list {
		b.WriteString("::" + commands[p.Severity] + " file=" + property.Replace(path.Join(at.Folder, p.File)))
		if p.Line > 0 {
			b.WriteString(",line=" + strconv.Itoa(p.Line))
		}
		if p.Column > 0 {
			b.WriteString(",col=" + strconv.Itoa(p.Column))
		}
		b.WriteString(",title=" + property.Replace("portevoix "+p.Rule) + "::" + message.Replace(p.Text()) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var commands = [...]string{problem.Error: "error", problem.Warning: "warning", problem.Note: "notice"}

var (
	message  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
