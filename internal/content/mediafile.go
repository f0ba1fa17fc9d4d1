package content

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/images"
)

// A mediaType is a kind of file that can go with a post, known by its ending. What is
// in the file must begin as such files do.
type mediaType struct {
	ending string
	kind   MediaKind
	mime   string
	start  string // of the file, from offset on; of an image nothing: package images knows
	offset int
}

// mediaTypes are all. SVG is not among them: it can hold scripts.
var mediaTypes = []mediaType{
	{".jpg", MediaImage, "image/jpeg", "", 0},
	{".jpeg", MediaImage, "image/jpeg", "", 0},
	{".png", MediaImage, "image/png", "", 0},
	{".gif", MediaImage, "image/gif", "", 0},
	{".webp", MediaImage, "image/webp", "", 0},
	{".mp4", MediaVideo, "video/mp4", "ftyp", 4},
	{".webm", MediaVideo, "video/webm", "\x1aE\xdf\xa3", 0},
	{".pdf", MediaDocument, "application/pdf", "%PDF-", 0},
	{".vtt", mediaCaptions, "text/vtt", "WEBVTT", 0},
}

// maxMedia is how long a file of a kind may be, in bytes. GitHub takes no file above
// 100 MiB.
var maxMedia = map[MediaKind]int64{
	MediaImage: 32 << 20, MediaVideo: 100 << 20, MediaDocument: 100 << 20, mediaCaptions: 1 << 20,
}

// typeOf is what a file's name says it is.
func typeOf(name string) (mediaType, bool) {
	ending := strings.ToLower(path.Ext(name))
	at := slices.IndexFunc(mediaTypes, func(t mediaType) bool { return t.ending == ending })
	if at < 0 {
		return mediaType{}, false
	}
	return mediaTypes[at], true
}

// endings names those of some kinds.
func endings(kinds ...MediaKind) string {
	var list []string
	for _, t := range mediaTypes {
		if slices.Contains(kinds, t.kind) {
			list = append(list, t.ending)
		}
	}
	if last := len(list) - 1; last > 0 {
		return strings.Join(list[:last], ", ") + " or " + list[last]
	}
	return list[0]
}

// A mediaError says what is wrong with a file that a post names.
type mediaError struct{ message, cure string }

func mediaErrorf(cure, format string, values ...any) *mediaError {
	return &mediaError{fmt.Sprintf(format, values...), cure}
}

// stored reads a file that a post names. Only what the walk saw as a regular file is
// opened: no link, and nothing outside the folders of content.
func (r *reader) stored(name, written string, kinds []MediaKind) (MediaKind, Stored, *mediaError) {
	entry, found := r.content.entries[name]
	t, known := typeOf(name)
	switch {
	case written == "":
		return "", Stored{}, mediaErrorf("write file: NAME, or url: ADDRESS", "there is no file")
	case path.IsAbs(written) || !found:
		return t.kind, Stored{}, mediaErrorf("put it into the post's folder, or correct its name", "there is no file %q beside the post", written)
	case !entry.Type().IsRegular():
		return t.kind, Stored{}, mediaErrorf("", "found %s at %q, want a file", describe(entry.Type()), written)
	case strings.EqualFold(path.Ext(name), ".svg"):
		return "", Stored{}, mediaErrorf("export it as PNG", "%q is an SVG drawing, which can hold scripts and which networks do not take", written)
	case !known || !slices.Contains(kinds, t.kind):
		return t.kind, Stored{}, mediaErrorf("", "%q can't be shown here, want %s", written, endings(kinds...))
	}
	if info, err := entry.Info(); err == nil && info.Size() > maxMedia[t.kind] {
		return t.kind, Stored{}, mediaErrorf("make it smaller, or name it by url and sha256",
			"%q has %d bytes, want at most %d", written, info.Size(), maxMedia[t.kind])
	}
	if known, ok := r.Cache.lookup(name, entry); ok && known.media != nil {
		return t.kind, *known.media, nil
	}
	s, err := r.readMedia(name, written, t)
	return t.kind, s, err
}

func (r *reader) readMedia(name, written string, t mediaType) (Stored, *mediaError) {
	read := r.readOther
	if t.kind == MediaImage {
		read = r.readImage
	}
	s, info, err := read(name, t)
	if refusal, ok := errors.AsType[*images.Refusal](err); ok {
		return Stored{}, mediaErrorf(refusal.Cure, "%q can't be shown: %s", written, refusal.Reason)
	}
	if err != nil {
		return Stored{}, mediaErrorf("", "%q can't be shown: %v", written, err)
	}
	r.Cache.keep(name, info, cached{media: &s})
	return s, nil
}

func (r *reader) readImage(name string, t mediaType) (Stored, fs.FileInfo, error) {
	data, info, err := readFile(r.fsys, name, maxMedia[MediaImage])
	if err != nil {
		return Stored{}, nil, err
	}
	s := Stored{Digest: sha256.Sum256(data), Size: int64(len(data))}
	s.Info, err = images.Inspect(data)
	if err == nil && s.Type != t.mime {
		err = misnamed(s.Type)
	}
	return s, info, err
}

var errLocated = &images.Refusal{Reason: "it tells where it was recorded", Cure: "export it again without its location"}

func misnamed(mime string) error {
	is := func(t mediaType) bool { return t.mime == mime }
	return &images.Refusal{Reason: "it is " + mime, Cure: "give it the ending " + mediaTypes[slices.IndexFunc(mediaTypes, is)].ending}
}

// readOther reads a file piece by piece: it may be long.
func (r *reader) readOther(name string, t mediaType) (Stored, fs.FileInfo, error) {
	f, info, err := openFile(r.fsys, name, maxMedia[t.kind])
	if err != nil {
		return Stored{}, nil, err
	}
	defer f.Close()
	start := make([]byte, 16)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return Stored{}, nil, fmt.Errorf("read file: %w", err)
	}
	start = start[:n]
	if !begins(start, t) {
		return Stored{}, nil, &images.Refusal{
			Reason: fmt.Sprintf("it does not begin as %s does", t.mime), Cure: "export it again, or correct the ending of its name",
		}
	}
	sum, where := sha256.New(), new(locator)
	if _, err := io.Copy(io.MultiWriter(sum, where), io.MultiReader(bytes.NewReader(start), f)); err != nil {
		return Stored{}, nil, fmt.Errorf("read file: %w", err)
	}
	if where.found {
		return Stored{}, nil, errLocated
	}
	return Stored{Digest: [32]byte(sum.Sum(nil)), Size: info.Size(), Info: images.Info{Type: t.mime}}, info, nil
}

// begins reports whether a file begins as those of a type do; text may have a mark
// before it.
func begins(start []byte, t mediaType) bool {
	if t.kind == mediaCaptions {
		start = bytes.TrimPrefix(start, []byte(bom))
	}
	return bytes.HasPrefix(start[min(t.offset, len(start)):], []byte(t.start))
}
