package content

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A merge makes one value of the keys that several files of a post may have.
type merge struct {
	files     []*file // the original first
	zone      *time.Location
	conflicts []Conflict
}

// pick returns the value of a key, or of one below it (withdrawn.on), that is the same in all languages: the original's,
// or the strictest where stricter says so. show words a value, "" for one that is
// absent; what gives way to a value shown otherwise is a conflict.
func pick[T any](
	m *merge, key string, get func(*postMatter) T, show func(T) string, stricter func(a, b T) bool,
) T {
	var used T
	for _, f := range m.files {
		v := get(f.post())
		if show(v) != "" && (show(used) == "" || stricter != nil && stricter(v, used)) {
			used = v
		}
	}
	var keys []any
	for _, name := range strings.Split(key, ".") {
		keys = append(keys, name)
	}
	for _, f := range m.files {
		if shown := show(get(f.post())); shown != "" && shown != show(used) {
			m.conflicts = append(m.conflicts, Conflict{key, f.source.At(keys...), show(used), shown})
		}
	}
	return used
}

func (f *file) post() *postMatter { return f.matter.(*postMatter) }

// neutral fills in everything that is the same in all languages.
func (m *merge) neutral(p *Post) {
	p.Date = pick(m, "date", func(f *postMatter) date { return f.Date }, m.showStart, nil).Start(m.zone)
	p.Campaign = pick(m, "campaign", func(f *postMatter) string { return f.Campaign }, word, nil)
	p.Topics = pick(m, "topics", func(f *postMatter) []string { return f.Topics }, words, nil)
	p.Kind = pick(m, "kind", func(f *postMatter) Kind { return f.Kind }, word, nil)
	p.Audience = pick(m, "audience", func(f *postMatter) []string { return f.Audience }, words, nil)
	p.Publish = pick(m, "publish", func(f *postMatter) date { return f.Publish }, m.showStart, m.later).Start(m.zone)
	p.Expires = pick(m, "expires", func(f *postMatter) date { return f.Expires }, m.showEnd, m.sooner).End(m.zone)
	p.Disclosure = pick(m, "disclosure", func(f *postMatter) string { return f.Disclosure }, word, nil)
	p.Entity = pick(m, "entity", func(f *postMatter) string { return f.Entity }, word, nil)
	p.Edit = cmp.Or(pick(m, "edit", func(f *postMatter) Edit { return f.Edit }, word, further(edits)), Free)
	p.Owner = pick(m, "owner", func(f *postMatter) string { return f.Owner }, word, nil)
	p.Status = cmp.Or(pick(m, "status", (*postMatter).status, word, further(statuses)), StatusLive)
	p.Withdrawn = m.withdrawal()
	p.Aliases = unite(m.files)
	p.Conflicts = m.conflicts
}

// status is withdrawn also where only the reason is written.
func (m *postMatter) status() Status {
	if m.Withdrawn != nil {
		return StatusWithdrawn
	}
	return m.Status
}

func (m *merge) later(a, b date) bool  { return a.Start(m.zone).After(b.Start(m.zone)) }
func (m *merge) sooner(a, b date) bool { return a.End(m.zone).Before(b.End(m.zone)) }

// further reports which of two values stands later in a list.
func further[T comparable](order []T) func(a, b T) bool {
	return func(a, b T) bool { return slices.Index(order, a) > slices.Index(order, b) }
}

func (m *merge) showStart(d date) string { return showTime(d.Start(m.zone)) }
func (m *merge) showEnd(d date) string   { return showTime(d.End(m.zone)) }

func showTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func word[T ~string](s T) string { return string(s) }

func words(list []string) string {
	if list == nil {
		return ""
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// originalFirst returns the files with the original edition's in front: the first
// that was not translated from another.
func originalFirst(files []*file) []*file {
	at := max(0, slices.IndexFunc(files, func(f *file) bool { return f.post().TranslatedFrom == nil }))
	return slices.Concat(files[at:at+1], files[:at], files[at+1:])
}
