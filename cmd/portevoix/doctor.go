package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/doctor"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/problem"
)

const doctorHelp = `Say what is odd about the hub and its repository, why it matters and what to do: settings
that are still an example's, files of the program that have changed since the hub took
them over, what is used by nothing, what the repository is not set up for. Nothing is
asked of anybody else but with --github; mistakes in texts are told by check.

Usage:
  portevoix doctor [OPTION …]

Options:
      --github                  also ask GitHub: what guards the main branch, and whether
                                that is what approvals rest on; who sees the pages and the
                                repository; which lines of CODEOWNERS it ignores; what
                                workflows may do. An administrator is shown most
      --format WORD             text, or json: an array with the keys severity, at, what,
                                why, cure and, where a file of the program has changed,
                                changes
` + gitHubHelp + `

Example:
  $ portevoix doctor
  site/hub.yaml:14:11: warning: base_url is https://hub.example.com/, which is nobody's
      why: feeds and links that are shared lead there
      → write where the site will stand, before anything is shared
  …

Exit status: 1 if there are errors, of settings, an internal hub that everybody sees or
teams whose numbers everybody could read, else 0; 3 if GitHub can't be asked.`

// doctorOptions are what the command line says about an examination.
type doctorOptions struct {
	gitHubOptions
	github bool
	format *choice
}

func doctorCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "doctor",
		Short:             "say what is odd about the hub and its repository",
		Long:              doctorHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	var o doctorOptions
	cmd.Flags().BoolVar(&o.github, "github", false, "also ask GitHub")
	o.gitHubOptions.add(cmd)
	o.format = formatOption(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return p.doctor(cmd.Context(), o) }
	return cmd
}

func (p *program) doctor(ctx context.Context, o doctorOptions) error {
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
	if o.github {
		client, err := p.gitHub(o.gitHubOptions, hub.Repository)
		if err != nil {
			return err
		}
		more, err := doctor.ExamineGitHub(ctx, hub, client, p.clock(hub.Files)())
		if err != nil {
			return err
		}
		findings = slices.Concat(findings, more)
		slices.SortStableFunc(findings, func(a, b doctor.Finding) int { return int(a.Severity) - int(b.Severity) })
	}
	if err := p.writeFindings(findings, o.format.value); err != nil {
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
