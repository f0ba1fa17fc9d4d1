package git

import "fmt"

// Base returns the commit where a branch left another one: the newest that both have, as
// git merge-base does.
func (r *Repository) Base(branch, other string) (string, error) {
	a, err := r.commit(branch)
	if err != nil {
		return "", fmt.Errorf("find where %s began: %w", branch, err)
	}
	b, err := r.commit(other)
	if err != nil {
		return "", fmt.Errorf("find where %s began: %w", branch, err)
	}
	bases, err := a.MergeBase(b)
	switch {
	case err != nil:
		return "", fmt.Errorf("find where %s began: %w", branch, r.explainObject(err))
	case len(bases) == 0 && r.Shallow():
		return "", fmt.Errorf("find where %s began: %w", branch, errShallow)
	case len(bases) == 0:
		return "", fmt.Errorf("find where %s began: it has no commit in common with %s", branch, other)
	}
	return bases[0].Hash.String(), nil
}
