package content

import (
	"crypto/sha256"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
)

// Media is an image that goes with a post.
type Media struct {
	File   string // as written, relative to the post's folder
	Path   string // relative to the hub
	Alt    string
	Rights Rights
	Digest [32]byte // SHA-256 of the file
	Size   int64    // bytes
}

// Rights say why an image may be used.
type Rights struct {
	Source string
	People []string
	Until  time.Time // the first moment it may not
}

// imageTypes are what networks take. SVG is not among them: it can hold scripts.
var imageTypes = []string{".jpg", ".jpeg", ".png", ".gif", ".webp"}

const maxImage = 32 << 20 // bytes

// a mediaFile is what is known of an image's bytes.
type mediaFile struct {
	digest [32]byte
	size   int64
}

func (r *reader) media(e *Edition, written *[]mediaMatter) ([]Media, problem.List) {
	if written == nil {
		return nil, nil
	}
	media := make([]Media, len(*written))
	var list problem.List
	for i, w := range *written {
		name := path.Join(path.Dir(e.Source.Path), w.File)
		f, err := r.image(name, w.File)
		if err != nil && e.inherited["media"] == nil {
			list = append(list, problem.Errorf(e.At("media", i, "file"), ruleMedia, "%v", err))
		}
		media[i] = Media{
			File: w.File, Path: name, Alt: strings.TrimSpace(w.Alt), Digest: f.digest, Size: f.size,
			Rights: Rights{w.Rights.Source, w.Rights.People, w.Rights.Until.end(r.Zone)},
		}
	}
	return media, list
}

// image reads a file that a post names. Only what the walk saw as a regular file is
// opened: no link, and nothing outside the folders of content.
func (r *reader) image(name, written string) (mediaFile, error) {
	entry, found := r.content.entries[name]
	switch {
	case written == "":
		return mediaFile{}, fmt.Errorf("the image has no file")
	case path.IsAbs(written) || !found:
		return mediaFile{}, fmt.Errorf("there is no image %q beside the post", written)
	case !entry.Type().IsRegular():
		return mediaFile{}, fmt.Errorf("found %s at %q, want a file", describe(entry.Type()), written)
	case !slices.Contains(imageTypes, strings.ToLower(path.Ext(name))):
		return mediaFile{}, fmt.Errorf("%q is no image a network takes, want jpg, jpeg, png, gif or webp", written)
	}
	if known, ok := r.Cache.lookup(name, entry); ok && known.media != nil {
		return *known.media, nil
	}
	return r.readImage(name)
}

func (r *reader) readImage(name string) (mediaFile, error) {
	data, info, err := readFile(r.fsys, name, maxImage)
	if err != nil {
		return mediaFile{}, err
	}
	f := mediaFile{sha256.Sum256(data), int64(len(data))}
	r.Cache.keep(name, info, cached{media: &f})
	return f, nil
}
