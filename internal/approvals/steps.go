package approvals

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/git"
	"github.com/portevoix/portevoix/internal/github"
)

// A step is what came to the branch at once: a commit, or all of a pull request.
type step struct {
	commits []*git.Commit // oldest first
	before  string        // the commit it stands on; "": none
	pull    *github.Facts // nil: it is no pull request
	doubt   string        // why nothing it brings can be judged; "": it can
	also    string        // another commit whose settings must agree; "": none
}

func (s step) last() *git.Commit { return s.commits[len(s.commits)-1] }

// authors are who made it, by address, login and account.
func (s step) authors() []string {
	var names []string
	for _, c := range s.commits {
		names = append(names, namesOf(github.WriterOf(c.Author.Email))...)
		for _, t := range c.Trailers {
			if strings.EqualFold(t.Key, "Co-authored-by") {
				who, _ := approver(t.Value)
				names = append(names, namesOf(github.WriterOf(who))...)
			}
		}
	}
	if s.pull != nil {
		names = append(names, named(s.pull.Pull.Author, "", s.pull.Pull.AuthorID)...)
	}
	return names
}

// rebasing is how long GitHub may take to put the commits of one pull request on the
// branch: each bears the time at which it did.
const rebasing = 10 * time.Second

// stepsOf takes a branch apart, oldest first.
func stepsOf(branch []*git.Commit, pulls map[int]github.Facts) []step {
	merged, doubtful := mergedBy(pulls)
	place := map[string]int{}
	for i, c := range branch {
		place[c.Hash] = i
	}
	var steps []step
	for i, c := range branch {
		s := step{commits: branch[i : i+1], pull: merged[c.Hash], doubt: doubtful[c.Hash]}
		if i > 0 {
			s.before = branch[i-1].Hash
		}
		if s.pull != nil && c.Merge && s.pushed() {
			s.doubt = "its pull request was pushed to the branch, which nobody merged"
		}
		if s.pull != nil && !c.Merge {
			s.squashed(branch, i, place, merged)
			for n := len(s.commits) - 1; n > 0; n-- {
				steps = steps[:len(steps)-1] // they were taken for steps of their own
			}
		}
		steps = append(steps, s)
	}
	return steps
}

// mergedBy are the pull requests by the commit that merged them; of several that name one
// commit the first is taken, in doubt.
func mergedBy(pulls map[int]github.Facts) (merged map[string]*github.Facts, doubtful map[string]string) {
	merged, doubtful = map[string]*github.Facts{}, map[string]string{}
	for _, number := range slices.Sorted(maps.Keys(pulls)) {
		f := pulls[number]
		if merged[f.Pull.MergeSHA] == nil {
			merged[f.Pull.MergeSHA] = &f
			continue
		}
		doubtful[f.Pull.MergeSHA] = "several pull requests say that this commit merged them"
	}
	return merged, doubtful
}

// pushed reports whether a merge commit, or what it stands on, is one of the pull
// request's own: the settings before it are then its own, too.
func (s *step) pushed() bool {
	return slices.ContainsFunc(s.pull.Commits, func(c github.Commit) bool {
		return c.SHA == s.last().Hash || c.SHA == s.before
	})
}

// squashed says what a pull request without a merge commit brought: one commit, or those
// that were rebased at the same moment. The base that GitHub knows of bounds them, and
// its settings must agree with those before them.
func (s *step) squashed(branch []*git.Commit, at int, place map[string]int, merged map[string]*github.Facts) {
	base, known := place[s.pull.Pull.BaseSHA]
	if !known || base >= at {
		s.doubt = "the commit its pull request was compared with is not on the branch"
		return
	}
	first := at
	for first > base+1 {
		c := branch[first-1]
		if c.Merge || merged[c.Hash] != nil || branch[at].Time.Sub(c.Time).Abs() > rebasing {
			break
		}
		first--
	}
	s.commits, s.before, s.also = branch[first:at+1], branch[first-1].Hash, branch[base].Hash
}

// from returns the steps after a commit; all where it is no step's last.
func from(steps []step, commit string) (rest []step, found bool) {
	at := slices.IndexFunc(steps, func(s step) bool { return s.last().Hash == commit })
	return steps[at+1:], at >= 0
}

// seen is the newest commit of the branch below one of the step's pull request, by its
// place; -1: it is not known.
func (c *collector) seen(s step, commit string) int {
	parents := map[string][]string{}
	if s.pull != nil {
		for _, made := range s.pull.Commits {
			parents[made.SHA] = made.Parents
		}
	}
	newest := -1
	for below := []string{commit}; len(below) > 0; below = below[1:] {
		if at, on := c.place[below[0]]; on {
			newest = max(newest, at)
			continue
		}
		below = append(below, parents[below[0]]...)
		delete(parents, below[0])
	}
	return newest
}

// placeOf is where a commit stands on the branch; -1: it does not.
func (q question) placeOf(commit string) int {
	if at, on := q.place[commit]; on {
		return at
	}
	return -1
}
