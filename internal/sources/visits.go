package sources

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/agents"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/weblog"
)

// Why a line of a log is no visit of a post, beside what share.Doubt says.
const (
	badLine    = "broken"
	otherSite  = "elsewhere"  // the log has those of several sites
	failed     = "failed"     // the server had no page to give
	notPage    = "not-a-page" // a picture, a form that was sent, no request at all
	prefetched = "prefetch"   // a browser asked ahead
	byRobot    = "robot"
	sameVisit  = "same-visit" // the visitor had been there half an hour before, or less
	tooMany    = "too-many"   // the day has more different tags than anybody can have shared
)

// maxTags is how many different tags a day may have: visitors write into an address what
// they like.
const maxTags = 100_000

// visitRules tell what a request is.
type visitRules struct {
	reader    *share.Reader
	site      []byte // whose requests count; empty: all
	hub       []byte // its host
	base      []byte // its path
	links     []byte // the host of go links
	below     []byte // the path that they stand below
	languages []string
	robots    map[string]bool // agents that were met
}

func newVisitRules(asked Asked) visitRules {
	s := asked.Settings
	rules := visitRules{
		reader: asked.Reader, site: []byte(asked.Source.Host), base: []byte(s.BasePath), languages: s.Languages,
		robots: map[string]bool{},
	}
	if u, err := url.Parse(s.BaseURL); err == nil {
		rules.hub = []byte(u.Hostname())
	}
	if u, err := url.Parse(s.Go.Address); err == nil {
		rules.links, rules.below = []byte(u.Hostname()), []byte(s.Go.Path)
	}
	return rules
}

// note counts a request of the day, or says why it is no visit.
func (d *logDay) note(rules *visitRules, r *weblog.Request) (reason string) {
	if reason := rules.refuses(r); reason != "" {
		return reason
	}
	of, doubt := rules.tags(r)
	switch {
	case doubt == share.NoTags && !isPage(r.Target):
		return notPage
	case rules.isRobot(r.Agent):
		return byRobot
	}
	lang, ofHub := rules.pageOfHub(r)
	reads := ofHub && d.visitors.come(r, share.Attribution{})
	if reads {
		d.readers[lang]++
	}
	switch {
	case doubt == "":
		return d.visit(r, of)
	case reads:
		return ""
	case ofHub:
		return sameVisit
	}
	return string(doubt)
}

func (d *logDay) visit(r *weblog.Request, of share.Attribution) (reason string) {
	if !d.visitors.come(r, of) {
		return sameVisit
	}
	if d.visits[of] == 0 && len(d.visits) == maxTags {
		return tooMany
	}
	d.visits[of]++
	return ""
}

// refuses tells what is no visit whatever its tags are.
func (rules *visitRules) refuses(r *weblog.Request) (reason string) {
	switch {
	case len(r.Host) > 0 && len(rules.site) > 0 && !isHost(r.Host, rules.site):
		return otherSite
	case r.Status < 200 || r.Status >= 400:
		return failed
	case string(r.Method) != "GET":
		return notPage
	case len(r.Purpose) > 0 && agents.IsPrefetch(string(r.Purpose)):
		return prefetched
	}
	return ""
}

func (rules *visitRules) tags(r *weblog.Request) (share.Attribution, share.Doubt) {
	if rules.isGoLink(r) {
		return rules.reader.GoPath(string(r.Target))
	}
	if bytes.IndexByte(r.Target, '?') < 0 {
		return share.Attribution{}, share.NoTags
	}
	return rules.reader.Address(string(r.Target))
}

// isRobot remembers agents, which are few.
func (rules *visitRules) isRobot(agent []byte) bool {
	robot, known := rules.robots[string(agent)]
	if !known {
		if len(rules.robots) == maxAgents {
			clear(rules.robots)
		}
		robot = agents.IsRobot(string(agent))
		rules.robots[string(agent)] = robot
	}
	return robot
}

const maxAgents = 4096

// pageOfHub tells whether a request is for a page of the hub, and in which of its
// languages; "": in none.
func (rules *visitRules) pageOfHub(r *weblog.Request) (lang string, ofHub bool) {
	path, _, _ := bytes.Cut(r.Target, []byte("?"))
	rest, below := bytes.CutPrefix(path, rules.base)
	if !below || !isPage(path) || !isHost(rules.host(r), rules.hub) || rules.isGoLink(r) {
		return "", false
	}
	first, _, _ := bytes.Cut(rest, []byte("/"))
	if slices.Contains(rules.languages, string(first)) {
		lang = string(first)
	}
	return lang, true
}

// isGoLink tells whether a request is for what the server of go links answers.
func (rules *visitRules) isGoLink(r *weblog.Request) bool {
	return bytes.HasPrefix(r.Target, rules.below) && isHost(rules.host(r), rules.links)
}

// host is whose page was asked for, by the log or else by the settings.
func (rules *visitRules) host(r *weblog.Request) []byte {
	if len(r.Host) == 0 {
		return rules.site
	}
	return r.Host
}

// isHost tells whether a host as it was asked for, perhaps with a port, is the one wanted.
func isHost(asked, wanted []byte) bool {
	if len(asked) > len(wanted) && asked[len(wanted)] == ':' {
		asked = asked[:len(wanted)]
	}
	return len(wanted) > 0 && bytes.EqualFold(asked, wanted)
}

var endings = []string{"html", "htm", "xhtml", "php", "asp", "aspx", "jsp", "cgi"}

// isPage tells by its name whether what was asked for is a page, not a picture or a style.
func isPage(target []byte) bool {
	path, _, _ := bytes.Cut(target, []byte("?"))
	name := path[bytes.LastIndexByte(path, '/')+1:]
	at := bytes.LastIndexByte(name, '.')
	return at < 0 || slices.Contains(endings, strings.ToLower(string(name[at+1:])))
}
