package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/export"
	"github.com/portevoix/portevoix/internal/site"
)

const exportBufferHelp = `Write a file that Buffer takes for one channel ("Bulk upload"): Text, Image URL, Tags,
Posting Time. First comes the first text of every post, then the second. The link stands
in the words where the network has links. At most 100 posts fit; what does not fit, is
too long for the network, or would go out after its post's last day is left out, and
counted on standard error.

Usage:
  portevoix export buffer --network NAME [OPTION …] [POST …]

Options:
      --network NAME   the channel's network (required)
      --lang LANG      language of the texts (default: the hub's first)
      --from TIME      when the first goes out, in the hub's time zone, which has to be
                       the channel's; a date is 9:00 of that day (default: tomorrow, 9:00)
      --every SPAN     how long until the next: 1d, 2d, 4h (default: 1d)
  -o, --output FILE    instead of standard output

Example:
  $ portevoix export buffer --network linkedin --from 2026-12-01 --every 2d -o linkedin.csv`

func exportBufferCommand(p *program) *cobra.Command {
	var from moment
	every := export.Daily
	cmd, o := p.exporting("buffer", "write a file for Buffer", exportBufferHelp)
	o.networkOption(cmd)
	cmd.Flags().Var(&from, "from", "when the first goes out")
	cmd.Flags().Var(&every, "every", "how long until the next")
	complete(cmd, "from", cobra.NoFileCompletions)
	complete(cmd, "every", cobra.NoFileCompletions)
	cmd.RunE = func(_ *cobra.Command, posts []string) error {
		if o.Network == "" {
			return usagef("name the channel's: --network linkedin", "the network is missing")
		}
		o.Posts = posts
		return p.export(o, func(w io.Writer, hub *site.Hub) error {
			o.Lang = oneLanguage(hub, o.Lang)
			start, err := starting(from, o.Now, hub.Settings.Zone)
			if err != nil {
				return err
			}
			left, err := export.Buffer(w, hub, o.Selection, export.Schedule{From: start, Every: every})
			p.sayLeft(left)
			return asked(err)
		})
	}
	return cmd
}

// starting is when the first post goes out.
func starting(from moment, now time.Time, zone *time.Location) (time.Time, error) {
	if from.in == nil {
		return export.Tomorrow(now, zone), nil
	}
	start := from.in(zone).In(zone)
	if day, err := time.Parse(time.DateOnly, from.text); err == nil {
		start = export.Morning(day, zone)
	}
	if start.Before(now) {
		return start, usagef("name a time to come", "--from %s is over", from.text)
	}
	return start, nil
}

// sayLeft counts what a file for Buffer was not given.
func (p *program) sayLeft(r export.Remainder) {
	for _, left := range []struct {
		n   int
		why string
	}{
		{r.TooLong, "too long for the network, with the link"},
		{r.Bare, "their post has no image that Buffer takes, and the network shows nothing else"},
		{r.TooLate, "their post is over by then; use a shorter --every"},
		{r.Frozen, "a freeze stops them then; begin after it with --from"},
		{r.TooMany, "Buffer takes 100 at a time; name the posts, or some of them, for another file"},
	} {
		if left.n > 0 {
			p.say(fmt.Sprintf("left out: %d (%s)", left.n, left.why))
		}
	}
}
