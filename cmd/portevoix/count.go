package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

const countHelp = `Measure the text on standard input as a network does: links, emoji and letters
count as they do there. A line break at the very end does not count. In a hub, its
own limits apply.

Usage:
  portevoix count --network NAME [OPTION …] < TEXT

Options:
      --network NAME   the network (required)
      --format WORD    text, or json with the keys network, count, limit (0: none),
                       unit and fits

Example:
  $ echo "Solar panels feed the grid. https://www.example.com/news/rabat" | portevoix count --network x
  x: 51 of 280`

func countCommand(p *program) *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:               "count --network NAME < TEXT",
		Short:             "measure a text as a network does",
		Long:              countHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&name, "network", "", "the network")
	complete(cmd, "network", completeNetworks)
	format := formatOption(cmd, "text", "json")
	cmd.RunE = func(*cobra.Command, []string) error { return p.count(name, format.value) }
	return cmd
}

// A measure is what a network says of a text.
type measure struct {
	Network string       `json:"network"`
	Count   int          `json:"count"`
	Limit   int          `json:"limit"` // 0: none
	Unit    network.Unit `json:"unit"`
	Fits    bool         `json:"fits"`
}

func (m measure) String() string {
	s := fmt.Sprintf("%s: %d of %d", m.Network, m.Count, m.Limit)
	switch {
	case m.Limit == 0:
		s = fmt.Sprintf("%s: %d, no limit", m.Network, m.Count)
	case m.Count > m.Limit:
		s += fmt.Sprintf(", %d too many", m.Count-m.Limit)
	case !m.Fits:
		s += ", but too many bytes"
	}
	return s
}

func (p *program) count(name, format string) error {
	if name == "" {
		return usagef("portevoix count --network linkedin < TEXT", "no network is named")
	}
	settings, problems, err := p.limits()
	if err != nil {
		return err
	}
	n, ok := findNetwork(settings, name)
	if !ok {
		return usagef(yaml.Suggest(name, network.Names(network.All)), "unknown network %q", name)
	}
	text, err := p.readText()
	if err != nil {
		return err
	}
	m := measure{n.Name, n.Count(text, ""), n.Limit, n.Unit, n.Fits(text, "")}
	if err := p.writeMeasure(m, format); err != nil {
		return err
	}
	return verdict(problems, false)
}

func (p *program) writeMeasure(m measure, format string) error {
	if format == "json" {
		return p.writeJSON(m)
	}
	_, err := fmt.Fprintln(p.Stdout, m)
	return err
}

// limits are the hub's settings, and what is wrong with them, which is said. Where
// there is no hub, and none was named, there are none.
func (p *program) limits() (*config.Settings, problem.List, error) {
	root, err := p.openHub()
	switch {
	case err != nil && p.directory != "":
		return nil, nil, err
	case err != nil:
		return new(config.Settings), nil, nil
	}
	settings, problems := config.Read(root.FS())
	return settings, problems, p.report(root.FS(), problems)
}

// findNetwork finds a network as the hub has it, or else as it is.
func findNetwork(settings *config.Settings, name string) (network.Network, bool) {
	if n, ok := settings.Network(name); ok {
		return n, true
	}
	return network.Find(name)
}

// maxText is far more than any network takes, in bytes.
const maxText = 1 << 20

func (p *program) readText() (string, error) {
	if p.IsTerminal(p.Stdin) {
		p.say("write the text; end it with Ctrl-D")
	}
	data, err := io.ReadAll(io.LimitReader(p.Stdin, maxText+1))
	if err != nil {
		return "", fmt.Errorf("read the text: %w", err)
	}
	if len(data) > maxText {
		return "", errors.New("read the text: more than 1 MiB")
	}
	text, _ := strings.CutSuffix(string(data), "\n")
	text, _ = strings.CutSuffix(text, "\r")
	return text, nil
}

func (p *program) writeJSON(v any) error {
	e := json.NewEncoder(p.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
