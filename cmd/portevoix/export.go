package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/export"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

const exportHelp = `Write the texts of posts for other tools: what would be handed over, with hashtags and
disclosure. Only posts that are offered now leave the hub; a POST is an id or a file,
and without one it is every live post.

Usage:
  portevoix export buffer --network NAME [OPTION …] [POST …]   to schedule with Buffer
  portevoix export csv [OPTION …] [POST …]                     for a spreadsheet
  portevoix export ics [OPTION …] [POST …]                     for a calendar

Example:
  $ portevoix export buffer --network linkedin -o linkedin.csv
  $ portevoix export csv --delimiter ';' -o posts.csv`

const exportICSHelp = `Write a calendar: when posts came up, and their last day. The site has one for each
language to subscribe to, calendar.ics, which campaigns are in too.

Usage:
  portevoix export ics [OPTION …] [POST …]

Options:
      --lang LANG     language of the posts (default: the hub's first)
  -o, --output FILE   instead of standard output

Example:
  $ portevoix export ics rabat oslo -o posts.ics`

func exportCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "write texts for other tools",
		Long:  exportHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(exportBufferCommand(p), exportCSVCommand(p), exportICSCommand(p))
	return cmd
}

func exportICSCommand(p *program) *cobra.Command {
	cmd, o := p.exporting("ics", "write a calendar", exportICSHelp)
	cmd.RunE = func(_ *cobra.Command, posts []string) error {
		o.Posts = posts
		return p.export(o, func(w io.Writer, hub *site.Hub) error {
			o.Lang = oneLanguage(hub, o.Lang)
			data, err := export.Dates(hub, o.Selection)
			if err != nil {
				return asked(err)
			}
			_, err = w.Write(data)
			return err
		})
	}
	return cmd
}

// exportOptions are those that the kinds of export share.
type exportOptions struct {
	export.Selection
	output string // file; empty: standard output
}

func (p *program) exporting(name, short, long string) (*cobra.Command, *exportOptions) {
	o := &exportOptions{}
	cmd := &cobra.Command{Use: name + " [POST …]", Short: short, Long: long, ValidArgsFunction: p.completePosts}
	cmd.Flags().StringVar(&o.Lang, "lang", "", "language of the texts")
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "file to write")
	complete(cmd, "lang", p.completeLanguages)
	return cmd, o
}

func (o *exportOptions) networkOption(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.Network, "network", "", "network of the texts")
	complete(cmd, "network", completeNetworks)
}

// export writes what a kind makes of the hub, whole or not at all. What cannot be read is
// said, and counts.
func (p *program) export(o *exportOptions, write func(io.Writer, *site.Hub) error) error {
	root, err := p.openHub()
	if err != nil {
		return err
	}
	files := root.FS()
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: files})
	o.Now = p.clock(files)()
	hub, found := hub.Offered(o.Now)
	problems = append(problems, found...)
	if err := p.report(files, problems); err != nil {
		return err
	}
	if err := o.known(hub); err != nil {
		return err
	}
	var data bytes.Buffer
	if err := write(&data, hub); err != nil {
		return err
	}
	if err := p.deliver(o.output, data.Bytes()); err != nil {
		return err
	}
	return verdict(problems, false)
}

func (p *program) deliver(name string, data []byte) error {
	if name == "" || name == "-" {
		_, err := p.Stdout.Write(data)
		return err
	}
	if err := deliverTo(p.below(name), data); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}

// deliverTo replaces a file at once, the one that a link leads to. What is no file, such
// as a pipe, is written into.
func deliverTo(name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o644)
	}
	folder, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer folder.Close()
	return atomicfile.Write(folder, filepath.Base(name), data)
}

// known refuses a language and a network that the hub does not have.
func (o *exportOptions) known(hub *site.Hub) error {
	if known := hub.Settings.Languages; o.Lang != "" && !slices.Contains(known, o.Lang) {
		return usagef(yaml.Suggest(o.Lang, known), "the hub has no language %q", o.Lang)
	}
	if _, ok := hub.Settings.Network(o.Network); o.Network != "" && !ok {
		known := network.Names(hub.Settings.Networks)
		return usagef(yaml.Suggest(o.Network, known), "the hub does not offer the network %q", o.Network)
	}
	return nil
}

func oneLanguage(hub *site.Hub, lang string) string {
	if lang == "" {
		return hub.Settings.Languages[0]
	}
	return lang
}

// asked is an error of what was asked for.
func asked(err error) error {
	if err == nil {
		return nil
	}
	return usage{hinted{err, ""}}
}
