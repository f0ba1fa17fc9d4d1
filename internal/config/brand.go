package config

import (
	"io/fs"
	pathpkg "path"
	"regexp"
	"strings"
)

// Brand is what makes the hub a company's own.
type Brand struct {
	Color  string `yaml:"color"`  // #rrggbb
	Accent string `yaml:"accent"` // #rrggbb
	Logo   string `yaml:"logo"`   // name of a file in site/static; "" is none
}

const staticDir = "site/static"

var colour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func (r *reader) brand() {
	b, fallback := r.file.Brand, defaults().Brand
	b.Color = r.colour("color", b.Color, fallback.Color)
	b.Accent = r.colour("accent", b.Accent, fallback.Accent)
	if b.Logo != "" && !r.logo(b.Logo) {
		b.Logo = ""
	}
	r.settings.Brand = b
}

func (r *reader) colour(key, value, fallback string) string {
	if colour.MatchString(value) {
		return strings.ToLower(value)
	}
	r.wrong(path{"brand", key}, "found colour %q", value).Cure =
		`write six hexadecimal digits in quotes, such as "#0b5d5e"`
	return fallback
}

func (r *reader) logo(file string) bool {
	at := path{"brand", "logo"}
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
