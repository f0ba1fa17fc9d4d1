package approvals

import (
	"slices"
	"strconv"
	"strings"

	"github.com/portevoix/portevoix/internal/github"
)

// people ties names to accounts: a login or an address, in small letters, to the account
// or the login that GitHub told of it. A name stays with the first it was tied to, so
// that nobody who takes over a login speaks for who had it.
type people map[string]string

// meet learns who is who from a pull request.
func (k people) meet(f github.Facts) {
	k.tie(f.Pull.AuthorID, f.Pull.Author)
	for _, r := range f.Reviews {
		k.tie(r.UserID, r.User, r.Email)
	}
	for _, c := range f.Commits {
		for _, w := range append([]github.Writer{c.Author, c.Committer}, c.CoAuthors...) {
			k.tie(w.ID, w.Login, w.Email)
		}
	}
}

// tie says that an account has some names. Of one that is not known the first stands for
// it.
func (k people) tie(account int64, names ...string) {
	whose := numbered(account)
	for _, name := range names {
		name = strings.ToLower(name)
		switch {
		case name == "" || k[name] != "":
		case whose == "":
			whose = name
		case whose != name:
			k[name] = whose
		}
	}
}

// numbered is how an account is named: no login and no address has the sign.
func numbered(account int64) string {
	if account == 0 {
		return ""
	}
	return "#" + strconv.FormatInt(account, 10)
}

// who is one name for all of a person's.
func (k people) who(name string) string {
	name = strings.ToLower(name)
	for k[name] != "" {
		name = k[name]
	}
	return name
}

// speaker is who decided.
func (k people) speaker(a Approval) string {
	if a.Account != 0 {
		return numbered(a.Account)
	}
	return k.who(a.By)
}

// mayBe reports whether two lists of names can be one person's. An address and a login
// that is its first part are taken for one: nothing better ties those of a commit.
func (k people) mayBe(some, others []string) bool {
	return slices.ContainsFunc(some, func(a string) bool {
		return slices.ContainsFunc(others, func(b string) bool {
			return k.who(a) == k.who(b) || isFirstPart(a, b) || isFirstPart(b, a)
		})
	})
}

func isFirstPart(login, address string) bool {
	first, _, is := strings.Cut(address, "@")
	return is && strings.EqualFold(login, first)
}

// namesOf are those of somebody who made a commit.
func namesOf(w github.Writer) []string { return named(w.Login, w.Email, w.ID) }

func named(login, email string, account int64) []string {
	names := []string{strings.ToLower(login), strings.ToLower(email), numbered(account)}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}
