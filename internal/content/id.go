package content

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

const (
	maxID       = 80 // bytes
	markdownExt = ".md"
)

// reserved ids are addresses of the hub's own, or names that Windows keeps for
// devices: a checkout with such a file fails there.
var reserved = []string{
	"index", "page",
	"aux", "con", "nul", "prn",
	"com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}

// checkID says what keeps a word from being an id: [a-z0-9]+(-[a-z0-9]+)*, at most
// 80 bytes, not reserved.
func checkID(id string) error {
	switch {
	case len(id) > maxID:
		return fmt.Errorf("the id is %d bytes long, want at most %d", len(id), maxID)
	case !isSlug(id):
		return fmt.Errorf("%q is no id, want lower-case letters a to z, digits and single hyphens between them", id)
	case slices.Contains(reserved, id):
		return fmt.Errorf("the id %q is reserved", id)
	}
	return nil
}

func isSlug(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return s != ""
}

// parseName splits ID.LANG.md. Where a name is wrong the id it comes nearest to is
// returned too, so that no other language of it goes out without this file.
func parseName(file string, languages []string) (id, lang string, err error) {
	ext := path.Ext(file)
	name := strings.TrimSuffix(path.Base(file), ext)
	id, lang, found := strings.Cut(name, ".")
	if err := checkID(id); err != nil {
		return strings.ToLower(id), "", err
	}
	switch {
	case ext != markdownExt:
		return id, "", fmt.Errorf("the file name ends in %s, want %s", ext, markdownExt)
	case !found:
		return id, "", fmt.Errorf("the file name has no language, want %s.LANG.md", id)
	case !slices.Contains(languages, lang):
		return id, "", fmt.Errorf("the hub has no language %q, want one of %s", lang, strings.Join(languages, ", "))
	}
	return id, lang, nil
}
