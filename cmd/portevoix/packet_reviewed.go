package main

import (
	"context"
	"fmt"
	"io/fs"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/preview"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
)

// reviewed is what a packet is made of.
type reviewed struct {
	preview.Packet
	hub      *site.Hub
	problems problem.List
	names    []string  // of posts
	before   *site.Hub // nil: posts are named
	since    string
}

func (p *program) reviewed(ctx context.Context, files fs.FS, o packetOptions, names []string) (reviewed, error) {
	if number, is := pullNumber(names); is {
		return p.pullRequest(ctx, o, number)
	}
	repository, err := git.Open(p.folder())
	if err != nil && o.since != "" {
		return reviewed{}, err
	}
	r := reviewed{names: names}
	r.hub, r.problems = readHub(files)
	if err == nil {
		r.Commit = commit(repository)
	}
	if r.Commit == "" {
		p.say("what is shown is in no commit, and an answer can be recorded on one alone: commit first")
	}
	if o.since != "" {
		r.since = string(o.since)
		r.before, err = hubAt(repository, r.since)
		return r, err
	}
	return r, nil
}

// pullRequest reads both sides of a pull request from the clone: as it is now, and where
// its branch began. Who decides on it stands in the branch that it is for.
func (p *program) pullRequest(ctx context.Context, o packetOptions, number int) (reviewed, error) {
	repository, err := git.Open(p.folder())
	if err != nil {
		return reviewed{}, err
	}
	client, err := p.gitHub(o.gitHubOptions, repository)
	if err != nil {
		return reviewed{}, err
	}
	pull, err := client.Pull(ctx, number)
	if err != nil {
		return reviewed{}, err
	}
	since, err := began(repository, pull)
	if err != nil {
		return reviewed{}, err
	}
	r := reviewed{since: since, Packet: preview.Packet{
		Commit: pull.HeadSHA, Pull: &preview.PullRequest{Number: number, Title: pull.Title, URL: pull.URL},
	}}
	now, err := repository.At(pull.HeadSHA)
	if err != nil {
		return reviewed{}, err
	}
	r.hub, r.problems = readHub(now)
	base, err := repository.At(pull.BaseSHA)
	if err != nil {
		return reviewed{}, err
	}
	settings, _ := config.Read(base)                    // its mistakes are not this change's
	r.hub.Settings = r.hub.Settings.DecidedBy(settings) // a pull request does not say who decides on it
	r.before, err = hubAt(repository, r.since)
	return r, err
}

// began is the commit from which a pull request was made.
func began(repository *git.Repository, pull github.Pull) (string, error) {
	for _, side := range []struct{ commit, from string }{
		{pull.HeadSHA, fmt.Sprintf("pull/%d/head", pull.Number)}, {pull.BaseSHA, pull.Base},
	} {
		if !repository.Holds(side.commit) {
			return "", hinted{
				fmt.Errorf("commit %s of pull request %d is not in this clone", side.commit, pull.Number),
				"git fetch origin " + side.from,
			}
		}
	}
	return repository.Base(pull.HeadSHA, pull.BaseSHA)
}

func hubAt(repository *git.Repository, revision string) (*site.Hub, error) {
	tree, err := repository.At(revision)
	if err != nil {
		return nil, err
	}
	hub, _ := readHub(tree) // its mistakes are not this change's
	return hub, nil
}

func readHub(files fs.FS) (*site.Hub, problem.List) {
	return site.Read(site.Source{Program: portevoix.Files, Hub: files})
}
