package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/preview"
	"github.com/portevoix/portevoix/internal/site"
)

const previewHelp = `Show what would be handed over: for each post, language, network and text the exact
words with hashtags and disclosure, how the network counts them, the link with its
tags and the address that opens the network's composer. Once portevoix check --external
has asked, text and markdown also show the card that networks will make of the page.

Usage:
  portevoix preview [OPTION …] [POST …]
  portevoix preview --since REV [OPTION …]

A POST is an id, the file's name without language and extension, or the file. Drafts and posts
whose time has not come can be named; without a POST every live one is shown.

Options:
      --format WORD   text, markdown (for a pull request), or json: an array with the
                      keys post, lang, network, name, text, count, limit (0: none),
                      unit, link and url ("": copy only)
      --since REV     the posts that differ from a Git revision, because of their files,
                      settings or campaign; markdown also says what differs, word by
                      word, from the version last approved, else from REV, and what is
                      gone. Of a branch that lags behind, name where it began:
                      --since "$(git merge-base origin/main HEAD)"
      --limit BYTES   how long the markdown of --since may be: 65000, a comment on
                      GitHub, unless said otherwise; the summary of a job takes 1048576.
                      Posts that find no room are left out whole, and named

Example:
  $ portevoix preview rabat
  $ portevoix preview --format json | jq '.[] | select(.count > .limit and .limit > 0)'

In a workflow for pull requests, once actions/checkout has fetched the whole history
(fetch-depth: 0):
  $ portevoix preview --since origin/main --format markdown > comment.md
  $ portevoix preview --since origin/main --format markdown --limit 1048576 >> "$GITHUB_STEP_SUMMARY"
To make a comment of it, see portevoix comment.`

// previewOptions are what the command line says about a preview.
type previewOptions struct {
	since  revision
	limit  int
	format *choice
}

func previewCommand(p *program) *cobra.Command {
	var o previewOptions
	cmd := &cobra.Command{
		Use:               "preview [POST …]",
		Short:             "show what would be handed over on each network",
		Long:              previewHelp,
		ValidArgsFunction: p.completePosts,
	}
	o.format = formatOption(cmd, preview.Formats...)
	sinceOption(cmd, &o.since)
	cmd.Flags().IntVar(&o.limit, "limit", preview.CommentLimit, "how long the markdown of --since may be")
	complete(cmd, "limit", cobra.NoFileCompletions)
	cmd.RunE = func(cmd *cobra.Command, posts []string) error {
		if err := o.check(cmd.Flags().Changed("limit"), posts); err != nil {
			return err
		}
		return p.preview(o, posts)
	}
	return cmd
}

// check refuses options that say nothing together.
func (o *previewOptions) check(limited bool, posts []string) error {
	switch {
	case o.since != "" && len(posts) > 0:
		return usagef("leave out one of them", "posts are named, and --since chooses them")
	case limited && (o.since == "" || o.format.value != "markdown"):
		return usagef("write --since REV --format markdown, too", "--limit is of the markdown of --since")
	case o.limit < preview.LeastLimit:
		return usagef("", "--limit is %d, want at least %d", o.limit, preview.LeastLimit)
	}
	return nil
}

// preview writes the shares of what can be read. What cannot is said, and counts.
func (p *program) preview(o previewOptions, posts []string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	files := root.FS()
	hub, problems := readHub(files)
	if err := p.report(files, problems); err != nil {
		return err
	}
	if o.since != "" {
		err = p.previewSince(hub, o)
	} else {
		err = p.previewPosts(hub, o, posts)
	}
	if err != nil {
		return err
	}
	return verdict(problems, false)
}

func (p *program) previewPosts(hub *site.Hub, o previewOptions, posts []string) error {
	sheets, err := preview.Sheets(hub, p.clock(hub.Files)(), posts...)
	if err != nil {
		return usage{hinted{err, ""}}
	}
	return preview.Write(p.Stdout, o.format.value, sheets)
}

// previewSince writes what differs from a revision of the repository.
func (p *program) previewSince(hub *site.Hub, o previewOptions) error {
	repository, err := git.Open(p.folder())
	if err != nil {
		return err
	}
	before, err := hubAt(repository, string(o.since))
	if err != nil {
		return err
	}
	record, err := approvals.ReadRecord(hub.Files)
	if err != nil {
		return err
	}
	comparison := preview.Compare(before, hub, string(o.since), record, p.clock(hub.Files)())
	if o.format.value != "markdown" {
		return preview.Write(p.Stdout, o.format.value, comparison.Sheets())
	}
	_, err = io.WriteString(p.Stdout, comparison.Markdown(o.limit))
	return err
}
