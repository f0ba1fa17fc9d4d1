package propose

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/portevoix/portevoix/internal/github"
	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/problem"
)

// Sent is what came of a proposal.
type Sent struct {
	Pull    string // address of its pull request; empty: there is none
	Comment string // address of the comment on the issue
	Kept    bool   // others have committed to the branch: the file stayed as it is there
	Closed  bool   // the issue is closed, and nothing was done
}

// A Desk is where proposals go.
type Desk struct {
	Client *github.Client
	Hub    fs.FS  // its files on the default branch
	Folder string // of the hub in its repository; empty: it is the whole
}

// Send brings a draft to the pull request of its issue, and says in one comment on the
// issue what to mend. What is there already is not written again.
func (k Desk) Send(ctx context.Context, issue github.Issue, form Form, d Draft, found problem.List) (Sent, error) {
	if !issue.Open {
		return Sent{Closed: true}, nil
	}
	var sent Sent
	if d.Path != "" {
		request, kept, err := k.request(ctx, issue, d)
		if err != nil {
			return sent, err
		}
		pull, err := k.Client.Propose(ctx, request)
		if err != nil {
			return sent, err
		}
		sent.Pull, sent.Kept = pull.URL, kept
	}
	comment, err := k.Client.PutComment(ctx, issue.Number, "proposal", reply(form.Lang, sent, found))
	sent.Comment = comment.URL
	return sent, err
}

// request is the pull request as it should be. Kept says that its branch has commits of
// others, and that its files stay as they are.
func (k Desk) request(ctx context.Context, issue github.Issue, d Draft) (request github.Proposal, kept bool, err error) {
	file := path.Join(k.Folder, d.Path)
	id, _, _ := strings.Cut(path.Base(d.Path), ".")
	request = github.Proposal{
		Branch:  fmt.Sprintf("proposal/%d", issue.Number),
		Files:   map[string]string{file: string(d.Data)},
		Message: fmt.Sprintf(message, issue.Number) + file,
		Title:   "propose: " + id,
		Body:    fmt.Sprintf(body, markdown.Code(issue.User), issue.Number, markdown.Code(file)),
	}
	last, err := k.Client.LastMessage(ctx, request.Branch)
	switch before, own := strings.CutPrefix(strings.TrimSpace(last), fmt.Sprintf(message, issue.Number)); {
	case errors.Is(err, github.ErrNotFound):
		return request, false, nil
	case err != nil:
		return request, false, err
	case !own:
		request.Files = nil
		return request, true, nil
	case before != file && !k.merged(before):
		request.Gone = []string{before}
	}
	return request, false, nil
}

// merged reports whether a file of ours is none that may go: the hub has it by now, or it
// is no post.
func (k Desk) merged(file string) bool {
	inHub := strings.TrimPrefix(strings.TrimPrefix(file, k.Folder), "/")
	_, err := fs.Stat(k.Hub, inHub)
	return !strings.HasPrefix(inHub, "content/posts/") || !errors.Is(err, fs.ErrNotExist)
}

// message is what a commit of ours says. By it we know that nobody has worked on the
// branch since, and which file is ours.
const message = "propose: a post\n\nProposed in issue %d as "

// body of a pull request. No word of the proposal stands in it: it may hold anything.
const body = `%s proposed this post in issue #%d.

It is in %s and still a draft. Read it, change what should be different, and take out the
line ` + "`status: draft`" + ` when it is ready. As long as nobody else commits to this branch, it
follows what is changed in the issue.

Closes #%[2]d
`
