package github

import (
	"strings"

	gh "github.com/google/go-github/v60/github"
)

// Ghost is who GitHub says did what a deleted user did. Its ID here is 0, so that it is
// nobody's, whatever an account may be called.
const Ghost = "ghost"

// A User is an account.
type User struct {
	Login string
	ID    int64 // stays when the login changes; 0: the account is gone
	Bot   bool
}

func userOf(u *gh.User) User {
	if u.GetID() == 0 || u.GetLogin() == "" {
		return User{Login: Ghost}
	}
	return User{u.GetLogin(), u.GetID(), u.GetType() != "User" || strings.HasSuffix(u.GetLogin(), "[bot]")}
}
