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

const newHelp = `Start something new: a file with the title, and a comment that says what to write.
Its id, which its address and its links keep for ever, is made of the title; rename
the file now if another is better. Nothing is ever overwritten: an id that is taken
gets a number. A guideline or a lesson stands on the site with the next build, also an
empty one: check names it until it is written.

Usage:
  portevoix new post [OPTION …] TITLE        a draft
  portevoix new campaign [OPTION …] TITLE    unseen before its start, in a week
  portevoix new guideline [OPTION …] TITLE
  portevoix new lesson [OPTION …] TITLE
  portevoix new poll [OPTION …] TITLE        unseen before it opens, in a week

Options:
      --lang LANG   language it is written in (default: the hub's first)

Example:
  $ portevoix new post "Our new region opens in Rabat"
  content/posts/2026/our-new-region-opens-in-rabat.en.md`

// newKindHelp is the help for a kind: what it is, its name, an example and its path.
const newKindHelp = `%s

Usage:
  portevoix new %s [OPTION …] TITLE

Options:
      --lang LANG   language it is written in (default: the hub's first)

Example:
  $ portevoix new %[2]s "%s"
  %s`

// newKinds say what each kind is, in the order of scaffold.Kinds.
var newKinds = []struct{ about, example, path string }{
	{"Start a post: a draft with the title, to be filled in.",
		"Our new region opens in Rabat", "content/posts/2026/our-new-region-opens-in-rabat.en.md"},
	{"Start a campaign, which gathers posts with one goal. Nobody sees it before its start.",
		"A lighter web", "content/campaigns/a-lighter-web.en.md"},
	{"Start a guideline: part of the charter, or advice on it.",
		"Pictures and rights", "guidelines/pictures-and-rights.en.md"},
	{"Start a lesson, with a checklist and a quiz.",
		"Your first share", "content/onboarding/your-first-share.en.md"},
	{"Start a poll: a question that colleagues answer elsewhere. Nobody sees it before it\nopens.",
		"Where did you start?", "content/polls/where-did-you-start.en.md"},
}

func newCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "start a post, campaign, guideline, lesson or poll",
		Long:  newHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for i, kind := range scaffold.Kinds {
		about := newKinds[i]
		help := fmt.Sprintf(newKindHelp, about.about, kind.Name, about.example, about.path)
		cmd.AddCommand(newKindCommand(p, kind, help))
	}
	return cmd
}

func newKindCommand(p *program, kind scaffold.Kind, help string) *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use:               kind.Name + " TITLE",
		Short:             "start a " + kind.Name,
		Long:              help,
		Args:              titleGiven,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.start(kind, strings.Join(args, " "), lang)
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "", "language it is written in")
	complete(cmd, "lang", p.completeLanguages)
	return cmd
}

func titleGiven(cmd *cobra.Command, args []string) error {
	if strings.TrimSpace(strings.Join(args, " ")) == "" {
		return hinted{
			fmt.Errorf("the %s has no title", cmd.Name()),
			fmt.Sprintf(`write it in quotes: %s "Our new region"`, cmd.CommandPath()),
		}
	}
	return nil
}

// start writes the file of something new and says its path.
func (p *program) start(kind scaffold.Kind, title, lang string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: root.FS()})
	if known := hub.Settings.Languages; lang != "" && !slices.Contains(known, lang) {
		return usagef(yaml.Suggest(lang, known), "the hub has no language %q", lang)
	}
	path, err := kind.Start(hub, root, title, lang, p.clock(root.FS())())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.Stdout, path)
	return err
}
