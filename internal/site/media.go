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

// media plans the files of the posts that are offered: images without what cameras
// write into them, in several sizes and shapes, and everything else as it is. What
// stands elsewhere is only linked to.
func media(p *planner) {
	m := mediaPlanner{p, map[string]bool{}}
	for _, post := range p.offered {
		for _, edition := range post.Editions {
			for _, medium := range edition.Media {
				m.medium(medium)
			}
		}
	}
}

// A mediaPlanner plans each file once.
type mediaPlanner struct {
	*planner
	planned map[string]bool // by path
}

func (p mediaPlanner) medium(m content.Media) {
	switch {
	case m.URL != "":
	case m.Kind == content.MediaImage:
		p.image(m.Stored, append(narrower(m.Stored), crops(m)...))
	default:
		p.once(share.MediaPath(m.Stored), storedInput{p.Files, m.Stored})
	}
	if m.Poster != nil {
		versions := narrower(*m.Poster)
		if shown, ok := pictured(m); ok {
			versions = append(versions, cropped(shown, wide))
		}
		p.image(*m.Poster, versions)
	}
	for _, c := range m.Captions {
		p.once(share.MediaPath(c.Stored), storedInput{p.Files, c.Stored})
	}
}

func (p mediaPlanner) image(f content.Stored, versions []version) {
	p.once(share.MediaPath(f), wholeInput{p.Files, p.options.Cache, f})
	for _, v := range versions {
		p.once(v.path(f), versionInput{p.Files, p.options.Cache, f, v.Variant})
	}
}

func (p mediaPlanner) once(path string, in Input) {
	if !p.planned[path] {
		p.planned[path] = true
		p.add(path, "", nil, in)
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
