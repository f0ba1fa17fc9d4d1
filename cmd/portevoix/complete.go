package main

import (
	"fmt"

	"github.com/spf13/cobra"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/site"
)

// complete says which values an option can take.
func complete(cmd *cobra.Command, option string, values cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(option, values); err != nil {
		panic(fmt.Sprintf("complete --%s of %s: %v", option, cmd.Name(), err)) // the option is not there
	}
}

// completeNetworks offers every network with its name on screen.
func completeNetworks(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var list []string
	for _, n := range network.All {
		list = append(list, cobra.CompletionWithDesc(n.Name, n.Title))
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// completePosts offers the hub's posts with their titles.
func (p *program) completePosts(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var list []string
	if root, err := p.openHub(); err == nil {
		hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: root.FS()})
		for _, post := range hub.Library.Posts {
			list = append(list, cobra.CompletionWithDesc(post.ID, post.Original().Title))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// completeLanguages offers the hub's languages.
func (p *program) completeLanguages(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var list []string
	if root, err := p.openHub(); err == nil {
		settings, _ := config.Read(root.FS())
		list = settings.Languages
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}
