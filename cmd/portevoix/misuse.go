package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/portevoix/portevoix/internal/yaml"
)

// onlySubcommands refuses arguments of a command that has only subcommands.
func onlySubcommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	return hinted{
		fmt.Errorf("unknown command %q for %q", args[0], cmd.CommandPath()),
		yaml.Suggest(args[0], known),
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no argument, found %q", cmd.CommandPath(), args[0])
	}
	return nil
}

// needs makes a command refuse to start without some of its options.
func needs(cmd *cobra.Command, options ...string) {
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		for _, option := range options {
			flag := cmd.Flags().Lookup(option)
			if !flag.Changed || flag.Value.Type() == "string" && flag.Value.String() == "" {
				return usagef(cmd.CommandPath()+" --help shows all that is needed", "--%s is missing", option)
			}
		}
		return nil
	}
}

// onlyKnownShells makes completion refuse a shell it does not know: by itself it
// prints its help, as if all were well.
func onlyKnownShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			cmd.Args = onlySubcommands
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
}

// flagError words the errors of the command line, with the option that was meant.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var alone *pflag.ValueRequiredError
	var unreadable *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return unknownOption(cmd, unknown)
	case errors.As(err, &invalid):
		return wrongValue(invalid)
	case errors.As(err, &alone):
		return fmt.Errorf("--%s needs a value", alone.GetFlag().Name)
	case errors.As(err, &unreadable):
		return fmt.Errorf("unknown option %s", unreadable.GetSpecifiedFlag())
	}
	return err
}

func unknownOption(cmd *cobra.Command, err *pflag.NotExistError) error {
	if err.GetSpecifiedShortnames() != "" {
		return fmt.Errorf("unknown option -%s", err.GetSpecifiedName())
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, "--"+f.Name) })
	name := "--" + err.GetSpecifiedName()
	return hinted{fmt.Errorf("unknown option %s", name), yaml.Suggest(name, known)}
}

func wrongValue(err *pflag.InvalidValueError) error {
	hint := err.Unwrap().Error()
	if err.GetFlag().NoOptDefVal != "" {
		hint = "write it alone, without a value"
	}
	return hinted{fmt.Errorf("--%s cannot be %q", err.GetFlag().Name, err.GetValue()), hint}
}
