package main

import (
	"fmt"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/doctor"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/problem"
)

const doctorHelp = `Say what is odd about the hub and its repository, why it matters and what to do: settings
that are still an example's, files of the program that have changed since the hub took
them over, what is used by nothing, what the repository is not set up for. Nothing is
asked of anybody else; mistakes in texts are told by check.

Usage:
  portevoix doctor [OPTION …]

Options:
      --format WORD   text, or json: an array with the keys severity, at, what, why, cure
                      and, where a file of the program has changed, changes

Example:
  $ portevoix doctor
  site/hub.yaml:14:11: warning: base_url is https://hub.example.com/, which is nobody's
      why: feeds and links that are shared lead there
      → write where the site will stand, before anything is shared
  …

Exit status: 1 if the settings have errors, else 0.`

func doctorCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "doctor",
		Short:             "say what is odd about the hub and its repository",
		Long:              doctorHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	format := formatOption(cmd, "text", "json")
	cmd.RunE = func(*cobra.Command, []string) error { return p.doctor(format.value) }
	return cmd
}

func (p *program) doctor(format string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	hub := doctor.Hub{Files: root.FS(), Program: portevoix.Files}
	if release := released(); release != "latest" {
		hub.Version = release
	}
	hub.Repository, hub.NoRepository = git.Open(p.folder())
	findings := doctor.Examine(hub)
	if err := p.writeFindings(findings, format); err != nil {
		return err
	}
	for _, f := range findings {
		if f.Severity == problem.Error {
			return errProblems
		}
	}
	return nil
}

func (p *program) writeFindings(findings []doctor.Finding, format string) error {
	if format == "json" {
		return doctor.WriteJSON(p.Stdout, findings)
	}
	if p.quiet && len(findings) == 0 {
		return nil
	}
	p.say(fmt.Sprintf("this is %s", version()))
	return doctor.WriteText(p.Stdout, findings)
}
