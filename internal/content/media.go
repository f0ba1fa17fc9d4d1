package content

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/images"
	"github.com/portevoix/portevoix/internal/problem"
)

// Media is a picture, a video or a document that goes with a post: a file of the hub,
// or what stands at an address.
type Media struct {
	Kind     MediaKind
	Stored          // by address only Digest, as written, and Type are known
	URL      string // https; empty: a file of the hub
	Alt      string
	Rights   Rights
	Focus    [2]float64 // what a crop of an image keeps, from the left and from the top, 0 to 1
	Poster   *Stored    // image that stands for a video, a document or what is elsewhere; nil: none
	Captions []Caption  // of a video, in order of languages
}

// A Stored is a file of the hub that a post shows.
type Stored struct {
	File        string   // as written, relative to the post's folder
	Path        string   // relative to the hub
	Digest      [32]byte // SHA-256 of the file
	Size        int64    // bytes
	images.Info          // of a file that is no image Type alone
}

// A Caption is a file with what a video says, in a language, as WebVTT.
type Caption struct {
	Lang string
	Stored
}

// Rights say why an image may be used.
type Rights struct {
	Source  string
	People  []string
	Release string    // id of the form by which those who are pictured agreed; empty: none
	Until   time.Time // the first moment it may not
}

// MediaKind is what can go with a post.
type MediaKind string

const (
	MediaImage    MediaKind = "image"
	MediaVideo    MediaKind = "video"
	MediaDocument MediaKind = "document"
	mediaCaptions MediaKind = "captions"
)

// Name is how a writer knows it: the name of its file, or its address.
func (m *Media) Name() string { return cmp.Or(m.File, m.URL) }

// Files are all that the hub keeps of it: itself, unless it stands elsewhere, its poster
// and its captions.
func (m *Media) Files() []Stored {
	var all []Stored
	if m.URL == "" {
		all = append(all, m.Stored)
	}
	if m.Poster != nil {
		all = append(all, *m.Poster)
	}
	for _, c := range m.Captions {
		all = append(all, c.Stored)
	}
	return all
}

// Centre is the focus of an image that says nothing of it.
var Centre = [2]float64{0.5, 0.5}

// A mediaReader reads one item of media and gathers what is wrong with it.
type mediaReader struct {
	*reader
	e        *Edition
	item     int
	written  mediaMatter
	problems problem.List
}

func (r *reader) media(e *Edition, written *[]mediaMatter) ([]Media, problem.List) {
	if written == nil {
		return nil, nil
	}
	media := make([]Media, len(*written))
	var list problem.List
	for i, w := range *written {
		m := mediaReader{reader: r, e: e, item: i, written: w}
		media[i] = m.read()
		list = append(list, m.problems...)
	}
	if e.inherited["media"] != nil {
		return media, nil // they are the original's
	}
	return media, list
}

func (r *mediaReader) read() Media {
	w := r.written
	m := Media{
		Alt:    strings.TrimSpace(w.Alt),
		Rights: Rights{w.Rights.Source, w.Rights.People, w.Rights.Release, w.Rights.Until.End(r.Zone)},
	}
	switch {
	case w.URL == "":
		m.Kind, m.Stored = r.file(w.File, []MediaKind{MediaImage, MediaVideo, MediaDocument}, "file")
		if w.SHA256 != "" {
			r.wrong("sha256 goes with a url: of a file the hub finds it out", "remove it", "sha256")
		}
	case w.File != "":
		r.wrong("there is both a file and a url", "keep one of them", "url")
	default:
		r.elsewhere(&m)
	}
	if w.Rights.Release != "" && !releaseID.MatchString(w.Rights.Release) {
		r.wrong(fmt.Sprintf("%q is no id of a release form", w.Rights.Release),
			"write letters, digits, dots, hyphens and underscores, such as REL-2026-014", "rights", "release")
	}
	r.poster(&m)
	r.captions(&m)
	r.focus(&m)
	return m
}

