package main

import (
	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/recall"
)

const recallHelp = `Take a post back, in all its languages: nothing of it is offered any more, pages that
are open stop within seconds, and its page says why and how to delete what was shared.
It is written into the post's file, where nothing else changes, and works for a post
with mistakes, too; it holds once that is published, and nobody has to approve it. A
POST is an id or a file.

Usage:
  portevoix recall [OPTION …] POST
  portevoix recall [OPTION …] --media FILE      every post that shows a picture
  portevoix recall [OPTION …] --release ID      every post that shows who signed a form
  portevoix recall --undo [OPTION …] POST       offer it again

Options:
      --reason TEXT      why, for readers to see
      --answer TEXT      what to say if asked
      --replacement ID   the post to share instead
      --on TIME          since when (default: now)
      --notify WORD      print what to send to colleagues instead of the file: mail, whose
                         first line is the subject, or chat
      --media FILE       a file of the hub, its SHA-256, or its name on the site
      --release ID       what a picture's rights name as release
      --yes              with --media and --release: take all back, not only list them
      --undo             take the withdrawal itself back, in every file that says so: with
                         --media and --release of all that were taken back. Where the hub
                         asks for approvals it needs one, and what was a draft is live

Example:
  $ portevoix recall rabat --reason "The opening is put off." --answer "A date will follow."
  content/posts/2026/rabat.fr.md`

// recallOptions are what the command line says about a recall.
type recallOptions struct {
	content.Withdrawal
	notify         string
	media, release string
	yes, undo      bool
}

func recallCommand(p *program) *cobra.Command {
	var o recallOptions
	var on moment
	notify := choice{of: []string{string(recall.Mail), string(recall.Chat)}}
	cmd := &cobra.Command{
		Use:               "recall POST",
		Short:             "take a post back",
		Long:              recallHelp,
		ValidArgsFunction: p.completePosts,
		RunE: func(_ *cobra.Command, args []string) error {
			o.notify = notify.value
			if told := (o.Withdrawal != content.Withdrawal{}) || on.in != nil; o.undo && told {
				return usagef("leave out --reason, --answer, --replacement and --on", "what is offered again needs no reason")
			}
			return p.recall(o, on, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Reason, "reason", "", "why, for readers to see")
	flags.StringVar(&o.Answer, "answer", "", "what to say if asked")
	flags.StringVar(&o.Replacement, "replacement", "", "the post to share instead")
	flags.Var(&on, "on", "since when")
	flags.Var(&notify, "notify", "print what to send to colleagues")
	flags.StringVar(&o.media, "media", "", "every post that shows a picture")
	flags.StringVar(&o.release, "release", "", "every post that shows who signed a form")
	flags.BoolVar(&o.yes, "yes", false, "take all back")
	flags.BoolVar(&o.undo, "undo", false, "offer a post again")
	for _, option := range []string{"reason", "answer", "on", "release"} {
		complete(cmd, option, cobra.NoFileCompletions)
	}
	complete(cmd, "replacement", p.completePosts)
	complete(cmd, "notify", cobra.FixedCompletions(notify.of, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}
