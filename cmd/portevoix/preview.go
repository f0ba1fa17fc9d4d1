package main

import (
	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/preview"
	"github.com/portevoix/portevoix/internal/site"
)

const previewHelp = `Show what would be handed over: for each post, language, network and text the exact
words with hashtags and disclosure, how the network counts them, the link with its
tags and the address that opens the network's composer. Once portevoix check --external
has asked, text and markdown also show the card that networks will make of the page.

Usage:
  portevoix preview [OPTION …] [POST …]

A POST is an id, the file's name without language and extension, or the file. Drafts and posts
whose time has not come can be named; without a POST every live one is shown.

Options:
      --format WORD   text, markdown (for a pull request), or json: an array with the
                      keys post, lang, network, name, text, count, limit (0: none),
                      unit, link and url ("": copy only)

Example:
  $ portevoix preview rabat
  $ portevoix preview --format json | jq '.[] | select(.count > .limit and .limit > 0)'`

func previewCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "preview [POST …]",
		Short:             "show what would be handed over on each network",
		Long:              previewHelp,
		ValidArgsFunction: p.completePosts,
	}
	format := formatOption(cmd, preview.Formats...)
	cmd.RunE = func(_ *cobra.Command, posts []string) error { return p.preview(format.value, posts) }
	return cmd
}

// preview writes the shares of what can be read. What cannot is said, and counts.
func (p *program) preview(format string, posts []string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	files := root.FS()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	if err := p.report(files, problems); err != nil {
		return err
	}
	entries, err := preview.Entries(hub, p.clock(files)(), posts...)
	if err != nil {
		return usage{hinted{err, ""}}
	}
	if err := preview.Write(p.Stdout, format, entries); err != nil {
		return err
	}
	return verdict(problems, false)
}
