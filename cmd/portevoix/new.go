package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/scaffold"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

const newHelp = `Start something new.

Usage:
  portevoix new post [OPTION …] TITLE

Example:
  $ portevoix new post "Our new region opens in Rabat"
  content/posts/2026/our-new-region-opens-in-rabat.en.md`

const newPostHelp = `Start a post: a draft with the title, to be filled in. Its id, which its address and
its links keep for ever, is made of the title; rename the file now if another is
better. Nothing is ever overwritten: an id that is taken gets a number.

Usage:
  portevoix new post [OPTION …] TITLE

Options:
      --lang LANG   language of the post (default: the hub's first)

Example:
  $ portevoix new post --lang en "Our new region opens in Rabat"
  content/posts/2026/our-new-region-opens-in-rabat.en.md
  $ portevoix serve`

func newCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "start a post",
		Long:  newHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPostCommand(p))
	return cmd
}

func newPostCommand(p *program) *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use:               "post TITLE",
		Short:             "start a post",
		Long:              newPostHelp,
		Args:              titleGiven,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.newPost(strings.Join(args, " "), lang)
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "", "language of the post")
	complete(cmd, "lang", p.completeLanguages)
	return cmd
}

func titleGiven(_ *cobra.Command, args []string) error {
	if strings.TrimSpace(strings.Join(args, " ")) == "" {
		return hinted{fmt.Errorf("the post has no title"), `write it in quotes: portevoix new post "Our new region"`}
	}
	return nil
}

func (p *program) newPost(title, lang string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: root.FS()})
	if known := hub.Settings.Languages; lang != "" && !slices.Contains(known, lang) {
		return usagef(yaml.Suggest(lang, known), "the hub has no language %q", lang)
	}
	path, err := scaffold.Post(hub, root, title, lang, p.clock(root.FS())())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.Stdout, path)
	return err
}
