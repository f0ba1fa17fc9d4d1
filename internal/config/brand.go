package config

import (
	"io/fs"
	pathpkg "path"
	"regexp"
	"strings"
)

// Brand is what makes pages a company's own.
type Brand struct {
	Color  string `yaml:"color"`  // #rrggbb
	Accent string `yaml:"accent"` // #rrggbb
	Logo   string `yaml:"logo"`   // name of a file in site/static; "" is none
}

const staticDir = "site/static"

var colour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func (r *reader) brand() {
	r.settings.Brand = r.brandOf(path{"brand"}, r.file.Brand, defaults().Brand)
}

// brandOf checks a brand; a colour that is not written is the fallback's.
func (r *reader) brandOf(at path, b, fallback Brand) Brand {
	b.Color = r.colour(at.to("color"), b.Color, fallback.Color)
	b.Accent = r.colour(at.to("accent"), b.Accent, fallback.Accent)
	if b.Logo != "" && !r.logo(at.to("logo"), b.Logo) {
		b.Logo = ""
	}
	return b
}

func (r *reader) colour(at path, value, fallback string) string {
	switch {
	case colour.MatchString(value):
		return strings.ToLower(value)
	case value != "":
		r.wrong(at, "found colour %q", value).Cure = `write six hexadecimal digits in quotes, such as "#0b5d5e"`
	}
	return fallback
}

func (r *reader) logo(at path, file string) bool {
	ext := pathpkg.Ext(file)
	if ext != ".svg" && ext != ".png" || strings.ContainsAny(file, `/\`) || strings.HasPrefix(file, ".") {
		r.wrong(at, "found logo %q", file).Cure = "write the name of an .svg or .png file in " + staticDir
		return false
	}
	if info, err := fs.Stat(r.fsys, pathpkg.Join(staticDir, file)); err != nil || !info.Mode().IsRegular() {
		r.wrong(at, "there is no file %s/%s", staticDir, file).Cure = "put the logo there, or remove the key"
		return false
	}
	return true
}
