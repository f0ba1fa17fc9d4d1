package site

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/images"
	"github.com/portevoix/portevoix/internal/share"
)

// A version is a picture that is made of an image.
type version struct {
	images.Variant
	name string // in its path: 960, wide
}

// widths are those in which a browser can have an image.
var widths = []int{480, 960, 1600}

// The size of the crop that networks show large beside a link, in pixels.
const (
	WideWidth  = 1200
	WideHeight = 628
)

// The shapes in which networks show images: beside a link, in a profile, as a story.
var (
	wide   = version{images.Variant{Width: WideWidth, Height: WideHeight}, "wide"}
	square = version{images.Variant{Width: 1080, Height: 1080}, "square"}
	tall   = version{images.Variant{Width: 1080, Height: 1920}, "tall"}
)

// light is the size of a file that needs no narrower versions, in bytes. Those of a
// drawing, which is small for its width, would be larger than itself.
const light = 100_000

// narrower are the versions of an image for small screens. What moves, or is light, is
// shown as it is.
func narrower(f content.Stored) []version {
	var list []version
	for _, w := range widths {
		if w < f.Width && f.Size > light && !f.Animated {
			list = append(list, version{images.Variant{Width: w}, fmt.Sprint(w)})
		}
	}
	return list
}

// crops are the shapes of an image that networks ask for.
func crops(m content.Media) []version {
	return []version{cropped(m, wide), cropped(m, square), cropped(m, tall)}
}

// cropped is a shape of an image. Its focus stands in the name, in hundredths, where it
// is not the middle: the same file may be cropped in two ways by two posts.
func cropped(m content.Media, shape version) version {
	hundredths := func(f float64) int { return int(math.Round(f * 100)) }
	x, y := hundredths(m.Focus[0]), hundredths(m.Focus[1])
	shape.Focus = [2]float64{float64(x) / 100, float64(y) / 100}
	if x != 50 || y != 50 {
		shape.name += fmt.Sprintf("-%d-%d", x, y)
	}
	return shape
}

// path is where a site has a version of an image, below its base.
func (v version) path(f content.Stored) string {
	ext := ".jpg"
	if v.Of(f.Info).Type == "image/png" {
		ext = ".png"
	}
	return share.VersionPath(f, v.name, ext)
}

// media are the pictures, videos and documents of the post's page.
func (in postInput) media() []Medium {
	var list []Medium
	for i := range in.e.Media {
		m := &in.e.Media[i]
		switch {
		case m.URL != "", m.Kind == content.MediaDocument:
			list = append(list, Medium{File: in.fileView(m)})
		case m.Kind == content.MediaVideo:
			list = append(list, Medium{Video: in.video(m)})
		default:
			p := in.picture(m.Stored, in.said(m.Alt))
			p.Downloads, p.First = in.downloads(m, i), i == 0
			list = append(list, Medium{Picture: p})
		}
	}
	return list
}

// picture is an image in all its widths. An image wider than the widest of them is not
// among these: it may be many times larger.
func (l *locale) picture(f content.Stored, alt Text) *Picture {
	p := &Picture{Src: l.settings.Href(share.MediaPath(f)), Alt: alt, Width: f.Width, Height: f.Height}
	versions := narrower(f)
	if len(versions) == 0 {
		return p
	}
	var set []string
	for _, v := range versions {
		set = append(set, fmt.Sprintf("%s %dw", l.settings.Href(v.path(f)), v.Width))
	}
	if f.Width <= slices.Max(widths) {
		set = append(set, fmt.Sprintf("%s %dw", p.Src, f.Width))
	}
	p.Src, p.Srcset = l.settings.Href(versions[min(1, len(versions)-1)].path(f)), strings.Join(set, ", ")
	return p
}

// downloads are a picture as networks want it, named after the post.
func (in postInput) downloads(m *content.Media, i int) []Download {
	name := in.card.post.ID
	if i > 0 {
		name += fmt.Sprintf("-%d", i+1)
	}
	download := func(shape, to string) Download {
		return Download{Shape: shape, Href: in.settings.Href(to), Name: name + "-" + shape + path.Ext(to)}
	}
	list := []Download{download("whole", share.MediaPath(m.Stored))}
	for _, shape := range []version{wide, square, tall} {
		list = append(list, download(shape.name, cropped(*m, shape).path(m.Stored)))
	}
	return list
}

func (in postInput) video(m *content.Media) *Video {
	v := &Video{Src: in.settings.Href(share.MediaPath(m.Stored)), Type: m.Type, Name: in.said(m.Alt)}
	if m.Poster != nil {
		poster := in.picture(*m.Poster, Text{})
		v.Poster, v.Width, v.Height = poster.Src, poster.Width, poster.Height
	}
	v.Captions = in.captions(m)
	return v
}

func (in postInput) captions(m *content.Media) []Captions {
	var list []Captions
	for _, c := range m.Captions {
		list = append(list, Captions{
			Src: in.settings.Href(share.MediaPath(c.Stored)), Lang: c.Lang, Name: in.languageName(c.Lang), Default: c.Lang == in.lang,
		})
	}
	return list
}

// languageName is what the hub calls a language of its own, else its code.
func (l *locale) languageName(code string) string {
	for _, other := range l.all {
		if other.lang == code {
			return other.words.Name()
		}
	}
	return code
}

func (in postInput) fileView(m *content.Media) *File {
	f := &File{Kind: string(m.Kind), Captions: in.captions(m)}
	name := m.File
	if u, err := url.Parse(m.URL); m.URL != "" && err == nil {
		f.Href, f.Host, name = m.URL, u.Host, u.Path
	} else {
		f.Href = in.settings.Href(share.MediaPath(m.Stored))
		f.Size, f.Unit = FileSize(m.Size)
	}
	f.Ending = strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
	f.Name = in.said(cmp.Or(m.Alt, path.Base(name)))
	if m.Poster != nil {
		f.Poster = in.picture(*m.Poster, Text{})
	}
	return f
}

// said is what a writer says of a medium, in the language of the file that it stands in:
// it may be the original's.
func (in postInput) said(words string) Text {
	if in.e.At("media").File == in.e.Source.Path {
		return in.text(words, in.e.Lang)
	}
	return in.text(words, in.card.post.Original().Lang)
}

// FileSize is a number of bytes as people say it, rounded up.
func FileSize(bytes int64) (n int, unit string) {
	const kB, MB = 1000, 1000 * 1000
	if bytes < MB {
		return int((bytes + kB - 1) / kB), "kB"
	}
	return int((bytes + MB - 1) / MB), "MB"
}
