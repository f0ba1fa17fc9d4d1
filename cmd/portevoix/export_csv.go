package main

import (
	"errors"
	"io"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/export"
	"github.com/portevoix/portevoix/internal/site"
)

const exportCSVHelp = `Write a table for people, a row for each text, network and language: post, lang, network,
name, text, count, limit (empty: none), link, url (empty: copy only), publish, expires.
A cell that a spreadsheet would run as a formula begins with an apostrophe.

Usage:
  portevoix export csv [OPTION …] [POST …]

Options:
      --network NAME     only this network
      --lang LANG        only this language
      --delimiter CHAR   what stands between cells (default: ","; a French Excel wants ";")
  -o, --output FILE      instead of standard output

Example:
  $ portevoix export csv --lang fr --delimiter ';' -o posts.csv`

func exportCSVCommand(p *program) *cobra.Command {
	delimiter := delimiter(',')
	cmd, o := p.exporting("csv", "write a table", exportCSVHelp)
	o.networkOption(cmd)
	cmd.Flags().Var(&delimiter, "delimiter", "what stands between cells")
	complete(cmd, "delimiter", cobra.FixedCompletions([]string{",", ";"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.RunE = func(_ *cobra.Command, posts []string) error {
		o.Posts = posts
		return p.export(o, func(w io.Writer, hub *site.Hub) error {
			return asked(export.Table(w, hub, o.Selection, rune(delimiter)))
		})
	}
	return cmd
}

// A delimiter is an option of one character.
type delimiter rune

func (d *delimiter) String() string { return string(*d) }
func (d *delimiter) Type() string   { return "CHAR" }

func (d *delimiter) Set(text string) error {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 || size != len(text) || r == utf8.RuneError || r == '"' || r == '\r' || r == '\n' {
		return errors.New(`write one character, such as "," or ";"`)
	}
	*d = delimiter(r)
	return nil
}
