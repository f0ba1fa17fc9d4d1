package content

import (
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
)

var posts = folder{"content/posts/", decode[postMatter]}

func readPosts(r *reader) []*Post {
	return resolve(r, r.groups(posts), r.newPost)
}

func (r *reader) newPost(g *group) (*Post, problem.List) {
	p := &Post{ID: g.id}
	m := merge{files: originalFirst(g.files), zone: r.Zone}
	m.neutral(p)
	var list problem.List
	for _, f := range g.files {
		e, problems := r.newEdition(f, m.files[0])
		p.Editions = append(p.Editions, e)
		list = append(list, problems...)
	}
	return p, list
}

func (r *reader) newEdition(f, original *file) (*Edition, problem.List) {
	m := f.post()
	e := &Edition{
		Document: f.document(m.Title, m.Summary),
		Starters: m.Starters, TranslatedFrom: m.TranslatedFrom,
		Reason: m.withdrawn().Reason, Answer: m.withdrawn().Answer,
	}
	list := append(f.checkHead(m.Title, m.Summary), r.checkTranslation(f)...)
	list = append(list, r.items(f)...)
	texts, problems := r.texts(f)
	e.Share, list = texts, append(list, problems...)
	if link := from(e, f, original, "link", func(m *postMatter) *string { return m.Link }); link != nil {
		e.Link = *link
	}
	e.Hashtags = mapped(from(e, f, original, "hashtags", func(m *postMatter) *[]string { return m.Hashtags }), hashtag)
	e.Actions = mapped(from(e, f, original, "actions", func(m *postMatter) *[]Action { return m.Actions }), same)
	claims := from(e, f, original, "claims", func(m *postMatter) *[]claimMatter { return m.Claims })
	e.Claims = mapped(claims, r.claim)
	media := from(e, f, original, "media", func(m *postMatter) *[]mediaMatter { return m.Media })
	e.Media, problems = r.media(e, media)
	return e, append(list, problems...)
}

// from returns a key's value from an edition's own file, else from the original's,
// and notes where it stands.
func from[T any](e *Edition, f, original *file, key string, get func(*postMatter) *T) *T {
	if own := get(f.post()); own != nil || f == original {
		return own
	}
	v := get(original.post())
	if v != nil {
		if e.inherited == nil {
			e.inherited = map[string]*Source{}
		}
		e.inherited[key] = original.source
	}
	return v
}

func mapped[A, B any](list *[]A, f func(A) B) []B {
	if list == nil {
		return nil
	}
	out := make([]B, len(*list))
	for i, v := range *list {
		out[i] = f(v)
	}
	return out
}

func same[T any](v T) T { return v }

func (r *reader) claim(c claimMatter) Claim {
	return Claim{c.Text, c.Evidence, c.Owner, c.Until.End(r.Zone)}
}

// hashtag drops the # that some write.
func hashtag(tag string) string { return strings.TrimLeft(strings.TrimSpace(tag), "# ") }

// checkTranslation wants a translation to come from another language of the hub.
func (r *reader) checkTranslation(f *file) problem.List {
	from := f.post().TranslatedFrom
	switch {
	case from == nil:
		return nil
	case from.Lang == f.lang:
		return problem.List{problem.Errorf(f.source.At("translated_from", "lang"), ruleFrontMatter,
			"the post in %q is translated from itself", f.lang)}
	case !slices.Contains(r.Languages, from.Lang):
		return problem.List{problem.Errorf(f.source.At("translated_from", "lang"), ruleFrontMatter,
			"the hub has no language %q, want one of %s", from.Lang, strings.Join(r.Languages, ", "))}
	}
	return nil
}
