package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/scaffold"
)

const ejectHelp = `Copy one of the program's own files into the hub, where it can be changed: a template, a
style sheet or other file of site/static, the words of a language. From then on the
hub's file is used; all others stay the program's. A copy as it was is kept below
site/originals, by which doctor sees what the program has changed since. Nothing is
overwritten: where the hub has the file already only that copy is made.

Usage:
  portevoix eject FILE
  portevoix eject --list

Options:
      --list   name the files there are, and say which the hub has

Example:
  $ portevoix eject templates/partials/footer.html
  templates/partials/footer.html`

func ejectCommand(p *program) *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:               "eject FILE",
		Short:             "bring one of the program's files here, to change it",
		Long:              ejectHelp,
		ValidArgsFunction: completeEjectable,
		Args: func(_ *cobra.Command, args []string) error {
			if list != (len(args) == 0) || len(args) > 1 {
				return errors.New("name one file, or write --list")
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, "name the files there are")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if list {
			return p.ejectable()
		}
		return p.eject(filepath.ToSlash(args[0]))
	}
	return cmd
}

func completeEjectable(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	list, _ := scaffold.Ejectable(portevoix.Files)
	return list, cobra.ShellCompDirectiveNoFileComp
}

func (p *program) eject(name string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	own, err := scaffold.Eject(portevoix.Files, root, name)
	switch {
	case errors.Is(err, scaffold.ErrNotProgram):
		return usage{hinted{err, "portevoix eject --list names all there are"}}
	case err != nil:
		return err
	case own:
		p.say(name + " is yours already and stays; the program's is " + overlay.Original(name))
		return nil
	}
	_, err = fmt.Fprintln(p.Stdout, name)
	return err
}

// ejectable lists the program's files, and says which the hub has.
func (p *program) ejectable() error {
	list, err := scaffold.Ejectable(portevoix.Files)
	if err != nil {
		return err
	}
	var out strings.Builder
	for _, name := range list {
		out.WriteString(name)
		if _, err := os.Lstat(p.below(name)); err == nil {
			out.WriteString("  (yours)")
		}
		out.WriteByte('\n')
	}
	_, err = fmt.Fprint(p.Stdout, out.String())
	return err
}
