package propose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/problem"
)

// A voice is how a comment speaks in a language.
type voice struct {
	thanks, kept, none, fine, mend, english, more string
	rightToLeft                                   bool
}

var voices = map[string]voice{
	"en": {
		thanks: "Thank you! Your proposal is now a draft: %s. Colleagues read it there, and nothing is published " +
			"before they agree.",
		kept: "Thank you! A colleague has already worked on your proposal: %s. What you change here no longer changes " +
			"the draft; say there what should be different.",
		none: "Thank you! Something is missing before a draft can be made of your proposal.",
		fine: "We found nothing to mend.",
		mend: "What to mend: edit your proposal above, the draft follows within minutes.",
		more: "… and %d more.",
	},
	"fr": {
		thanks: "Merci ! Votre proposition est devenue un brouillon : %s. Des collègues le relisent à cet endroit, " +
			"et rien n’est publié sans leur accord.",
		kept: "Merci ! Quelqu’un a déjà travaillé sur votre proposition : %s. Ce que vous changez ici ne change plus " +
			"le brouillon ; dites là-bas ce qui devrait être différent.",
		none:    "Merci ! Il manque quelque chose pour faire un brouillon de votre proposition.",
		fine:    "Nous n’avons rien trouvé à corriger.",
		mend:    "À corriger : modifiez votre proposition ci-dessus, le brouillon suivra dans les minutes qui viennent.",
		english: "Ces remarques sont en anglais.",
		more:    "… et %d autres.",
	},
	"ar": {
		thanks:      "شكرًا لك! أصبح اقتراحك مسوّدة: %s. يقرؤها الزملاء هناك، ولا يُنشر شيء قبل موافقتهم.",
		kept:        "شكرًا لك! بدأ أحد الزملاء العمل على اقتراحك: %s. ما تغيّره هنا لم يعد يغيّر المسوّدة؛ قل هناك ما ينبغي تغييره.",
		none:        "شكرًا لك! ينقص شيء قبل أن يصير اقتراحك مسوّدة.",
		fine:        "لم نجد ما يحتاج إلى تصحيح.",
		mend:        "ما ينبغي تصحيحه: عدّل اقتراحك أعلاه، وتتبعه المسوّدة خلال دقائق.",
		english:     "هذه الملاحظات بالإنجليزية.",
		more:        "… و%d غيرها.",
		rightToLeft: true,
	},
}

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
