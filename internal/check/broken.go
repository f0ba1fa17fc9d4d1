package check

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// broken reports whether a file of that id, or with that alias, was left out for its
// mistakes, which are known already.
func (f *finder) broken(folder, id string) bool {
	return slices.ContainsFunc(f.Library.Broken, func(name string) bool {
		if !strings.HasPrefix(name, folder) {
			return false
		}
		own, _, _ := strings.Cut(path.Base(name), ".")
		return own == id || slices.Contains(f.aliasesIn(name), id)
	})
}

var (
	aliasLines = regexp.MustCompile(`(?m)^aliases:.*(?:\r?\n[ \t-].*)*`)
	aliasIDs   = regexp.MustCompile(`[a-z0-9]+(?:-[a-z0-9]+)*`)
)

// aliasesIn guesses the aliases of a file that can't be read as YAML.
func (f *finder) aliasesIn(name string) []string {
	list, made := f.aliases[name]
	if !made {
		text, _ := fs.ReadFile(f.Files, name) // that it can't be read is known already
		list = aliasIDs.FindAllString(string(aliasLines.Find(text)), -1)
		f.aliases[name] = list
	}
	return list
}

// folders are where the files of a section's pages stand.
var folders = map[string]string{
	"posts": "content/posts/", "campaigns": "content/campaigns/", "onboarding": "content/onboarding/",
	"library": "content/library/", "guidelines": "guidelines/", "polls": "content/polls/",
}

// spoilt reports whether a page may be missing because its file has mistakes: that of
// a document, or a section's list that has nothing else to show.
func (f *finder) spoilt(page string) bool {
	parts := strings.Split(strings.TrimSuffix(page, "/"), "/")
	switch len(parts) {
	case 2:
		folder, ok := folders[parts[1]]
		return parts[1] == "about" && f.anyBroken("content/about.") || ok && f.anyBroken(folder)
	case 3:
		folder, ok := folders[parts[1]]
		return ok && f.broken(folder, parts[2])
	}
	return false
}

func (f *finder) anyBroken(folder string) bool {
	return slices.ContainsFunc(f.Library.Broken, func(name string) bool { return strings.HasPrefix(name, folder) })
}
