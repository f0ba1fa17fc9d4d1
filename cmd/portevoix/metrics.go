package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/sources"
)

const metricsHelp = `What the hub's links brought: numbers by day, kept in site/data/metrics, of which the
metrics page is made. Where they come from stands in site/hub.yaml, as metrics: sources;
how long they are kept, in site/privacy.yaml.

Usage:
  portevoix metrics collect [SOURCE …]          ask the sources
  portevoix metrics import FILE … [OPTION …]    take over an export of another program
  portevoix metrics show [OPTION …]             read what is kept
  portevoix metrics prune [--dry-run]           remove for good what may not be kept
  portevoix metrics join BEFORE AFTER           take over what another run collected

Example:
  $ portevoix metrics collect
  $ portevoix metrics show --by post`

func metricsCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "metrics",
		Short: "count what links brought",
		Long:  metricsHelp,
		Args:  onlySubcommands,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(metricsCollectCommand(p), metricsImportCommand(p), metricsShowCommand(p),
		metricsPruneCommand(p), metricsJoinCommand(p))
	return cmd
}

// A countedHub is one whose numbers are worked on.
type countedHub struct {
	root *os.Root
	hub  *site.Hub
	now  time.Time // in the hub's zone
}

// countedHub opens a hub and says what is wrong with its numbers and with what it says of
// them; other mistakes are found by check. Where its settings can't be read there is none.
func (p *program) countedHub() (*countedHub, error) {
	root, err := p.openHub()
	if err != nil {
		return nil, err
	}
	hub, problems := site.Read(site.Source{Program: portevoix.Files, Hub: root.FS()})
	var ours problem.List
	for _, found := range problems {
		if found.File == config.File || found.File == config.PrivacyFile || strings.HasPrefix(found.File, metrics.Folder) {
			ours = append(ours, found)
		}
	}
	if err := p.report(root.FS(), ours); err != nil {
		return nil, err
	}
	if err := verdict(ours, false); err != nil {
		return nil, err
	}
	return &countedHub{root, hub, p.clock(root.FS())().In(hub.Settings.Zone)}, nil
}

// limits say what may be kept today.
func (c *countedHub) limits() metrics.Limits {
	rules := c.hub.Privacy
	return metrics.Limits{
		Facts: rules.Facts.First(c.now), Codes: rules.Codes.First(c.now), SeenOnly: !rules.Individuals,
	}
}

// askedFor is what every source is handed.
func (p *program) askedFor(c *countedHub) sources.Asked {
	return sources.Asked{
		Settings: c.hub.Settings, Library: c.hub.Library, Reader: share.NewReader(c.hub.Settings, c.hub.Library),
		Files: c.root.FS(), Now: c.now, Program: programName(), Env: p.Getenv,
		Client: &http.Client{Timeout: time.Minute},
		GitHub: func() (*github.Client, error) {
			repository, _ := git.Open(p.folder()) // it only names what GitHub calls it
			return p.gitHub(gitHubOptions{}, repository)
		},
	}
}

// keep puts what a source says where it may be read, and says what that is.
func (p *program) keep(c *countedHub, batch metrics.Batch) error {
	batch = batch.Within(c.limits())
	changed, err := metrics.Replace(c.root, batch)
	if err != nil {
		return err
	}
	if p.quiet {
		return nil
	}
	_, err = fmt.Fprintf(p.Stdout, "%s: %s\n", batch.Source, told(batch, changed))
	return err
}

func told(batch metrics.Batch, changed bool) string {
	if len(batch.Days) == 0 {
		return "nothing new"
	}
	var read, dropped int64
	for _, d := range batch.Days {
		read += d.Read
		for _, n := range d.Dropped {
			dropped += n
		}
	}
	text := fmt.Sprintf("%s to %s: %d read, %d left out", batch.Days[0].Day, batch.Days[len(batch.Days)-1].Day, read, dropped)
	if !changed {
		text += ", as before"
	}
	return text
}
