package approvals

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/share"
)

// A snapshot is a hub as it stood at a commit.
type snapshot struct {
	files    fs.FS
	settings *config.Settings
	broken   bool // the settings have mistakes: nothing can be judged by them
	posts    []*content.Post
	all      []*content.Post // with those that have mistakes, and no more of these than can be told
	library  *content.Library
	forms    map[Key][]form // of each edition, first under its present id
}

// A form is what an approval of an edition is for, under one of the ids of its post.
type form struct {
	digest string
	bytes  []byte
}

func readSnapshot(files fs.FS) *snapshot {
	settings, problems := config.Read(files)
	s := &snapshot{files: files, settings: settings, broken: problems.HasErrors(), forms: map[Key][]form{}}
	s.library, _ = content.Read(files, content.Options{
		Languages: settings.Languages, Zone: settings.Zone, Networks: network.Names(network.All),
	})
	s.posts = s.library.Posts
	s.all = slices.Concat(s.posts, s.library.BrokenPosts(files, settings.Zone))
	for _, p := range s.posts {
		for _, e := range p.Editions {
			s.forms[Key{p.ID, e.Lang}] = formsOf(settings, s.library, p, e.Lang)
		}
	}
	return s
}

// formsOf are what an approval of an edition is for: under its id, and under those the
// post had before.
func formsOf(s *config.Settings, l *content.Library, p *content.Post, lang string) []form {
	c, ok := share.CanonicalOf(s, l, p, lang, s.Approvals.Covers == "file")
	if !ok {
		return nil
	}
	forms := make([]form, 0, 1+len(p.Aliases))
	for _, id := range idsOf(p) {
		c.Post = id
		forms = append(forms, newForm(c.Encode()))
	}
	return forms
}

func newForm(bytes []byte) form {
	sum := sha256.Sum256(bytes)
	return form{hex.EncodeToString(sum[:]), bytes}
}

// idsOf are the ids of a post, the present one first.
func idsOf(p *content.Post) []string {
	return append([]string{p.ID}, p.Aliases...)
}

// has reports whether any post has a digest in a language.
func (s *snapshot) has(ids []string, lang, digest string) bool {
	for _, id := range ids {
		for _, f := range s.forms[Key{id, lang}] {
			if f.digest == digest {
				return true
			}
		}
	}
	return false
}

// read reads an approved file.
func (s *snapshot) read(stored content.Stored) ([]byte, error) {
	data, err := fs.ReadFile(s.files, stored.Path)
	if err == nil && sha256.Sum256(data) != stored.Digest {
		err = fmt.Errorf("read %s: it is not what was approved", stored.Path)
	}
	return data, err
}
