package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/preview"
)

const commentHelp = `Write what would be handed over as one comment of its pull request, which is kept up to
date. It is for a workflow with the right to write: what another left, which ran for the
pull request and may be a stranger's, is compared with what GitHub says.

Usage:
  portevoix comment [OPTION …] --head COMMIT FOLDER

FOLDER holds two files: number, that of the pull request, and preview.md, which
portevoix preview --since --format markdown wrote. Nothing is written, and why is said,
where the pull request is closed, has another head, may change how it is checked (action.yml
and what stands in .github), or changes more files than GitHub lists.

Options:
      --head COMMIT             that was checked, with all its 40 digits
` + gitHubHelp + `

Example:
  $ portevoix comment --head "$HEAD_SHA" "$RUNNER_TEMP/preview"`

// commentOptions are what the command line says about a comment.
type commentOptions struct {
	gitHubOptions
	head string
}

func commentCommand(p *program) *cobra.Command {
	var o commentOptions
	cmd := &cobra.Command{
		Use:   "comment FOLDER",
		Short: "say it below the pull request, once",
		Long:  commentHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || o.head == "" {
				return usagef("write --head COMMIT and the folder", "what was checked, and what did it leave?")
			}
			return p.comment(cmd.Context(), o, args[0])
		},
	}
	cmd.Flags().StringVar(&o.head, "head", "", "commit that was checked")
	complete(cmd, "head", cobra.NoFileCompletions)
	o.add(cmd)
	return cmd
}

func (p *program) comment(ctx context.Context, o commentOptions, folder string) error {
	root, err := os.OpenRoot(p.below(folder))
	if err != nil {
		return fmt.Errorf("read what the check left: %w", err)
	}
	defer func() { _ = root.Close() }() // it was only read
	remark, err := preview.ReadRemark(root.FS())
	if err != nil {
		return fmt.Errorf("read what the check left: %w", err)
	}
	client, err := p.gitHub(o.gitHubOptions, nil)
	if err != nil {
		return err
	}
	address, why, err := remark.Put(ctx, client, o.head)
	switch {
	case err != nil:
		return err
	case why != "":
		fmt.Fprintf(p.Stderr, "portevoix: no comment: %s\n", why)
		return nil
	}
	_, err = fmt.Fprintln(p.Stdout, address)
	return err
}
