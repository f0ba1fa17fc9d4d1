package github

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	gh "github.com/google/go-github/v60/github"
)

// MaxBody is the longest comment, pull request or issue, in characters.
const MaxBody = 65536

// workflowLogin comments for a workflow that uses the token it is given. That token may
// not ask whose it is.
const workflowLogin = "github-actions[bot]"

// A Comment stands below an issue or a pull request.
type Comment struct {
	ID   int64
	User string // login; Ghost if deleted
	Body string
	URL  string
}

// comments returns the comments of an issue or pull request, oldest first; those on
// single lines of a pull request are not among them.
func (c *Client) comments(ctx context.Context, number int) ([]Comment, error) {
	return all(fmt.Sprintf("list comments of %d", number),
		func(page gh.ListOptions) ([]*gh.IssueComment, *gh.Response, error) {
			options := &gh.IssueListCommentsOptions{ListOptions: page}
			return c.api.Issues.ListComments(ctx, c.owner, c.name, number, options)
		}, commentOf)
}

func commentOf(i *gh.IssueComment) (Comment, error) {
	if i.GetID() <= 0 {
		return Comment{}, odd("a comment has no number")
	}
	return Comment{ID: i.GetID(), User: userOf(i.GetUser()).Login, Body: i.GetBody(), URL: i.GetHTMLURL()}, nil
}

// PutComment keeps one comment of a kind below an issue or pull request: it is edited
// if it is there, else made. Kind is a word that stands in it unseen; somebody else's
// comment is never taken for ours, whatever it says.
func (c *Client) PutComment(ctx context.Context, number int, kind, body string) (Comment, error) {
	action := fmt.Sprintf("write the %s comment of %d", kind, number)
	body = marker(kind) + "\n" + body
	if length := utf8.RuneCountInString(body); length > MaxBody {
		return Comment{}, fmt.Errorf("%s: %w", action, tooLong(length))
	}
	old, found, err := c.ownComment(ctx, number, kind)
	if err != nil {
		return Comment{}, explain(action, err)
	}
	if found && old.Body == body {
		return old, nil
	}
	written, err := c.writeComment(ctx, number, old.ID, body)
	if err != nil {
		return Comment{}, explain(action, err)
	}
	comment, err := commentOf(written)
	return comment, explain(action, err)
}

func marker(kind string) string { return "<!-- portevoix: " + kind + " -->" }

func tooLong(length int) error {
	return &failure{fmt.Sprintf("the text has %d characters, and GitHub takes %d", length, MaxBody), "shorten it", nil}
}

// ownComment finds our comment of a kind.
func (c *Client) ownComment(ctx context.Context, number int, kind string) (own Comment, found bool, err error) {
	login, err := c.whose(ctx)
	if err != nil {
		return Comment{}, false, err
	}
	comments, err := c.comments(ctx, number)
	for _, comment := range comments {
		if comment.User == login && strings.HasPrefix(comment.Body, marker(kind)) {
			return comment, true, nil
		}
	}
	return Comment{}, false, err
}

// writeComment edits a comment; 0 makes one.
func (c *Client) writeComment(ctx context.Context, number int, id int64, body string) (*gh.IssueComment, error) {
	var (
		written *gh.IssueComment
		err     error
	)
	if id != 0 {
		written, _, err = c.api.Issues.EditComment(ctx, c.owner, c.name, id, &gh.IssueComment{Body: &body})
	} else {
		written, _, err = c.api.Issues.CreateComment(ctx, c.owner, c.name, number, &gh.IssueComment{Body: &body})
	}
	return written, err
}

// whose token it is.
func (c *Client) whose(ctx context.Context) (login string, err error) {
	if c.login != "" {
		return c.login, nil
	}
	user, _, err := c.api.Users.Get(ctx, "")
	if err = explain("ask whose token it is", err); errors.Is(err, errDenied) {
		return workflowLogin, nil
	}
	if err == nil && user.GetLogin() == "" {
		err = odd("it does not say whose token it is")
	}
	return user.GetLogin(), err
}
