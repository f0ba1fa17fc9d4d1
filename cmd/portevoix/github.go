package main

import (
	"cmp"

	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"

	"github.com/spf13/cobra"
)

// gitHubHelp is how commands that ask GitHub are told whom.
const gitHubHelp = `      --repository OWNER/NAME   the hub's repository (default: GITHUB_REPOSITORY, else the
                                remote "origin")
      --api URL                 address of the API of an Enterprise server (default:
                                GITHUB_API_URL)

The token is read from PORTEVOIX_GITHUB_TOKEN or GITHUB_TOKEN; it is sent nowhere else.`

// gitHubOptions say which repository on GitHub is asked about.
type gitHubOptions struct{ repository, api string }

func (o *gitHubOptions) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.repository, "repository", "", "the hub's repository, OWNER/NAME")
	cmd.Flags().StringVar(&o.api, "api", "", "address of the API")
	complete(cmd, "repository", cobra.NoFileCompletions)
	complete(cmd, "api", cobra.NoFileCompletions)
}

// gitHub is a client for the hub's repository, which may be nil where it is named.
func (p *program) gitHub(o gitHubOptions, repository *git.Repository) (*github.Client, error) {
	name := cmp.Or(o.repository, p.Getenv("GITHUB_REPOSITORY"))
	if name == "" && repository != nil {
		if owner, repo, ok := repository.GitHub(); ok {
			name = owner + "/" + repo
		}
	}
	if name == "" {
		return nil, usagef("name it: --repository OWNER/NAME", "which repository on GitHub is the hub's?")
	}
	return github.New(github.Options{
		Token: github.Token(cmp.Or(p.Getenv("PORTEVOIX_GITHUB_TOKEN"), p.Getenv("GITHUB_TOKEN"))),
		API:   cmp.Or(o.api, p.Getenv("GITHUB_API_URL")), Repository: name, Now: p.Now,
	})
}
