package doctor

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/portevoix/portevoix/internal/overlay"
)

// overrides looks at files of the program that the hub has its own of.
func overrides(x *examination) {
	var same []string
	for _, name := range x.files("templates", "site/static", "site/languages") {
		theirs, err := read(x.Program, name)
		if err != nil {
			continue
		}
		own, err := read(x.Files, name)
		switch {
		case err != nil:
			x.warn(name, err.Error(), "the program's is covered by it", "make it readable, or remove it")
		case bytes.Equal(own, theirs):
			same = append(same, name)
		default:
			x.behind(name, theirs)
		}
	}
	if len(same) > 0 {
		x.note(same[0], unchanged(same), "they cover the program's, so a new program changes nothing there",
			"remove what you do not mean to change; portevoix eject brings it back")
	}
}

func unchanged(names []string) string {
	if len(names) == 1 {
		return names[0] + " is the program's own, unchanged"
	}
	return fmt.Sprintf("%d files are the program's own, unchanged: %s", len(names), some(names))
}

// some names the first few.
func some(names []string) string {
	const most = 5
	list := strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		list += ", …"
	}
	return list
}

// behind holds the program's file as it was when the hub took it over against what it
// is. Words and styles stand beside the program's, so they need no original.
func (x *examination) behind(name string, theirs []byte) {
	const why = "what the program mended there does not reach your pages"
	again := "portevoix eject " + name
	original, err := read(x.Files, overlay.Original(name))
	switch {
	case err != nil && strings.HasPrefix(name, "templates/"):
		x.note(name, "nobody knows which of the program's files yours was made from", why,
			"compare the two; then "+again+" keeps the program's as it is, and later changes are seen")
	case err == nil && !bytes.Equal(original, theirs):
		x.warn(name, "the program's file has changed since yours was made from it", why,
			"bring the changes into yours; then remove "+overlay.Original(name)+" and call "+again)
		x.findings[len(x.findings)-1].Changes = string(diff.Diff("then/"+name, original, "now/"+name, theirs))
	}
}

// read reads a file with line ends as the program has them.
func read(files fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(files, name)
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), err
}

// files lists those of the hub in some folders.
func (x *examination) files(folders ...string) []string {
	var list []string
	for _, folder := range folders {
		err := fs.WalkDir(x.Files, folder, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				list = append(list, name)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			x.warn(folder, err.Error(), "what is in it is not used", "make it readable")
		}
	}
	return list
}
