package site

import (
	"crypto/sha256"
	"fmt"
	"io/fs"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/images"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
)

// media plans the files of the posts that are offered, each once.
func media(p *planner) {
	planned := map[string]bool{}
	for _, post := range p.offered {
		for _, edition := range post.Editions {
			for _, medium := range edition.Media {
				for _, f := range MediaFiles(medium) {
					if !planned[f.Path] {
						planned[f.Path] = true
						p.add(f.Path, "", nil, f.input(p))
					}
				}
			}
		}
	}
}

// A MediaFile is what a site has of a file that goes with a post.
type MediaFile struct {
	Path    string
	of      content.Stored
	version *version // of an image; nil: the whole
}

// MediaFiles are all that a site has of a medium: images without what cameras write into
// them, in several sizes and shapes, and everything else as it is. What stands elsewhere
// is only linked to.
func MediaFiles(m content.Media) []MediaFile {
	var files []MediaFile
	for _, f := range m.Files() {
		files = append(files, MediaFile{Path: share.MediaPath(f), of: f})
	}
	made := func(f content.Stored, versions ...version) {
		for _, v := range versions {
			files = append(files, MediaFile{v.path(f), f, &v})
		}
	}
	if m.Kind == content.MediaImage && m.URL == "" {
		made(m.Stored, narrower(m.Stored)...)
		made(m.Stored, crops(m)...)
	}
	if m.Poster != nil {
		made(*m.Poster, narrower(*m.Poster)...)
		if shown, ok := pictured(m); ok {
			made(*m.Poster, cropped(shown, wide))
		}
	}
	return files
}

// Size is how many bytes the file has. That of a version, which is yet to be made, is
// estimated: as large a part of the original's as it has of its pixels.
func (f MediaFile) Size() int64 {
	if f.version == nil {
		return f.of.Size
	}
	made := f.version.Of(f.of.Info)
	return f.of.Size * int64(made.Width*made.Height) / int64(f.of.Width*f.of.Height)
}

func (f MediaFile) input(p *planner) Input {
	switch {
	case f.version != nil:
		return versionInput{p.Files, p.options.Cache, f.of, f.version.Variant}
	case f.of.Width > 0:
		return wholeInput{p.Files, p.options.Cache, f.of}
	default:
		return storedInput{p.Files, f.of}
	}
}

// storedInput is a file as it is.
type storedInput struct {
	files fs.FS
	file  content.Stored
}

func (in storedInput) Key(k *Key) { k.Digest(in.file.Digest) }

func (in storedInput) View() (any, error) {
	data, err := read(in.files, in.file)
	return Raw(data), err
}

func (in storedInput) origin() problem.Position  { return problem.Position{File: in.file.Path} }
func (in wholeInput) origin() problem.Position   { return problem.Position{File: in.file.Path} }
func (in versionInput) origin() problem.Position { return problem.Position{File: in.file.Path} }

// read reads a file that must be the one that was read with the hub.
func read(files fs.FS, f content.Stored) ([]byte, error) {
	data, err := fs.ReadFile(files, f.Path)
	if err == nil && sha256.Sum256(data) != f.Digest {
		err = fmt.Errorf("read %s: it changed while the hub was being read", f.Path)
	}
	return data, err
}

// wholeInput is an image without what it tells besides.
type wholeInput struct {
	files fs.FS
	cache Cache
	file  content.Stored
}

func (in wholeInput) Key(k *Key) {
	k.Text("whole")
	k.Digest(in.file.Digest)
	k.Int(images.Version)
}

func (in wholeInput) View() (any, error) {
	cache := in.cache
	if !in.file.Turned {
		cache = nil // nothing is decoded: stripping it is as fast as asking
	}
	return made(cache, in, func() ([]byte, error) {
		data, err := read(in.files, in.file)
		if err != nil {
			return nil, err
		}
		return images.Strip(data)
	})
}

// versionInput is a smaller or cropped version of an image.
type versionInput struct {
	files   fs.FS
	cache   Cache
	file    content.Stored
	variant images.Variant
}

func (in versionInput) Key(k *Key) {
	k.Text("version")
	k.Digest(in.file.Digest)
	k.Int(images.Version)
	k.Int(in.variant.Width)
	k.Int(in.variant.Height)
	k.Text(fmt.Sprint(in.variant.Focus))
}

func (in versionInput) View() (any, error) {
	return made(in.cache, in, func() ([]byte, error) {
		data, err := read(in.files, in.file)
		if err != nil {
			return nil, err
		}
		data, _, err = images.Make(data, in.variant)
		return data, err
	})
}

// made is a picture from the cache, else made and kept for the next time.
func made(cache Cache, in Input, make func() ([]byte, error)) (any, error) {
	if cache == nil {
		data, err := make()
		return Raw(data), err
	}
	k := newKey()
	in.Key(k)
	key := k.sum()
	if data, ok := cache.Get(key); ok {
		return Raw(data), nil
	}
	data, err := make()
	if err == nil {
		cache.Put(key, data)
	}
	return Raw(data), err
}
