package github

import (
	"context"
	"errors"

	gh "github.com/google/go-github/v60/github"
)

// A Repository is what GitHub says of the hub's repository as a whole.
type Repository struct {
	Name          string // "owner/name"; another than asked for, if it was renamed
	URL           string // its page
	DefaultBranch string
	Visibility    string // public, private, internal
	Archived      bool
}

// Private tells whether not everybody can read the repository.
func (r Repository) Private() bool { return r.Visibility != "public" }

// Repository returns what GitHub says of the repository.
func (c *Client) Repository(ctx context.Context) (Repository, error) {
	action := "read repository " + c.owner + "/" + c.name
	r, _, err := c.api.Repositories.Get(ctx, c.owner, c.name)
	if err != nil {
		return Repository{}, explain(action, err)
	}
	if r.GetDefaultBranch() == "" || r.Private == nil {
		return Repository{}, explain(action, odd("it lacks the default branch, or who may see it"))
	}
	return Repository{
		Name: r.GetFullName(), URL: r.GetHTMLURL(), DefaultBranch: r.GetDefaultBranch(),
		Visibility: visibility(r), Archived: r.GetArchived(),
	}, nil
}

// visibility is never public if either of two fields says it isn't.
func visibility(r *gh.Repository) string {
	switch word := r.GetVisibility(); {
	case r.GetPrivate() && (word == "" || word == "public"):
		return "private"
	case word == "":
		return "public"
	default:
		return word
	}
}

// A PagesSite is where GitHub Pages shows the repository.
type PagesSite struct {
	URL    string
	Domain string // one's own; "" for none
	Public bool   // whether everybody can see it
	HTTPS  bool   // whether it is enforced
	Build  string // workflow, or legacy: from a branch
}

// Pages returns where GitHub Pages shows the repository; nil: nowhere.
func (c *Client) Pages(ctx context.Context) (*PagesSite, error) {
	p, _, err := c.api.Repositories.GetPagesInfo(ctx, c.owner, c.name)
	if err = explain("read what GitHub Pages shows", err); errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	public := p.Public == nil || *p.Public // Enterprise servers of old don't say
	return &PagesSite{p.GetHTMLURL(), p.GetCNAME(), public, p.GetHTTPSEnforced(), p.GetBuildType()}, nil
}

// An OwnersError is a mistake in CODEOWNERS: GitHub ignores its line.
type OwnersError struct {
	Path         string
	Line, Column int
	Kind         string
	Message      string // may have several lines
	Suggestion   string
}

// OwnersErrors returns the mistakes that GitHub sees in a branch's CODEOWNERS. Without
// that file the error matches ErrNotFound.
func (c *Client) OwnersErrors(ctx context.Context, branch string) ([]OwnersError, error) {
	options := &gh.GetCodeownersErrorsOptions{Ref: branch}
	found, _, err := c.api.Repositories.GetCodeownersErrors(ctx, c.owner, c.name, options)
	if err != nil {
		return nil, explain("read mistakes in CODEOWNERS", err)
	}
	list := make([]OwnersError, 0, len(found.Errors))
	for _, e := range found.Errors {
		list = append(list, OwnersError{e.Path, e.Line, e.Column, e.Kind, e.Message, e.GetSuggestion()})
	}
	return list, nil
}
