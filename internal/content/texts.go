package content

import (
	"crypto/sha256"
	"encoding/base32"
	"maps"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/yaml"
)

// Any is the key under share of texts for networks without texts of their own.
const Any = "any"

// A Text is words to share.
type Text struct {
	Name    string // stable: the given id, else of the words
	Body    string // LF line ends, no trailing white space
	Network string // the key it stands under
	Index   int    // in the list under that key
}

// TextsFor returns the texts of a network: its own, else those for any.
func (e *Edition) TextsFor(network string) []Text {
	if own, ok := e.Share[network]; ok {
		return own
	}
	return e.Share[Any]
}

// texts gives every text of a file its name.
func (r *reader) texts(f *file) (map[string][]Text, problem.List) {
	var share map[string][]Text
	var list problem.List
	for _, network := range slices.Sorted(maps.Keys(f.post().Share)) {
		written := f.post().Share[network]
		if network != Any && !slices.Contains(r.Networks, network) {
			list = append(list, problem.Errorf(f.source.KeyAt("share", network), ruleShare, "unknown network %q", network).
				WithCure("%s", yaml.Suggest(network, append([]string{Any}, r.Networks...))))
		}
		if written == nil {
			continue
		}
		if share == nil {
			share = map[string][]Text{}
		}
		texts, problems := named(f.source, network, written)
		share[network], list = texts, append(list, problems...)
	}
	return share, list
}

func named(s *Source, network string, written []*namedText) ([]Text, problem.List) {
	texts := make([]Text, 0, len(written))
	var list problem.List
	refuse := func(i int, cure, format string, args ...any) {
		list = append(list, problem.Errorf(s.At("share", network, i), ruleShare, format, args...).WithCure("%s", cure))
	}
	given := map[string]bool{}
	for i, w := range written {
		if w == nil || normalise(w.Text) == "" {
			refuse(i, "write it, or remove the item", "the text is empty")
			continue
		}
		t := Text{Name: w.ID, Body: normalise(w.Text), Network: network, Index: i}
		switch {
		case w.ID == "":
			t.Name = textName(t.Body)
		case !isSlug(w.ID) || len(w.ID) > maxTextName:
			refuse(i, "", "%q is no name of a text, want at most %d of a to z, 0 to 9 and single hyphens", w.ID, maxTextName)
		case given[w.ID]:
			refuse(i, "give one of the two another id", "the id %q stands here twice", w.ID)
		}
		given[w.ID] = true
		texts = append(texts, t)
	}
	return texts, list
}

const maxTextName = 40 // bytes

var base32Lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// textName derives a name from normalised words: the first 5 characters of their
// SHA-256 in base32, so that a text inserted on top renames no other.
func textName(body string) string {
	sum := sha256.Sum256([]byte(body))
	return base32Lower.EncodeToString(sum[:])[:5]
}

const whiteSpace = " \t\r\n"

// normalise makes line ends LF and drops white space at the end of each line and
// of the text.
func normalise(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, whiteSpace)
	}
	return strings.TrimRight(strings.Join(lines, "\n"), whiteSpace)
}
