package main

import "github.com/spf13/cobra"

const helpHelp = `Say what a command does.

Usage:
  portevoix help [COMMAND]

Example:
  $ portevoix help check`

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "say what a command does",
		Long:  helpHelp,
		Args: func(cmd *cobra.Command, args []string) error {
			topic, rest := helpTopic(cmd, args)
			return onlySubcommands(topic, rest)
		},
		ValidArgsFunction: completeTopics,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, _ := helpTopic(cmd, args)
			return topic.Help()
		},
	}
}

// helpTopic finds the command that is named, and the words after it.
func helpTopic(cmd *cobra.Command, args []string) (*cobra.Command, []string) {
	topic, rest, err := cmd.Root().Find(args)
	if err != nil {
		return cmd.Root(), args
	}
	return topic, rest
}

func completeTopics(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var list []string
	topic, _ := helpTopic(cmd, args)
	for _, c := range topic.Commands() {
		if c.IsAvailableCommand() {
			list = append(list, cobra.CompletionWithDesc(c.Name(), c.Short))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}
