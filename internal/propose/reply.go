package propose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/problem"
)

const mostFindings = 30 // that a comment tells

// reply says what came of a proposal and what to mend, in the language of the form. What
// was found may quote the proposal, so it stands as code. Notes are for those who go on
// with the draft.
func reply(lang string, sent Sent, found problem.List) string {
	found = slices.DeleteFunc(slices.Clone(found), func(p problem.Problem) bool { return p.Severity == problem.Note })
	v, known := voices[lang]
	if !known {
		v = voices["en"]
	}
	parts := []string{v.outcome(sent)}
	if len(found) == 0 && sent.Pull != "" && !sent.Kept {
		parts = append(parts, v.fine)
	}
	if len(found) > 0 && !sent.Kept {
		parts = append(parts, strings.TrimSpace(v.mend+" "+v.english), v.list(found))
	}
	text := strings.Join(parts, "\n\n") + "\n"
	if v.rightToLeft {
		return "<div dir=\"rtl\">\n\n" + text + "\n</div>\n"
	}
	return text
}

func (v voice) outcome(sent Sent) string {
	switch {
	case sent.Pull == "":
		return v.none
	case sent.Kept:
		return fmt.Sprintf(v.kept, sent.Pull)
	}
	return fmt.Sprintf(v.thanks, sent.Pull)
}

func (v voice) list(found problem.List) string {
	var b strings.Builder
	for _, p := range found[:min(len(found), mostFindings)] {
		b.WriteString("- " + markdown.Code(p.Message))
		if p.Cure != "" {
			b.WriteString(" → " + markdown.Code(p.Cure))
		}
		b.WriteString("\n")
	}
	if left := len(found) - mostFindings; left > 0 {
		fmt.Fprintf(&b, "- "+v.more+"\n", left)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
