package share

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
)

// schema is the version of the canonical form. A form once approved never changes:
// a new version is a new type beside this one.
const schema = 1

// A Canonical is what an approval is for, schema 1. Its fields stand in the order of
// their keys, as in RFC 8785.
type Canonical struct {
	Briefing   *string              `json:"briefing,omitempty"` // nil: not covered
	Disclosure *CanonicalDisclosure `json:"disclosure"`         // null: none
	Edit       string               `json:"edit"`
	Expires    string               `json:"expires"` // RFC 3339 in UTC; "": never
	Hashtags   []string             `json:"hashtags"`
	Lang       string               `json:"lang"`
	Link       string               `json:"link"` // without tags
	Media      []CanonicalMedia     `json:"media"`
	Post       string               `json:"post"`
	Publish    string               `json:"publish"` // RFC 3339 in UTC; "": at once
	Texts      []CanonicalText      `json:"texts"`
	Title      string               `json:"title"`
	V          int                  `json:"v"`
}

// A CanonicalDisclosure is a disclosure as resolved.
type CanonicalDisclosure struct {
	Long  string `json:"long"`
	Short string `json:"short"`
}

// A CanonicalMedia is a file of the hub, or what stands at an address.
type CanonicalMedia struct {
	Alt    string `json:"alt"`
	Lang   string `json:"lang,omitempty"` // of captions
	Role   Role   `json:"role,omitempty"`
	SHA256 string `json:"sha256"`
	URL    string `json:"url,omitempty"` // "": a file of the hub
}

// A Role is what a file does for the medium before it; "" is a medium itself.
type Role string

// All roles.
const (
	Poster   Role = "poster"
	Captions Role = "captions"
)

// A CanonicalText is one text.
type CanonicalText struct {
	Name     string   `json:"name"`
	Networks []string `json:"networks"` // keys of share in the file, sorted; any is one
	Text     string   `json:"text"`
}

// Digest returns what an approval of a post in a language is bound to: SHA-256 of its
// canonical form, and the form itself. The form is JSON as RFC 8785 writes it: keys
// sorted, no white space, no needless escapes, strings as they are in the file.
//
// In it are title, link, media by content and address with their alternative text, each
// before its poster and its captions by language, hashtags and disclosure as resolved,
// edit, texts with their names and networks, publish and expires. Tags, intents, limits,
// the networks a hub offers, status, briefing and paths are not, nor is the order of
// texts. Both results are zero where the post is not written in the language.
func Digest(s *config.Settings, l *content.Library, p *content.Post, lang string) (sum [32]byte, form []byte) {
	e, ok := p.In(lang)
	if !ok {
		return sum, nil
	}
	form = canonicalOf(s, l, p, e).Encode()
	return sha256.Sum256(form), form
}

// CanonicalOf returns what an approval of a post in a language is for; with its briefing,
// where that has to be approved as well. ok is false where the post is not written in
// the language.
func CanonicalOf(
	s *config.Settings, l *content.Library, p *content.Post, lang string, briefing bool,
) (c Canonical, ok bool) {
	e, ok := p.In(lang)
	if !ok {
		return Canonical{}, false
	}
	c = canonicalOf(s, l, p, e)
	if briefing {
		body := strings.ReplaceAll(string(e.Body), "\r\n", "\n")
		c.Briefing = &body
	}
	return c, true
}

// ParseCanonical reads what Encode wrote: a form that is written in any other way is an
// error, so that equal forms have equal bytes.
func ParseCanonical(form []byte) (Canonical, error) {
	var c Canonical
	if err := json.Unmarshal(form, &c); err != nil {
		return Canonical{}, fmt.Errorf("read what was approved: %w", err)
	}
	if c.V != schema {
		return Canonical{}, fmt.Errorf("read what was approved: schema %d is not %d, the one this program knows",
			c.V, schema)
	}
	if !bytes.Equal(c.Encode(), form) {
		return Canonical{}, errors.New("read what was approved: it is not in its canonical form")
	}
	return c, nil
}

func canonicalOf(s *config.Settings, l *content.Library, p *content.Post, e *content.Edition) Canonical {
	c := Canonical{
		V: schema, Post: p.ID, Lang: e.Lang, Title: e.Title, Link: e.Link, Edit: string(p.Edit),
		Hashtags: append([]string{}, hashtags(l, p, e)...), Media: []CanonicalMedia{}, Texts: texts(e),
		Publish: instant(p.Publish), Expires: instant(p.Expires),
	}
	if d := DisclosureOf(s, p, e); d.Long != "" {
		c.Disclosure = &CanonicalDisclosure{Long: d.Long, Short: d.Short}
	}
	for _, m := range e.Media {
		c.Media = append(c.Media, CanonicalOfMedia(m)...)
	}
	return c
}

// CanonicalOfMedia is a medium, and the files that are shown with it.
func CanonicalOfMedia(m content.Media) []CanonicalMedia {
	all := []CanonicalMedia{{Alt: m.Alt, SHA256: hex.EncodeToString(m.Digest[:]), URL: m.URL}}
	if m.Poster != nil {
		all = append(all, CanonicalMedia{Role: Poster, SHA256: hex.EncodeToString(m.Poster.Digest[:])})
	}
	for _, c := range m.Captions {
		all = append(all, CanonicalMedia{Lang: c.Lang, Role: Captions, SHA256: hex.EncodeToString(c.Digest[:])})
	}
	return all
}

// texts gathers the same text under several networks into one, in order of names.
func texts(e *content.Edition) []CanonicalText {
	all := []CanonicalText{}
	for network, list := range e.Share {
		for _, t := range list {
			same := func(c CanonicalText) bool { return c.Name == t.Name && c.Text == t.Body }
			if at := slices.IndexFunc(all, same); at >= 0 {
				all[at].Networks = append(all[at].Networks, network)
				continue
			}
			all = append(all, CanonicalText{Name: t.Name, Networks: []string{network}, Text: t.Body})
		}
	}
	for i := range all {
		slices.Sort(all[i].Networks)
	}
	slices.SortFunc(all, func(a, b CanonicalText) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Text, b.Text))
	})
	return all
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// Encode writes JSON with U+2028 and U+2029 as they are: package json escapes
// them, RFC 8785 does not.
func (c Canonical) Encode() []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(c) // strings and numbers into memory: there is nothing to fail
	return unescapeSeparators(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func unescapeSeparators(form []byte) []byte {
	out := make([]byte, 0, len(form))
	for i := 0; i < len(form); i++ {
		switch rest := form[i:]; {
		case bytes.HasPrefix(rest, []byte(`\u2028`)):
			out = append(out, "\u2028"...)
			i += len(`\u2028`) - 1
		case bytes.HasPrefix(rest, []byte(`\u2029`)):
			out = append(out, "\u2029"...)
			i += len(`\u2029`) - 1
		case form[i] == '\\':
			out = append(out, form[i], form[i+1])
			i++
		default:
			out = append(out, form[i])
		}
	}
	return out
}
