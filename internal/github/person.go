package github

import (
	"strings"

	gh "github.com/google/go-github/v60/github"
)

// Ghost is who did what a deleted user did. GitHub gives nobody, or an account of this
// name that stands for all of them; its ID here is 0, so that it is in no team.
const Ghost = "ghost"

// A user is an account.
type user struct {
	Login string
	ID    int64 // stays when the login changes; 0: the account is gone
	Bot   bool
}

func userOf(u *gh.User) user {
	if u.GetID() == 0 || u.GetLogin() == "" || u.GetLogin() == Ghost {
		return user{Login: Ghost}
	}
	return user{u.GetLogin(), u.GetID(), u.GetType() != "User" || strings.HasSuffix(u.GetLogin(), "[bot]")}
}
