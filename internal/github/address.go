package github

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

const publicAPI = "https://api.github.com/"

// address is where the API is; it ends in a slash.
func address(api string) (*url.URL, error) {
	if api == "" {
		api = publicAPI
	}
	u, err := url.Parse(api)
	switch {
	case err != nil:
		return nil, errors.New("the API address can't be read; for Enterprise it is https://HOST/api/v3/")
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, &failure{"the API address holds more than a host and a path",
			"leave out user, password, ? and #; the token is given apart", nil}
	case u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !thisMachine(u.Hostname())):
		return nil, &failure{fmt.Sprintf("the API address %q is not https", api),
			"write https://HOST/api/v3/: a token is not sent in clear", nil}
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u, nil
}

func thisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

var (
	repositoryName = regexp.MustCompile(`^[A-Za-z0-9][\w-]*/[\w.-]+$`)
	objectName     = regexp.MustCompile(`^[0-9a-f]{40}$`)
	branchName     = regexp.MustCompile(`^[\w-][\w.+-]*(/[\w-][\w.+-]*)*$`)
)

func splitRepository(repository string) (owner, name string, err error) {
	owner, name, _ = strings.Cut(repository, "/")
	if !repositoryName.MatchString(repository) || name == "." || name == ".." {
		return "", "", fmt.Errorf("%q is no repository; write owner/name, as in the address of its page", repository)
	}
	return owner, name, nil
}

// checkObject keeps what is no object's name out of addresses.
func checkObject(sha string) error {
	if !objectName.MatchString(sha) {
		return fmt.Errorf("%q is no full commit or object name; give all its 40 hexadecimal digits", sha)
	}
	return nil
}

func checkBranch(branch string) error {
	if !branchName.MatchString(branch) || strings.Contains(branch, "..") {
		return fmt.Errorf("%q is no branch name; use letters, digits, - _ . and /", branch)
	}
	return nil
}

const maxRedirects = 3 // a renamed repository answers with one

// sameHost refuses to be led elsewhere.
func sameHost(api *url.URL) func(*http.Request, []*http.Request) error {
	return func(next *http.Request, before []*http.Request) error {
		switch {
		case next.URL.Host != api.Host || next.URL.Scheme != api.Scheme:
			return &failure{fmt.Sprintf("%s leads to another host, %q", api.Host, clean(next.URL.Host)),
				"check the API address: the token is sent to no other host", nil}
		case len(before) > maxRedirects:
			return &failure{api.Host + " leads in circles", "check the API address and the repository's name", nil}
		}
		return nil
	}
}
