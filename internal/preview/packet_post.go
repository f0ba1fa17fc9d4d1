package preview

import (
	"fmt"
	"strings"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/share"
)

// A packetMaker makes what a packet says of each post.
type packetMaker struct {
	*Comparison
	words *lang.Catalogue
	shown map[[32]byte]string // pictures, by where they stand
}

// A packetPost is a post in a language.
type packetPost struct {
	Anchor, ID, Lang, Dir string
	Language              string // its name for itself
	Title                 string
	State                 string
	Became                string // new, changed, around: by something other than its file; "": not compared
	Approved              *packetApproval
	Unapproved            bool // it has to be, and no version of it was
	Freezes               []packetFreeze
	Reason                string // why it was taken back
	ReasonLang            string
	From, Until           []packetPart // none: at once, for ever
	Edit                  string
	Card                  []string
	Rows                  []packetRow
	Media                 []packetMedium
	MediaGone             []string
	Texts                 []packetText
	TextsGone             []string
	Claims                []packetClaim
	ClaimsGone            []string
	Briefing              []packetPart
	Teams                 []config.ApprovalRule
	Answers               []packetAnswer
	Digest, Reference     string
}

func (m packetMaker) post(number int, ch change) packetPost {
	s, base := ch.now, ch.base()
	p, e := s.post, s.edition
	v := packetPost{
		Anchor: fmt.Sprintf("post-%d", number), ID: p.ID, Lang: e.Lang, Dir: lang.Direction(e.Lang), Language: m.named(e.Lang),
		Title: markdown.Visible(e.Title), State: s.state.String(), Became: m.became(ch), Edit: string(p.Edit), Card: s.card(),
		From:  compared(base, s, func(s *Sheet) string { return m.moment(s.post.Publish) }),
		Until: compared(base, s, func(s *Sheet) string { return m.last(s.post.End()) }),
		Rows:  m.rows(base, s), Freezes: m.freezes(s),
		Teams:  m.hub.Settings.ApprovalRules(e.Lang, p.Entity, p.Topics, []string{e.Source.Path}),
		Digest: approvals.Digest(m.hub.Settings, m.hub.Library, p, e.Lang),
	}
	if p.Withdrawn != nil {
		v.Reason, v.ReasonLang = p.Reason(e.Lang)
	}
	v.Reference = p.ID + "." + e.Lang + " " + v.Digest[:min(12, len(v.Digest))]
	v.Approved, v.Unapproved = m.approval(ch.approved), ch.approved == nil && m.require
	v.Media, v.MediaGone = m.media(v.Anchor, base, s)
	v.Texts, v.TextsGone = packetTexts(ch)
	v.Claims, v.ClaimsGone = m.claims(base, s)
	if m.hub.Settings.Approvals.Covers == "file" {
		v.Briefing = compared(base, s, func(s *Sheet) string { return string(unixLines(s.edition.Body)) })
	}
	v.Answers = m.answers(s)
	return v
}

// named is a language's own name for itself, if the hub has words in it.
func (m packetMaker) named(code string) string {
	if words, ok := m.hub.Words[code]; ok {
		return words.Name()
	}
	return code
}

func (m packetMaker) became(ch change) string {
	switch {
	case m.since == "":
		return ""
	case ch.before == nil:
		return "new"
	case ch.rewritten():
		return "changed"
	}
	return "around"
}

// A packetRow is something that a post says of itself.
type packetRow struct {
	Name  string
	Own   bool // in the language of the post
	Value []packetPart
}

func (m packetMaker) rows(base, now *Sheet) []packetRow {
	var list []packetRow
	add := func(name string, own bool, of func(*Sheet) string) {
		if value := compared(base, now, of); len(value) > 0 {
			list = append(list, packetRow{name, own, value})
		}
	}
	if base != nil && base.edition.Title != now.edition.Title {
		add("title", true, func(s *Sheet) string { return s.edition.Title })
	}
	add("summary", true, func(s *Sheet) string { return s.edition.Summary })
	add("link", false, func(s *Sheet) string { return s.edition.Link })
	add("hashtags", true, func(s *Sheet) string { return hashtags(s.handed.Hashtags) })
	if n := len(list); n > 0 && list[n-1].Name == "hashtags" {
		list[n-1].Value = words(list[n-1].Value)
	}
	add("long", true, func(s *Sheet) string { return s.discloses().Long })
	add("short", true, func(s *Sheet) string { return s.discloses().Short })
	add("entity", false, m.entity)
	add("starters", true, func(s *Sheet) string { return strings.Join(s.edition.Starters, "\n") })
	return list
}

// discloses is what colleagues add to say whom they work for.
func (s *Sheet) discloses() share.CanonicalDisclosure {
	if s.handed.Disclosure == nil {
		return share.CanonicalDisclosure{}
	}
	return *s.handed.Disclosure
}

func hashtags(tags []string) string {
	var list []string
	for _, tag := range tags {
		list = append(list, "#"+tag)
	}
	return strings.Join(list, " ")
}

// words are parts cut at spaces, so that a browser can set each in its own direction.
func words(parts []packetPart) []packetPart {
	var list []packetPart
	for _, p := range parts {
		for word := range strings.FieldsSeq(p.Text) {
			list = append(list, packetPart{word, p.New, p.Gone})
		}
	}
	return list
}

func (m packetMaker) entity(s *Sheet) string {
	e, _ := m.hub.Settings.Entity(s.post.Entity)
	return e.Name.In(m.words.Lang, m.hub.Settings.Languages)
}

// A packetFreeze says that a post is not to be shared for now.
type packetFreeze struct {
	Reason, Until string
	Networks      []string // none: all
}

func (m packetMaker) freezes(s *Sheet) []packetFreeze {
	var list []packetFreeze
	for _, f := range s.freezes {
		v := packetFreeze{Reason: f.Reason.In(m.words.Lang, m.hub.Settings.Languages), Until: m.last(f.Until)}
		if len(f.Networks) > 0 {
			v.Networks = s.stopped(f)
		}
		list = append(list, v)
	}
	return list
}

// A packetApproval is what is known of a version that was approved.
type packetApproval struct {
	Teams, On, Until string
	Pull             int
	Same, Over       bool
}

func (m packetMaker) approval(v *version) *packetApproval {
	if v == nil {
		return nil
	}
	return &packetApproval{
		Teams: strings.Join(v.Teams(), ", "), On: m.words.Date(v.At.In(m.hub.Settings.Zone)), Until: m.last(v.Entry.Until),
		Pull: v.Pull, Same: v.Same, Over: v.Over,
	}
}

// A packetAnswer is what somebody outside said of a version, as it was recorded.
type packetAnswer struct {
	approvals.Attestation
	On, Last string
	Current  bool // on the version that is shown
}

func (m packetMaker) answers(s *Sheet) []packetAnswer {
	var list []packetAnswer
	for _, a := range m.record.Answered(s.post, s.edition.Lang) {
		list = append(list, packetAnswer{
			Attestation: a, On: m.words.Date(a.At.In(m.hub.Settings.Zone)), Last: m.last(a.Until),
			Current: a.Is(m.hub.Settings, m.hub.Library, s.post),
		})
	}
	return list
}

// command records an answer. Ids and languages hold nothing that a shell would read.
func (m packetMaker) command(v packetPost) string {
	team := "TEAM"
	if len(v.Teams) == 1 {
		team = v.Teams[0].Team
	}
	return "portevoix approvals record --post " + v.ID + " --lang " + v.Lang + " --team " + team +
		" --by ADDRESS --decision approve --evidence answer.eml"
}
