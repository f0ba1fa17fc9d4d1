package preview

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/images"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/markdown"
	"github.com/portevoix/portevoix/internal/site"
)

// A packetMedium is a picture, a video or a document that goes with a post.
type packetMedium struct {
	packetFile
	Kind      string
	Elsewhere bool
	Alt       []packetPart
	Lang, Dir string // of Alt
	New       bool
	Source    string
	Release   string // of those who are pictured
	People    string
	Until     string
	Poster    *packetFile
	Captions  []packetCaption
}

// A packetFile is a file by what is in it, and how it looks if it is a picture.
type packetFile struct {
	Name          string
	Size          int
	Unit          string // of Size; "": the file stands elsewhere
	Width, Height int
	Animated      bool
	Digest        string
	Picture       *packetPicture
	Shown         string // where the same picture stands already
}

// A packetCaption is what a video says, in a language.
type packetCaption struct {
	Lang string
	packetFile
}

// A packetPicture is the bytes of one.
type packetPicture struct {
	Anchor, Type, Base64 string
	Width, Height        int
}

// media are those of a post, and the names of those that are gone.
func (m packetMaker) media(anchor string, base, now *Sheet) (media []packetMedium, gone []string) {
	var before []content.Media
	if base != nil {
		before = base.edition.Media
	}
	for i := range now.edition.Media {
		medium := &now.edition.Media[i]
		media = append(media, m.medium(anchor, now, medium, base != nil, find(before, medium.Digest)))
	}
	for i := range before {
		if find(now.edition.Media, before[i].Digest) == nil {
			gone = append(gone, markdown.Visible(before[i].Name()))
		}
	}
	return media, gone
}

// find is the medium that has the same bytes; nil: there is none.
func find(media []content.Media, digest [32]byte) *content.Media {
	at := slices.IndexFunc(media, func(m content.Media) bool { return m.Digest == digest })
	if at < 0 {
		return nil
	}
	return &media[at]
}

func (m packetMaker) medium(anchor string, s *Sheet, now *content.Media, compared bool, was *content.Media) packetMedium {
	v := packetMedium{
		packetFile: m.file(anchor, now.Stored, now.Kind == content.MediaImage && now.URL == ""),
		Kind:       string(now.Kind), Elsewhere: now.URL != "", New: compared && was == nil, Lang: s.mediaLang(),
		Source: markdown.Visible(now.Rights.Source), Release: markdown.Visible(now.Rights.Release), People: markdown.Visible(strings.Join(now.Rights.People, ", ")),
		Until: m.last(now.Rights.Until), Alt: packetParts(now.Alt, now.Alt),
	}
	v.Name, v.Dir = markdown.Visible(now.Name()), lang.Direction(v.Lang)
	if was != nil {
		v.Alt = packetParts(was.Alt, now.Alt)
	}
	if now.Poster != nil {
		poster := m.file(anchor, *now.Poster, true)
		v.Poster = &poster
	}
	for _, c := range now.Captions {
		v.Captions = append(v.Captions, packetCaption{c.Lang, m.file(anchor, c.Stored, false)})
	}
	return v
}

// mediaLang is the language that alternative texts are written in: those of the original
// may stand for all.
func (s *Sheet) mediaLang() string {
	if s.edition.At("media").File == s.edition.Source.Path {
		return s.edition.Lang
	}
	return s.post.Original().Lang
}

func (m packetMaker) file(anchor string, f content.Stored, picture bool) packetFile {
	v := packetFile{
		Name: markdown.Visible(f.File), Width: f.Width, Height: f.Height, Animated: f.Animated, Digest: hex.EncodeToString(f.Digest[:]),
	}
	if f.Path != "" {
		v.Size, v.Unit = site.FileSize(f.Size)
	}
	if !picture {
		return v
	}
	if shown, ok := m.shown[f.Digest]; ok {
		v.Shown = shown
		return v
	}
	v.Picture = m.picture(f)
	if v.Picture != nil {
		v.Picture.Anchor = anchor + "-" + v.Digest[:12]
		m.shown[f.Digest] = v.Picture.Anchor
	}
	return v
}

// pictureWidth is as many pixels as a page of paper shows well.
const pictureWidth = 1000

// picture is a smaller version of a file that tells nothing besides; nil: it is not what
// was read, or no picture. check tells of it.
func (m packetMaker) picture(f content.Stored) *packetPicture {
	data, err := fs.ReadFile(m.hub.Files, f.Path)
	if err != nil || sha256.Sum256(data) != f.Digest {
		return nil
	}
	small, info, err := images.Make(data, images.Variant{Width: pictureWidth})
	if err != nil {
		return nil
	}
	return &packetPicture{
		Type: info.Type, Base64: base64.StdEncoding.EncodeToString(small), Width: info.Width, Height: info.Height,
	}
}
