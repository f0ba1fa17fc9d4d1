package approvals

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/github"
)

// Whoever wrote what is approved is its author, whoever opened the pull request: those who
// made a commit of it that brought bytes of the edition, by author, committer and
// co-author.

// A person is somebody whose approval is in question.
type person struct {
	name  string // login or address
	id    int64  // of the account; 0: not known
	email string // "": not known
}

func (p person) names() []string { return named(p.name, p.email, p.id) }

// isAuthor reports whether somebody, by any of their names, may be an author of the edition.
func (q question) isAuthor(names []string) bool { return q.people.mayBe(q.authors, names) }

// wrote says why a person's approval can't count: they have, or may have, written some of
// what the edition is. Empty: it can.
func (q question) wrote(who person) string {
	if !slices.Contains(q.settings.Approvals.Sources, config.FromGitHub) {
		return ""
	}
	for _, f := range q.pulls {
		switch {
		case len(f.Commits) == 0:
			return fmt.Sprintf("who wrote it is not known: GitHub was not asked for the commits of pull request %d",
				f.Pull.Number)
		case len(f.Commits) >= github.MaxCommits:
			return fmt.Sprintf("who wrote it is not known: pull request %d has more commits than the %d that GitHub tells of",
				f.Pull.Number, github.MaxCommits-1)
		}
		for _, c := range f.Commits {
			if note := q.made(c, who); note != "" && q.brought(c) {
				return note
			}
		}
	}
	return ""
}

// made says that a person made a commit, or that nobody knows. An address of no account
// may be theirs, unless an address is all that they are known by. Co-authors' accounts
// GitHub does not tell: of these only an address that is in a team is in doubt.
func (q question) made(c github.Commit, who person) string {
	unknown := func(w github.Writer) bool { return w.ID == 0 && w.Login == "" && !strings.Contains(who.name, "@") }
	for _, w := range append([]github.Writer{c.Author, c.Committer}, c.CoAuthors...) {
		if q.people.mayBe(who.names(), namesOf(w)) {
			return who.name + " wrote some of it"
		}
	}
	inTeam := func(w github.Writer) bool { return unknown(w) && len(teamsOf(&q.settings.Approvals, w.Email)) > 0 }
	if unknown(c.Author) || unknown(c.Committer) || slices.ContainsFunc(c.CoAuthors, inTeam) {
		return fmt.Sprintf("who made commit %.7s is not known: its address belongs to no account", c.SHA)
	}
	return ""
}

// wrote notes who brought an edition in a step, and in which pull request: whenever it is
// approved, their own word does not count.
func (c *collector) wrote(s step, forms []form) {
	state, digest := &c.found.state, forms[0].digest
	state.Authors[digest] = sorted(append(c.authorsOf(forms), s.authors()...))
	if s.pull != nil {
		state.Pulls[digest] = sorted(append(state.Pulls[digest], s.pull.Pull.Number))
	}
}

func sorted[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// authorsOf are who brought one of some forms to the branch.
func (c *collector) authorsOf(forms []form) []string {
	var names []string
	for _, f := range forms {
		names = append(names, c.found.state.Authors[f.digest]...)
	}
	return names
}

// pullsOf are the pull requests that brought one of some forms.
func (c *collector) pullsOf(forms []form) []github.Facts {
	var pulls []github.Facts
	for _, f := range forms {
		for _, number := range c.found.state.Pulls[f.digest] {
			facts, known := c.Pulls[number]
			if !known {
				facts.Pull.Number = number
			}
			pulls = append(pulls, facts)
		}
	}
	return pulls
}

// brought reports whether a commit brought bytes of an edition. What it brought and did
// not stay counts as well: the edition may be made of it.
func (c *collector) brought(commit github.Commit, after *snapshot, ids []string, lang string) bool {
	written, err := c.written(commit)
	if err != nil {
		if !errors.Is(err, github.ErrNotFound) {
			c.failed = errors.Join(c.failed, fmt.Errorf("read commit %s of a pull request: %w", commit.SHA, err))
		}
		return true
	}
	return slices.ContainsFunc(written, func(key Key) bool {
		return after.forms[key] == nil || key.Lang == lang && slices.Contains(ids, key.Post)
	})
}

// written are the editions that a commit has otherwise than each of its parents.
func (c *collector) written(commit github.Commit) ([]Key, error) {
	here, err := c.marks(commit.SHA)
	if err != nil {
		return nil, err
	}
	var before []map[Key]string
	for _, parent := range commit.Parents {
		there, err := c.marks(parent)
		if err != nil {
			return nil, err
		}
		before = append(before, there)
	}
	var keys []Key
	for key, mark := range here {
		if !slices.ContainsFunc(before, func(there map[Key]string) bool { return there[key] == mark }) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// marks are those of the hub at a commit. They are kept, and its files are not: a pull
// request may have many commits.
func (c *collector) marks(commit string) (map[Key]string, error) {
	if m, known := c.marked[commit]; known {
		return m, nil
	}
	s, known := c.snapshots[commit]
	if !known {
		files, err := c.Files(c.ctx, commit)
		if err != nil {
			return nil, err
		}
		s = readSnapshot(files)
	}
	c.marked[commit] = s.marks(commit)
	return c.marked[commit], nil
}

// marks tell editions of two snapshots apart, by what can be approved of them and whether
// they were taken back. A file with mistakes has its bytes for a mark; settings with
// mistakes say nothing, so that whatever the commit is, it brought something.
func (s *snapshot) marks(commit string) map[Key]string {
	marks := map[Key]string{}
	for _, p := range s.posts {
		for _, e := range p.Editions {
			key := Key{p.ID, e.Lang}
			marks[key] = fmt.Sprint(s.forms[key][0].digest, withdrawn(p))
		}
	}
	for _, file := range s.library.Broken {
		id, lang, _ := strings.Cut(strings.TrimSuffix(path.Base(file), ".md"), ".")
		data, _ := fs.ReadFile(s.files, file) // what can't be read has no bytes
		sum := sha256.Sum256(data)
		marks[Key{id, lang}] = hex.EncodeToString(sum[:])
	}
	if s.broken {
		marks[Key{}] = commit
	}
	return marks
}
