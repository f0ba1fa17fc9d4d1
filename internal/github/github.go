// Package github asks GitHub what it knows of a hub: pull requests and their reviews,
// files at a commit, what protects a branch, and it proposes changes and comments. It
// hands out plain structs and knows nothing of posts.
//
// # Answers are whole
//
// A list is every page of it or an error, never the pages that happened to come. An
// answer that is cut short, empty, HTML, or lacks what GitHub always says (the commit of
// a pull request, the time of a review) is an error too: whoever counts approvals must
// not mistake a missing one for none. Where GitHub itself cuts a list, the answer says so.
//
// # Patience
//
// What only reads is asked again, three times at most, when the connection breaks or
// GitHub is unwell (500, 502, 503, 504). Anything is sent again where GitHub says that too
// much was asked: the pause it asks for is kept, up to two minutes; if it asks for more,
// the error says when to come back. Each request has a time-out.
//
// # The token
//
// It is sent to the host of the API alone: a redirect to any other host is an error, and
// so is an address without https, except of this machine. It is in no error, and a
// [Token] prints as "hidden".
//
// # Errors
//
// All name the cause and the cure; [ErrNotFound] can be told apart with errors.Is.
//
// Source: the REST API's description (npm @octokit/openapi), version 2022-11-28.
package github

import (
	"context"
	"net/http"
	"time"

	gh "github.com/google/go-github/v60/github"
)

// Options say whose hub is asked about, and how.
type Options struct {
	Token      Token
	API        string            // address; empty: https://api.github.com/; Enterprise: https://HOST/api/v3/
	Repository string            // "owner/name"
	Login      string            // whose token it is, to know own comments by; empty: GitHub is asked
	Transport  http.RoundTripper // nil: http.DefaultTransport
	Timeout    time.Duration     // of one request; 0: 30 seconds
	Sleep      func(context.Context, time.Duration) error
	Now        func() time.Time
}

// A Client asks about one repository. It can be used by several goroutines, but GitHub
// wants its questions one after the other.
type Client struct {
	api         *gh.Client
	owner, name string
	login       string
	now         func() time.Time
}

// New makes a client; it asks nothing yet.
func New(o Options) (*Client, error) {
	api, err := address(o.API)
	if err != nil {
		return nil, err
	}
	owner, name, err := splitRepository(o.Repository)
	if err != nil {
		return nil, err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	client := gh.NewClient(&http.Client{Transport: newTransport(o, api), CheckRedirect: sameHost(api)})
	client.BaseURL = api
	client.UserAgent = "portevoix"
	return &Client{api: client, owner: owner, name: name, login: o.Login, now: o.Now}, nil
}
