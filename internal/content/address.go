package content

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark/util"
)

// resolved is an address as a browser will see it: backslashes and entities of
// Markdown undone, in the order and as often as goldmark undoes them.
func resolved(destination []byte) string {
	destination = util.UnescapePunctuations(destination)
	destination = util.ResolveNumericReferences(destination)
	return string(util.ResolveEntityNames(destination))
}

// checkAddress says what keeps an address out of a page: it must be http, https
// with a host and no user, mailto, or relative. What browsers read otherwise than
// net/url does (controls, backslashes, two leading slashes) is refused.
func checkAddress(address string) error {
	if strings.ContainsFunc(address, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }) {
		return errors.New("it holds a control character or a backslash")
	}
	if strings.HasPrefix(address, "//") {
		return errors.New("it begins with //, want a scheme or one slash")
	}
	u, err := url.Parse(escaped(address))
	if err != nil {
		return errors.New("it can't be read as a URL")
	}
	switch {
	case u.Scheme == "" || u.Scheme == "mailto":
		return nil
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("found the scheme %q, want http, https, mailto or a relative address", u.Scheme)
	case u.Host == "":
		return errors.New("it has no host")
	case u.User != nil:
		return fmt.Errorf("it hides the host %q behind a user name", u.Host)
	}
	return nil
}

// escaped is an address as it stands in a page: percent signs of its own are kept.
func escaped(address string) string { return string(util.URLEscape([]byte(address), false)) }

// below puts an address from the root below a base.
func below(base, address string) string {
	if strings.HasPrefix(address, "/") {
		return base + address[1:]
	}
	return address
}

// toAnchor leads the fragment of a relative address to the anchor that a heading of
// the page has. A fragment means something else in a file: report.pdf#page=2.
func toAnchor(address string) string {
	page, fragment, found := strings.Cut(address, "#")
	u, err := url.Parse(escaped(page))
	if !found || fragment == "" || err != nil || u.Scheme != "" || !isPage(u.Path) {
		return address
	}
	return page + "#" + anchorPrefix + strings.TrimPrefix(fragment, anchorPrefix)
}

func isPage(name string) bool {
	ending := path.Ext(name)
	return ending == "" || ending == ".html" || ending == "." // the last of ..
}