// releaseID is a word that can be looked for.
var releaseID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$`)

// wrong notes a problem of the item, at a path below it.
func (r *mediaReader) wrong(message, cure string, at ...any) {
	p := problem.Errorf(r.e.At(append([]any{"media", r.item}, at...)...), ruleMedia, "%s", message)
	p.Cure = cure
	r.problems = append(r.problems, p)
}

// file reads a file of one of the kinds, which stands beside the post and is named at a
// path below the item.
func (r *mediaReader) file(written string, kinds []MediaKind, at ...any) (MediaKind, Stored) {
	name := path.Join(path.Dir(r.e.Source.Path), written)
	kind, s, err := r.stored(name, written, kinds)
	if err != nil {
		r.wrong(err.message, err.cure, at...)
	}
	s.File, s.Path = written, name
	return kind, s
}

// elsewhere is media by address: nobody asks there, so the address says what it is.
func (r *mediaReader) elsewhere(m *Media) {
	m.URL = r.written.URL
	u, err := url.Parse(m.URL)
	if err != nil || checkAddress(m.URL) != nil || u.Scheme != "https" {
		r.wrong(fmt.Sprintf("%q is no https address", m.URL), "write the whole address: https://…", "url")
		return
	}
	t, ok := typeOf(u.Path)
	if !ok || t.kind == mediaCaptions {
		r.wrong("the address does not say what it leads to, want one that ends in "+
			endings(MediaImage, MediaVideo, MediaDocument),
			"name the file itself, not the page that shows it", "url")
	}
	m.Kind, m.Type = t.kind, t.mime
	sum, err := hex.DecodeString(r.written.SHA256)
	if err != nil || len(sum) != len(m.Digest) {
		r.wrong("the url needs its SHA-256: 64 hexadecimal digits",
			"write what sha256sum prints for the file, so that what is shown is what was approved", "sha256")
		return
	}
	m.Digest = [32]byte(sum)
}

func (r *mediaReader) poster(m *Media) {
	switch {
	case r.written.Poster == "":
	case m.Kind == MediaImage && m.URL == "":
		r.wrong("an image needs no poster", "remove it", "poster")
	default:
		_, poster := r.file(r.written.Poster, []MediaKind{MediaImage}, "poster")
		m.Poster = &poster
	}
}

func (r *mediaReader) captions(m *Media) {
	if len(r.written.Captions) == 0 {
		return
	}
	if m.Kind != MediaVideo {
		r.wrong("captions go with a video", "remove them", "captions")
		return
	}
	for lang, written := range r.written.Captions {
		if !isLanguage(lang) {
			r.wrong(fmt.Sprintf("%q is no language", lang), "write its code, such as fr or pt-BR", "captions", lang)
		}
		_, s := r.file(written, []MediaKind{mediaCaptions}, "captions", lang)
		m.Captions = append(m.Captions, Caption{lang, s})
	}
	slices.SortFunc(m.Captions, func(a, b Caption) int { return cmp.Compare(a.Lang, b.Lang) })
}

// isLanguage reports whether a word has the shape of a code of BCP 47.
func isLanguage(code string) bool {
	for i, part := range strings.Split(code, "-") {
		if len(part) < 2 || len(part) > 8 || i == 0 && len(part) > 3 {
			return false
		}
		letters := strings.TrimFunc(part, func(c rune) bool { return i > 0 && c >= '0' && c <= '9' })
		if strings.ContainsFunc(letters, func(c rune) bool { return c|0x20 < 'a' || c|0x20 > 'z' }) {
			return false
		}
	}
	return true
}

func (r *mediaReader) focus(m *Media) {
	written := r.written.Focus
	if m.Kind == MediaImage && m.URL == "" {
		m.Focus = Centre
	}
	if written == nil {
		return
	}
	outside := func(f float64) bool { return !(f >= 0 && f <= 1) }
	switch {
	case m.Kind != MediaImage || m.URL != "":
		r.wrong("only an image of the hub is cropped", "remove focus", "focus")
	case len(written) != 2 || slices.ContainsFunc(written, outside):
		r.wrong("the focus is two numbers from 0 to 1: from the left, from the top",
			"write [0.5, 0.3], for instance", "focus")
	default:
		m.Focus = [2]float64(written)
	}
}
