package preview

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/markdown"
)

// A Packet says where what is reviewed comes from, and in whose language it is told.
type Packet struct {
	Words  *lang.Catalogue
	Commit string // of what is shown; "": it is in none
	Pull   *PullRequest
}

// A PullRequest is what a packet says of it.
type PullRequest struct {
	Number     int
	Title, URL string
}

//go:embed packet/packet.html
var packetPage string

//go:embed packet/packet.css
var packetStyle string

// packetPolicy lets a packet show its own pictures in its own look, and nothing else.
func packetPolicy() string {
	sum := sha256.Sum256([]byte(packetStyle))
	return "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
}

// WritePacket writes a comparison as one HTML file that needs no other and prints well,
// for reviewers who have nothing but a browser. Equal comparisons give equal bytes.
func (c *Comparison) WritePacket(w io.Writer, p Packet) error {
	zone := c.hub.Settings.Zone
	page := template.New("packet.html").Option("missingkey=error").Funcs(template.FuncMap{
		"t": p.Words.T, "n": p.Words.N, "number": p.Words.Number,
		"date": func(t time.Time) string { return p.Words.Date(t.In(zone)) },
	})
	if _, err := page.Parse(packetPage); err != nil {
		return err
	}
	if _, err := page.New("packet.css").Parse(packetStyle); err != nil {
		return err
	}
	return page.Execute(w, c.packet(p))
}

// A packetView is what the template of a packet sees.
type packetView struct {
	Packet
	Hub, Policy, Since string
	At                 time.Time
	Secret             bool      // something of it is not public yet
	Until              time.Time // when all of it is; zero: nobody knows
	Posts              []packetPost
	Gone               []packetGone
	Broken             []string
	Recorded           bool     // the hub takes answers from outside
	Commands           []string // by which they are recorded
	Unnamed            bool     // some of them name no team
}

// A packetGone is a post in a language that is no longer there.
type packetGone struct {
	ID, Lang, Dir, Title string
	Live                 bool
}

func (c *Comparison) packet(p Packet) packetView {
	v := packetView{
		Packet: p, Hub: c.hub.Settings.Title.In(p.Words.Lang, c.hub.Settings.Languages), Policy: packetPolicy(), Since: c.since, At: c.at,
		Broken: c.broken, Recorded: slices.Contains(c.hub.Settings.Approvals.Sources, config.FromAttestations),
	}
	if p.Commit != "" {
		v.Commands = append(v.Commands, "git switch --detach "+p.Commit)
	}
	maker := packetMaker{c, p.Words, map[[32]byte]string{}}
	for _, ch := range c.changes {
		if ch.now == nil {
			v.Gone = append(v.Gone, goneOf(ch.before))
			continue
		}
		post := maker.post(len(v.Posts)+1, ch)
		v.Posts, v.Commands = append(v.Posts, post), append(v.Commands, maker.command(post))
		v.Unnamed = v.Unnamed || len(post.Teams) != 1
	}
	v.Secret, v.Until = c.secret()
	return v
}

func goneOf(s *Sheet) packetGone {
	e := s.edition
	return packetGone{s.post.ID, e.Lang, lang.Direction(e.Lang), markdown.Visible(e.Title), s.state == content.Live}
}

// secret reports whether something that is shown is not public yet, and when all of it
// will be, if every post says.
func (c *Comparison) secret() (secret bool, until time.Time) {
	known := true
	for _, s := range c.Sheets() {
		if s.state != content.Draft && s.state != content.Embargoed {
			continue
		}
		secret = true
		known = known && s.post.Publish.After(c.at)
		if s.post.Publish.After(until) {
			until = s.post.Publish
		}
	}
	if !known {
		until = time.Time{}
	}
	return secret, until
}
