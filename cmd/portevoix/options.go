package main

import (
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/yaml"
)

// A choice is an option with few values.
type choice struct {
	value string
	of    []string
}

// formatOption adds --format to a command; the first format is the default.
func formatOption(cmd *cobra.Command, formats ...string) *choice {
	c := &choice{formats[0], formats}
	cmd.Flags().Var(c, "format", "how the result is written")
	complete(cmd, "format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return "WORD" }

func (c *choice) Set(word string) error {
	if !slices.Contains(c.of, word) {
		return errors.New(yaml.Suggest(word, c.of))
	}
	c.value = word
	return nil
}

// A revision is an option that names one of Git.
type revision string

// sinceOption adds --since to a command.
func sinceOption(cmd *cobra.Command, r *revision) {
	cmd.Flags().Var(r, "since", "only what changed since a Git revision")
	complete(cmd, "since", cobra.NoFileCompletions)
}

func (r *revision) String() string { return string(*r) }
func (r *revision) Type() string   { return "REV" }

// Set refuses an empty revision, as an unset variable gives it: everything would be taken
// for unchanged, or for what was meant.
func (r *revision) Set(text string) error {
	if text == "" {
		return errors.New("name a revision, such as origin/main, or leave out --since")
	}
	*r = revision(text)
	return nil
}

// A moment is an option with a time. A date is the start of that day where the hub is.
type moment struct {
	text string
	in   func(*time.Location) time.Time
}

func (m *moment) String() string { return m.text }
func (m *moment) Type() string   { return "TIME" }

func (m *moment) Set(text string) error {
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		m.text, m.in = text, func(*time.Location) time.Time { return t }
		return nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return errors.New("write a date, 2026-11-20, or a time, 2026-11-20T09:00:00+01:00")
	}
	m.text, m.in = text, func(zone *time.Location) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, zone)
	}
	return nil
}
