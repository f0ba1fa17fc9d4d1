package share

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
)

// An Attribution is what the tags of a link say of the share that it was in.
type Attribution struct {
	Post, Lang, Text string // ids as they are today; a GoLink whose text is no more tells Post alone
	Network          string // "": it can't be told
	Campaign         string // "": of none
	Team, Code       string // of the sharer, who said so; "": not said
}

// A Doubt is why nothing can be told; "" is that something can. It is a key of words.
type Doubt string

const (
	NoTags      Doubt = "no-tags"      // the link has none
	OtherTags   Doubt = "other-tags"   // it has somebody else's, or a pattern's that is no more
	UnknownPost Doubt = "unknown-post" // it has ours, of a post that the hub does not have
)

// A Reader tells from the tags of a link what was shared. It reads what Tag writes, with
// the patterns of today and the previous ones, of posts in every state, by their ids and
// aliases. Capitals are read as small letters. It may be used by several at a time.
type Reader struct {
	patterns  []config.UTM // today's first
	posts     map[string]*content.Post
	campaigns map[string]string // ids by ids and aliases
	languages map[string]string // as the hub writes them, by how tags do
	teams     map[string]bool
	links     *goReader
}

// NewReader returns a reader of the tags of a hub.
func NewReader(s *config.Settings, l *content.Library) *Reader {
	r := &Reader{
		patterns: append([]config.UTM{s.UTM}, s.UTM.Previous...), posts: map[string]*content.Post{},
		campaigns: map[string]string{}, languages: map[string]string{}, teams: map[string]bool{}, links: newGoReader(s.Go, l),
	}
	for _, p := range l.Posts {
		for _, alias := range p.Aliases {
			r.posts[alias] = p
		}
	}
	for _, p := range l.Posts { // an id wins over another's alias
		r.posts[p.ID] = p
	}
	for _, c := range l.Campaigns {
		for _, id := range append(c.Aliases, c.ID) {
			r.campaigns[id] = c.ID
		}
	}
	for _, lang := range s.Languages {
		r.languages[strings.ToLower(lang)] = lang
	}
	for _, t := range s.Teams {
		r.teams[t.ID] = true
	}
	return r
}

// Address reads the tags of an address, or of any part of it that holds its query. Of a
// go link it reads the path; see GoPath.
func (r *Reader) Address(address string) (Attribution, Doubt) {
	address, _, _ = strings.Cut(address, "#")
	if path, found := r.links.goPath(address); found {
		return r.GoPath(path)
	}
	_, query, _ := strings.Cut(address, "?")
	tags := tagValues(query)
	return r.Tags(tags[0], tags[1], tags[2], tags[3], tags[4])
}

// tagValues are those of a query, in the order of the arguments of Tags.
func tagValues(query string) (tags [5]string) {
	for pair := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		if i := tagIndex(unescaped(key)); i >= 0 && tags[i] == "" {
			tags[i] = unescaped(value)
		}
	}
	return tags
}

// tagIndex is where a key stands in the arguments of Tags; -1: it is none of them. Some
// programs hand a link over with its & written as in HTML.
func tagIndex(key string) int {
	switch strings.TrimPrefix(strings.ToLower(key), "amp;") {
	case "utm_source":
		return 0
	case medium:
		return 1
	case "utm_campaign":
		return 2
	case "utm_content":
		return 3
	case "utm_term":
		return 4
	}
	return -1
}

func unescaped(s string) string {
	if decoded, err := url.QueryUnescape(s); err == nil {
		return decoded
	}
	return s
}

// Tags reads the values of the five tags, empty where they are absent. Post, language and
// text stand in the content. Where a link had a tag of its author's, what only that one
// would have told is empty. A team that the hub doesn't have is nobody's business.
func (r *Reader) Tags(source, medium, campaign, content, term string) (Attribution, Doubt) {
	values := [4]string{source, medium, campaign, content}
	if strings.Join(values[:], "") == "" {
		return Attribution{}, NoTags
	}
	for i := range values {
		values[i] = strings.ToLower(strings.TrimSpace(values[i]))
	}
	doubt, best := OtherTags, Attribution{}
	for _, u := range r.patterns {
		facts, all, ok := read(u, values)
		if !ok {
			continue
		}
		found, known := r.attribution(u, facts)
		switch {
		case !known && doubt != "":
			doubt = UnknownPost
		case known && (doubt != "" || all):
			best, doubt = found, ""
		}
		if known && all {
			break
		}
	}
	if doubt == "" {
		best.Team, best.Code = r.sharer(strings.ToLower(strings.TrimSpace(term)))
	}
	return best, doubt
}

// read returns what the values of the tags say by a set of patterns: ok, if the content
// fits it; all, if every other one does. Where two differ the content knows best.
func read(u config.UTM, values [4]string) (f config.Facts, all, ok bool) {
	tags := tagsOf(u)
	f, ok = tags[3].pattern.Read(values[3])
	all = ok
	for i, t := range tags[:3] {
		more, fits := t.pattern.Read(values[i])
		if t.key == medium && values[i] == email && t.pattern != email {
			more, fits = config.Facts{Network: email}, true
		}
		all = all && fits
		f.Network, f.Campaign = cmp.Or(f.Network, more.Network), cmp.Or(f.Campaign, more.Campaign)
	}
	return f, all, ok
}

// maxText is how long the name of a text can be, in bytes: visitors write what they like.
const maxText = 40

// attribution returns what facts are of in this hub; known is false where it does not have
// the post or the language. The campaign is the post's where links don't say it.
func (r *Reader) attribution(u config.UTM, f config.Facts) (a Attribution, known bool) {
	post, known := r.posts[f.Post]
	lang, spoken := r.languages[f.Lang]
	if !known || !spoken || len(f.Text) > maxText {
		return Attribution{}, false
	}
	a = Attribution{Post: post.ID, Lang: lang, Text: f.Text, Campaign: r.campaigns[f.Campaign]}
	if _, ok := network.Find(f.Network); ok {
		a.Network = f.Network
	}
	if !strings.Contains(string(u.Source+u.Medium+u.Campaign+u.Content), "{campaign}") {
		a.Campaign = r.campaigns[post.Campaign]
	}
	return a, true
}

var code = regexp.MustCompile(`^[a-z2-7]{5}$`)

// sharer reads TEAM, TEAM-CODE or CODE.
func (r *Reader) sharer(term string) (team, own string) {
	if r.teams[term] {
		return term, ""
	}
	at := strings.LastIndexByte(term, '-')
	team, own = term[:max(at, 0)], term[at+1:]
	if team != "" && !r.teams[team] || !code.MatchString(own) {
		return "", ""
	}
	return team, own
}
