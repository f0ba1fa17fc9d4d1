package sources

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// An api is another program that is asked over the web.
//
// Its token goes to the address that hub.yaml names and nowhere else: the address is
// https, or of this machine, and one that leads on to another is an error. No error holds
// the token. What is asked changes nothing there, so it is asked again where that can help,
// three times at most: the connection broke, the program is unwell (500 and above), it
// wants a pause (429), or its answer is cut short.
type api struct {
	client  *http.Client
	base    *url.URL // without a slash at the end
	sign    func(*http.Request)
	conceal *strings.Replacer
	tokenIn string // the variable that holds the token
}

// api returns the program at the source's address, or else at the one that is usual. Its
// token is sent as most want it; a kind may set sign.
func (a Asked) api(usual string) (*api, string, error) {
	base, err := a.address(usual)
	if err != nil {
		return nil, "", err
	}
	token := strings.TrimSpace(a.Env(a.Source.TokenEnv))
	if token == "" {
		return nil, "", fmt.Errorf("the environment variable %s is empty: the token is read from there", a.Source.TokenEnv)
	}
	client := *a.client()
	client.CheckRedirect = func(next *http.Request, _ []*http.Request) error {
		return fmt.Errorf("it leads on to %s://%s: write the address that answers", next.URL.Scheme, next.URL.Host)
	}
	p := &api{client: &client, base: base, tokenIn: a.Source.TokenEnv}
	p.conceal = strings.NewReplacer(token, "hidden", url.QueryEscape(token), "hidden")
	p.sign = func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	return p, token, nil
}

func (a Asked) client() *http.Client {
	if a.Client == nil {
		return http.DefaultClient
	}
	return a.Client
}

// address is that of the source, written or in a variable. An address in a variable may be
// a secret, so no error repeats it.
func (a Asked) address(usual string) (*url.URL, error) {
	written := usual
	if a.Source.Address != "" {
		written = a.Source.Address
	}
	if a.Source.AddressEnv != "" {
		written = a.Env(a.Source.AddressEnv)
	}
	u, err := url.Parse(strings.TrimRight(written, "/"))
	switch {
	case written == "":
		return nil, errors.New("the source has no address")
	case err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, errors.New("the address of the source can't be read: write it such as https://HOST")
	case u.Scheme != "https" && (u.Scheme != "http" || !thisMachine(u.Hostname())):
		return nil, errors.New("the address of the source is not https: a token is not sent in clear")
	}
	return u, nil
}

func thisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
