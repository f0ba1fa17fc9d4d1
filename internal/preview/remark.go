package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/github"
)

// A Remark is what the check of a pull request left to be said below it. The check may
// have been a stranger's, and its words are believed only as far as GitHub bears them out.
type Remark struct {
	pull int
	text string
}

var pullNumber = regexp.MustCompile(`^[1-9][0-9]{0,8}\n?$`)

// ReadRemark reads the files number and preview.md.
func ReadRemark(files fs.FS) (Remark, error) {
	number, err := readShort(files, "number")
	if err != nil {
		return Remark{}, err
	}
	text, err := readShort(files, "preview.md")
	switch {
	case err != nil:
		return Remark{}, err
	case !pullNumber.MatchString(number):
		return Remark{}, fmt.Errorf("number is %.20q, which names no pull request", number)
	case !strings.HasPrefix(text, heading):
		return Remark{}, fmt.Errorf("preview.md is none: it does not begin with %q", heading)
	}
	pull, err := strconv.Atoi(strings.TrimSuffix(number, "\n"))
	return Remark{pull, text}, err
}

// readShort reads a file that is no longer than a comment.
func readShort(files fs.FS, name string) (string, error) {
	file, err := files.Open(name)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(io.LimitReader(file, github.MaxBody+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return "", err
	}
	if len(data) > github.MaxBody {
		return "", fmt.Errorf("%s is longer than %d bytes", name, github.MaxBody)
	}
	return string(data), nil
}

// Put keeps the remark as one comment of the pull request, and returns the comment's
// address. Why says why it is not written: the pull request is closed, has another head
// than was checked, or may change how it is checked, and so what the remark says.
func (r Remark) Put(ctx context.Context, client *github.Client, head string) (address, why string, err error) {
	files, whole, err := client.Files(ctx, r.pull)
	if err != nil {
		return "", "", err
	}
	pull, err := client.Pull(ctx, r.pull) // after its files, so that these are not of a later head
	switch {
	case err != nil:
		return "", "", err
	case !pull.Open || pull.HeadSHA != head:
		return "", "the pull request is closed, has moved on, or is another one", nil
	case !whole:
		return "", "the pull request changes more files than GitHub lists", nil
	case slices.ContainsFunc(files, checks):
		return "", "the pull request changes how it is checked", nil
	}
	comment, err := client.PutComment(ctx, r.pull, "preview", r.text)
	return comment.URL, "", err
}

// checks reports whether a file decides how pull requests are checked.
func checks(f github.ChangedFile) bool {
	return slices.ContainsFunc([]string{f.Path, f.Before}, func(name string) bool {
		return name == "action.yml" || strings.HasPrefix(name, ".github/")
	})
}
