package approvals

import (
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

// authors are who made it, by address and login.
func (s step) authors() []string {
	var names []string
	for _, c := range s.commits {
		names = append(names, strings.ToLower(c.Author.Email))
		for _, t := range c.Trailers {
			if strings.EqualFold(t.Key, "Co-authored-by") {
				who, _ := approver(t.Value)
				names = append(names, who)
			}
		}
	}
	if s.pull != nil {
		names = append(names, strings.ToLower(s.pull.Pull.Author))
	}
	return names
}

// rebasing is how long GitHub may take to put the commits of one pull request on the
// branch: each bears the time at which it did.
const rebasing = 10 * time.Second

// stepsOf takes a branch apart, oldest first.
func stepsOf(branch []*git.Commit, pulls map[int]github.Facts) []step {
	merged := map[string]*github.Facts{}
	for _, f := range pulls {
		merged[f.Pull.MergeSHA] = &f
	}
	place := map[string]int{}
	for i, c := range branch {
		place[c.Hash] = i
	}
	var steps []step
	for i, c := range branch {
		s := step{commits: branch[i : i+1], pull: merged[c.Hash]}
		if i > 0 {
			s.before = branch[i-1].Hash
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
