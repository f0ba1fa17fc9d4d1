package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/yaml"
)

const metricsShowHelp = `Read what is kept. Numbers of two sources are never added: one visit may be in both.

Usage:
  portevoix metrics show [OPTION …]

Options:
      --by COLUMN       add up by day, post, lang, text, network, campaign, or several;
                        team and code only where site/privacy.yaml says individuals: on
      --from DAY        only from this day on
      --to DAY          only up to this day
      --source SOURCE   only of this source
      --format WORD     table: what is added up, the source that makes the totals first;
                        csv, or json: an array; both have the columns of the files, with
                        --by added up, else fact by fact

Example:
  $ portevoix metrics show --by network
  network   measure  value  source  how
  linkedin  visits   120    logs    counted
  x         visits   31     logs    counted`

// showOptions say which facts are shown.
type showOptions struct {
	by       []string
	from, to day
	source   string
}

func metricsShowCommand(p *program) *cobra.Command {
	var o showOptions
	cmd := &cobra.Command{
		Use:               "show",
		Short:             "read what was counted",
		Long:              metricsShowHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&o.by, "by", nil, "columns to add up by")
	flags.Var(&o.from, "from", "first day")
	flags.Var(&o.to, "to", "last day")
	flags.StringVar(&o.source, "source", "", "only of this source")
	complete(cmd, "by", cobra.FixedCompletions(dimensions, cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "source", p.completeSources)
	for _, option := range []string{"from", "to"} {
		complete(cmd, option, cobra.NoFileCompletions)
	}
	format := formatOption(cmd, "table", "csv", "json")
	cmd.RunE = func(*cobra.Command, []string) error { return p.showMetrics(o, format.value) }
	return cmd
}

// dimensions are what facts are added up by; the last two are of colleagues.
var dimensions = []string{"day", "post", "lang", "text", "network", "campaign", "team", "code"}

const ofEverybody = 6 // dimensions

func (p *program) showMetrics(o showOptions, format string) error {
	c, err := p.countedHub()
	if err != nil {
		return err
	}
	defer c.root.Close()
	list, err := c.chosen(o)
	if err != nil {
		return err
	}
	if format == "table" || len(o.by) > 0 {
		list = metrics.Sum(list, o.by...)
	}
	slices.SortStableFunc(list, func(a, b metrics.Fact) int { return cmp.Compare(c.rank(a.Source), c.rank(b.Source)) })
	switch format {
	case "json":
		return p.writeJSON(slices.AppendSeq([]metrics.Fact{}, slices.Values(list)))
	case "csv":
		return writeFacts(p.Stdout, list)
	}
	return c.writeTable(p.Stdout, o.by, list)
}

// chosen are the facts asked for. What is of colleagues is not told apart where nobody
// agreed to that.
func (c *countedHub) chosen(o showOptions) ([]metrics.Fact, error) {
	known := dimensions
	if !c.hub.Privacy.Individuals {
		known = dimensions[:ofEverybody]
	}
	for _, column := range o.by {
		if slices.Contains(dimensions, column) && !slices.Contains(known, column) {
			return nil, usagef("the metrics page shows teams, none too small to be told apart", "%s is about colleagues, and site/privacy.yaml does not say individuals: on", column)
		}
		if !slices.Contains(known, column) {
			return nil, usagef(yaml.Suggest(column, known), "there is no column %q to add up by", column)
		}
	}
	var list []metrics.Fact
	for _, f := range c.hub.Facts.List {
		if f.Day >= string(o.from) && (o.to == "" || f.Day <= string(o.to)) && (o.source == "" || f.Source == o.source) {
			list = append(list, f)
		}
	}
	if !c.hub.Privacy.Individuals {
		list = metrics.Sum(list, known...)
	}
	return list, nil
}

// rank is the place of a source: the one that makes the totals, then those of the
// settings in their order, then others.
func (c *countedHub) rank(source string) int {
	m := c.hub.Settings.Metrics
	if source == m.Primary {
		return -1
	}
	if i := slices.Index(sourceNames(c.hub.Settings), source); i >= 0 {
		return i
	}
	return len(m.Sources)
}

func writeFacts(w io.Writer, list []metrics.Fact) error {
	out := csv.NewWriter(w)
	_ = out.Write(metrics.Header) // Flush keeps the first error
	for _, f := range list {
		_ = out.Write(f.Cells())
	}
	out.Flush()
	return out.Error()
}

// writeTable is for people: what was asked for, and how sure each number is.
func (c *countedHub) writeTable(w io.Writer, by []string, list []metrics.Fact) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, strings.Join(append(slices.Clone(by), "measure", "value", "source", "how"), "\t"))
	for _, f := range list {
		var cells []string
		for _, column := range by {
			cell, _ := f.Column(column)
			cells = append(cells, cmp.Or(cell, "-"))
		}
		kept, _ := c.hub.Facts.Source(f.Source)
		cells = append(cells, string(f.Measure), strconv.FormatInt(f.Value, 10), f.Source, string(kept.Badge()))
		fmt.Fprintln(out, strings.Join(cells, "\t"))
	}
	return out.Flush()
}

// A day is an option with a date.
type day string

func (d *day) String() string { return string(*d) }
func (d *day) Type() string   { return "DAY" }

func (d *day) Set(text string) error {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return errors.New("write a day, such as 2026-11-20")
	}
	*d = day(text)
	return nil
}
