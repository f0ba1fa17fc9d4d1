package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/atomicfile"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/yaml"
)

const freezeHelp = `Stop what the hub offers from being shared, all of it or a part, for some time: before
results are published, while a crisis lasts. Pages stay, with the reason where the ways
to share were. It is written into site/hub.yaml, where nothing else changes; it holds
once that is published. The id that is printed lifts it again.

Usage:
  portevoix freeze --reason TEXT [OPTION …]
  portevoix freeze --lift ID

Options:
      --reason TEXT    why, for readers to see
      --from TIME      first day, or moment (default: now)
      --until TIME     last day, or moment; without it until it is lifted
      --topic ID       only posts about this topic
      --entity ID      only posts of this company of the group
      --lang LANG      only posts in this language
      --network NAME   only on this network
      --lift ID        end a freeze: it is taken out of site/hub.yaml

Topics and the others can be given several times, or with commas. A post is frozen if
every kind that is named fits it.

Example:
  $ portevoix freeze --reason "Results come on Friday." --topic results --until 2026-11-27
  freeze-2026-11-20`

// freezeOptions are what the command line says about a freeze.
type freezeOptions struct {
	from, until                           yaml.Date
	topics, entities, languages, networks []string
	reason, lift                          string
}

func freezeCommand(p *program) *cobra.Command {
	var o freezeOptions
	cmd := &cobra.Command{
		Use:               "freeze",
		Short:             "stop sharing for some time",
		Long:              freezeHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return p.freeze(o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.reason, "reason", "", "why, for readers to see")
	flags.Func("from", "first day, or moment", func(s string) error { return o.from.UnmarshalText([]byte(s)) })
	flags.Func("until", "last day, or moment", func(s string) error { return o.until.UnmarshalText([]byte(s)) })
	flags.Func("topic", "only posts about this topic", more(&o.topics))
	flags.Func("entity", "only posts of this company", more(&o.entities))
	flags.Func("lang", "only posts in this language", more(&o.languages))
	flags.Func("network", "only on this network", more(&o.networks))
	flags.StringVar(&o.lift, "lift", "", "end a freeze")
	for _, option := range []string{"reason", "from", "until", "topic", "entity", "lift"} {
		complete(cmd, option, cobra.NoFileCompletions)
	}
	complete(cmd, "lang", p.completeLanguages)
	complete(cmd, "network", completeNetworks)
	return cmd
}

// more takes an option that can be given several times, or with commas.
func more(list *[]string) func(string) error {
	return func(text string) error {
		*list = append(*list, listed(text)...)
		return nil
	}
}

// freeze writes a freeze into the settings, or takes one out.
func (p *program) freeze(o freezeOptions) error {
	if o.lift == "" && o.reason == "" || o.lift != "" && !o.empty() {
		return usagef(`write --reason "Results come on Friday." and what it is about, or --lift ID alone`,
			"a freeze needs a reason, and to lift one its id alone")
	}
	root, err := p.openHub()
	if err != nil {
		return err
	}
	defer root.Close()
	text, err := root.ReadFile(config.File)
	if err != nil {
		return fmt.Errorf("freeze: %w", err)
	}
	if o.lift != "" {
		if text, err = config.WithoutFreeze(text, o.lift); err != nil {
			return usage{hinted{err, ""}}
		}
		if err := atomicfile.Write(root, config.File, text); err != nil {
			return err
		}
		p.publish()
		return nil
	}
	settings, _ := config.Read(root.FS()) // what is wrong there already stops nobody
	f := o.meant(settings, p.clock(root.FS())())
	if text, err = config.WithFreeze(text, f); err != nil {
		return usage{hinted{err, ""}}
	}
	if err := atomicfile.Write(root, config.File, text); err != nil {
		return err
	}
	if _, err = fmt.Fprintln(p.Stdout, f.ID); err != nil {
		return err
	}
	if langs := settings.Languages; len(langs) > 1 {
		p.advise("every language shows these words; to translate them, write reason: {" + strings.Join(langs, ": …, ") +
			": …} in " + config.File)
	}
	p.publish()
	return nil
}

// publish says what makes a freeze, or its end, hold.
func (p *program) publish() {
	p.advise(`publish it: git commit -m "freeze" -- ` + config.File + " && git push")
}

// empty reports whether no freeze is described.
func (o freezeOptions) empty() bool {
	return o.reason == "" && o.from.IsZero() && o.until.IsZero() &&
		len(o.topics)+len(o.entities)+len(o.languages)+len(o.networks) == 0
}

// meant is the freeze that the options describe. Its id is its first day.
func (o freezeOptions) meant(settings *config.Settings, now time.Time) config.Freeze {
	f := config.Freeze{
		From: o.from.Start(settings.Zone), Until: o.until.End(settings.Zone), Reason: config.Localized{"": o.reason},
		Topics: o.topics, Entities: o.entities, Languages: o.languages, Networks: o.networks,
	}
	if f.From.IsZero() {
		f.From = now.In(settings.Zone).Truncate(time.Second)
	}
	f.ID = "freeze-" + f.From.Format(time.DateOnly)
	for n := 2; slices.ContainsFunc(settings.Freezes, func(other config.Freeze) bool { return other.ID == f.ID }); n++ {
		f.ID = "freeze-" + f.From.Format(time.DateOnly) + "-" + strconv.Itoa(n)
	}
	return f
}
