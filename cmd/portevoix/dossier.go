package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/dossier"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

const dossierHelp = `Write a paper for those who look after the rights of staff, from the settings of the hub
and of site/privacy.yaml. It is Markdown, to be completed and signed: what only you know is
left open in square brackets. It is no legal advice.

Usage:
  portevoix dossier PAPER [OPTION …]

Papers:
  cse      for the information and consultation of a French works council
  dpia     data protection impact assessment, GDPR article 35
  record   entry for the record of processing activities, GDPR article 30

Options:
      --lang LANG     fr or en (default: the first of the hub's languages that is one of them)
  -o, --output FILE   instead of standard output

Example:
  $ portevoix dossier cse --lang fr -o cse.md`

func dossierCommand(p *program) *cobra.Command {
	var lang, output string
	cmd := &cobra.Command{
		Use:       "dossier PAPER",
		Short:     "write a paper for works councils and data protection",
		Long:      dossierHelp,
		ValidArgs: dossier.Papers,
		Args:      onePaper,
		RunE:      func(_ *cobra.Command, papers []string) error { return p.dossier(papers[0], lang, output) },
	}
	cmd.Flags().StringVar(&lang, "lang", "", "in which language")
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write")
	complete(cmd, "lang", cobra.FixedCompletions(dossier.Languages, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func onePaper(_ *cobra.Command, papers []string) error {
	switch {
	case len(papers) != 1:
		return usagef("name cse, dpia or record", "found %d papers, want one", len(papers))
	case !slices.Contains(dossier.Papers, papers[0]):
		return usagef(yaml.Suggest(papers[0], dossier.Papers), "there is no paper %q", papers[0])
	}
	return nil
}

func (p *program) dossier(paper, lang, output string) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: root.FS()})
	if problems.HasErrors() {
		return errors.Join(p.report(root.FS(), problems), errProblems)
	}
	if lang, err = paperLanguage(hub, lang); err != nil {
		return err
	}
	var file bytes.Buffer
	open, err := dossier.Write(&file, hub, paper, lang, p.clock(root.FS())())
	if err != nil {
		return err
	}
	if err := p.deliver(output, file.Bytes()); err != nil {
		return err
	}
	p.say(fmt.Sprintf("%s left open: look for […", counted(open, "place")))
	return nil
}

// paperLanguage is the one that is asked for, else the hub's first in which there are papers.
func paperLanguage(hub *site.Hub, lang string) (string, error) {
	if lang != "" {
		if !slices.Contains(dossier.Languages, lang) {
			return "", usagef(yaml.Suggest(lang, dossier.Languages), "there are no papers in %q", lang)
		}
		return lang, nil
	}
	for _, spoken := range hub.Settings.Languages {
		if slices.Contains(dossier.Languages, spoken) {
			return spoken, nil
		}
	}
	return "en", nil
}
