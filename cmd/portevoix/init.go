package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/scaffold"
)

const initHelp = `Start a hub in a folder, empty or not: settings, a charter, a post to share and two
lessons in French, English and Arabic where you want them, a check for pull requests.
What is there is never overwritten. On a terminal you are asked for what no option
says.

Usage:
  portevoix init [OPTION …] [DIR]

Options:
      --name NAME         of the company or team
      --languages LIST    such as en,fr; the first is shown first (default: en)
      --color COLOUR      main colour of the pages, such as "#0b5d5e"
      --accent COLOUR     second colour
      --networks LIST     where colleagues share (default: all that are common)
      --forge WORD        where its repository is: github or gitlab, for the checks there
      --base-url URL      where the site will stand (default: GitHub Pages of the folder's
                          repository, else https://hub.example.com/)
  -y, --yes               ask nothing

Example:
  $ portevoix init --name Acme --languages en,fr --color "#1a3d7c" acme-hub
  …
  next:
    portevoix -C acme-hub check
    portevoix -C acme-hub serve
    portevoix -C acme-hub new post "Our first news"`

// initOptions are what the command line says about a hub to be.
type initOptions struct {
	setup     scaffold.Setup
	languages string
	networks  string
	forge     choice
	yes       bool
	given     func(option string) bool
}

func initCommand(p *program) *cobra.Command {
	o := initOptions{setup: scaffold.DefaultSetup(), forge: choice{scaffold.Forges[0], scaffold.Forges}}
	cmd := &cobra.Command{
		Use:               "init [DIR]",
		Short:             "start a hub",
		Long:              initHelp,
		Args:              oneFolder,
		ValidArgsFunction: completeFolders,
	}
	flags := cmd.Flags()
	flags.StringVar(&o.setup.Name, "name", o.setup.Name, "of the company or team")
	flags.StringVar(&o.languages, "languages", written(o.setup.Languages), "languages, first the one that is shown first")
	flags.StringVar(&o.setup.Color, "color", o.setup.Color, "main colour")
	flags.StringVar(&o.setup.Accent, "accent", o.setup.Accent, "second colour")
	flags.StringVar(&o.networks, "networks", written(o.setup.Networks), "where colleagues share")
	flags.StringVar(&o.setup.BaseURL, "base-url", o.setup.BaseURL, "where the site will stand")
	flags.Var(&o.forge, "forge", "where its repository is")
	flags.BoolVarP(&o.yes, "yes", "y", false, "ask nothing")
	for _, option := range []string{"name", "languages", "color", "accent", "base-url"} {
		complete(cmd, option, cobra.NoFileCompletions)
	}
	complete(cmd, "networks", completeNetworks)
	complete(cmd, "forge", cobra.FixedCompletions(scaffold.Forges, cobra.ShellCompDirectiveNoFileComp))
	o.given = flags.Changed
	cmd.RunE = func(_ *cobra.Command, args []string) error { return p.init(o, strings.Join(args, "")) }
	return cmd
}

func oneFolder(cmd *cobra.Command, args []string) error {
	if len(args) > 1 || len(args) == 1 && args[0] == "" {
		return fmt.Errorf("%s takes one folder, found %q", cmd.CommandPath(), args)
	}
	return nil
}

func completeFolders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// init starts a hub in a folder of the one the command works in.
func (p *program) init(o initOptions, dir string) error {
	setup, err := p.setup(o, p.below(dir))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(p.below(dir), 0o755); err != nil {
		return fmt.Errorf("start a hub: %w", err)
	}
	root, err := os.OpenRoot(p.below(dir))
	if err != nil {
		return fmt.Errorf("start a hub: %w", err)
	}
	defer root.Close()
	report, err := scaffold.Init(root, setup, p.clock(root.FS())())
	if errors.Is(err, scaffold.ErrHub) {
		err = hinted{err, "portevoix doctor says what it lacks"}
	}
	if err != nil {
		return err
	}
	if repository, err := git.Open(p.below(dir)); err == nil && repository.Folder() != "" {
		p.say(notAtTop(setup.Forge, repository.Folder()))
	}
	return p.welcome(report, setup, dir)
}

// notAtTop says what to do where the forge does not look for its files.
func notAtTop(forge, folder string) string {
	where := "the hub is the folder " + folder + " of a repository: "
	if forge == "gitlab" {
		return where + "move its .gitlab and .gitlab-ci.yml to the top, and begin its commands with portevoix -C " + folder
	}
	return where + "move its .github to the top, and let its commands work there, by working-directory: " + folder
}

// setup is what the options say, and on a terminal the answers to what they leave open.
func (p *program) setup(o initOptions, dir string) (scaffold.Setup, error) {
	s := o.setup
	s.Languages, s.Networks, s.Version = listed(o.languages), listed(strings.ToLower(o.networks)), released()
	s.Color, s.Accent = scaffold.Colour(s.Color), scaffold.Colour(s.Accent)
	s.Forge = o.forge.value
	if !o.given("base-url") {
		s.BaseURL = pagesOf(dir, s.BaseURL)
	}
	if err := s.Mistake(); err != nil {
		return s, usage{hinted{err, ""}}
	}
	if _, err := os.Lstat(dir + "/site/hub.yaml"); o.yes || !p.IsTerminal(p.Stdin) || !errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	return p.ask(s, o.given)
}

// pagesOf is where GitHub shows the pages of the repository that a folder is the top of.
func pagesOf(dir, fallback string) string {
	repository, err := git.Open(dir)
	if err != nil || repository.Folder() != "" {
		return fallback
	}
	if pages, ok := repository.Pages(); ok {
		return pages
	}
	return fallback
}

// released is the version of the program as Go's tools can fetch it.
func released() string {
	release, _ := identity()
	if release == "(devel)" || strings.Contains(release, "+") {
		return "latest"
	}
	return release
}

func listed(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

func written(words []string) string { return strings.Join(words, ", ") }

// shellWord writes a path so that a shell takes it for one word.
func shellWord(path string) string {
	if plainPath.MatchString(path) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

var plainPath = regexp.MustCompile(`^[\w./:\\-]+$`)

// welcome says what was written, and what to do next.
func (p *program) welcome(r scaffold.Report, s scaffold.Setup, dir string) error {
	for _, name := range r.Written {
		if _, err := fmt.Fprintln(p.Stdout, name); err != nil {
			return err
		}
	}
	for _, name := range r.Kept {
		p.say("kept " + name)
	}
	if len(r.Unnamed) > 0 {
		p.say("write into .gitignore, so that what is built is not committed: " + strings.Join(r.Unnamed, " "))
	}
	if len(s.Spoken()) == 0 {
		p.say("there is no charter, lesson or post to begin with in these languages: portevoix new starts them")
	}
	for _, lang := range s.Languages {
		if !slices.Contains(s.Spoken(), lang) {
			p.say(fmt.Sprintf("there are no words in %q yet, so English ones are shown: portevoix eject "+
				"site/languages/en.yaml, rename the file %s.yaml and translate it", lang, lang))
		}
	}
	command := "portevoix"
	if where := filepath.Join(p.directory, dir); where != "" {
		command += " -C " + shellWord(where)
	}
	p.say("next:\n  " + command + " check\n  " + command + " serve\n  " + command + ` new post "Our first news"`)
	return nil
}
