package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/schema"
	"github.com/portevoix/portevoix/internal/yaml"
)

const schemaHelp = `Print the JSON Schema of a kind of file: all keys there are, what each is for, and what
it can be. An editor that reads it completes and explains while you write.

Usage:
  portevoix schema KIND

KIND is hub for site/hub.yaml, privacy for site/privacy.yaml, or about, campaign,
guideline, lesson, library, poll or post for front matter.

Example:
  $ portevoix schema hub > hub.schema.json

Then begin site/hub.yaml with the line
  # yaml-language-server: $schema=../hub.schema.json`

func schemaCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "schema KIND",
		Short:             "print what a kind of file may hold, for editors",
		Long:              schemaHelp,
		ValidArgsFunction: cobra.FixedCompletions(schema.Kinds(), cobra.ShellCompDirectiveNoFileComp),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one kind of file: %s", strings.Join(schema.Kinds(), ", "))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			s, ok := schema.Of(args[0])
			if !ok {
				return usagef(yaml.Suggest(args[0], schema.Kinds()), "there is no kind of file %q", args[0])
			}
			return p.writeJSON(s)
		},
	}
}
