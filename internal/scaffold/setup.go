package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/network"
)

// A Setup is what a hub begins with.
type Setup struct {
	Name          string // of the company or team, on one line
	Languages     []string
	Color, Accent string // #rrggbb
	Networks      []string
	BaseURL       string // where the site will stand
	Version       string // of the program that checks pull requests: v1.2.3 or latest
	Forge         string // of Forges
}

const maxName = 60 // characters: it stands in every text that is shared

// DefaultSetup is that of somebody who says nothing.
func DefaultSetup() Setup {
	settings, _ := config.Read(unwritten(nil))
	return Setup{
		Name:      "Our hub",
		Languages: settings.Languages,
		Color:     settings.Brand.Color,
		Accent:    settings.Brand.Accent,
		Networks:  network.Names(settings.Networks),
		BaseURL:   "https://hub.example.com/",
		Version:   "latest",
		Forge:     Forges[0],
	}
}

// Mistake says what is wrong with a setup, as the settings' own reader does; nil:
// nothing.
func (s Setup) Mistake() error {
	_, err := s.settings()
	return err
}

// settings are what hub.yaml will say, as they read.
func (s Setup) settings() (*config.Settings, error) {
	name, err := clean(s.Name)
	switch {
	case strings.ContainsFunc(s.Name, turns):
		return nil, fmt.Errorf("found the name %q; leave out the characters that turn the words after them around", s.Name)
	case err != nil || name != s.Name:
		return nil, fmt.Errorf("found the name %q; write it on one line, without white space around it", s.Name)
	case utf8.RuneCountInString(name) > maxName:
		return nil, fmt.Errorf("the name has more than %d characters; it stands in every text that is shared", maxName)
	case twice(s.Languages) != "":
		return nil, fmt.Errorf("the language %q is named twice", twice(s.Languages))
	case s.mistakenColour() != "": // the settings' own words are for those who write YAML
		return nil, fmt.Errorf("found colour %q; write six hexadecimal digits, such as #0b5d5e", s.mistakenColour())
	case len(s.Networks) == 0:
		return nil, errors.New("there is no network; name at least one, such as linkedin")
	}
	text, err := render("hub.yaml", filling{Setup: s})
	if err != nil {
		return nil, err
	}
	settings, problems := config.Read(unwritten(text))
	if len(problems) > 0 {
		return nil, errors.New(problems[0].Text())
	}
	return settings, nil
}

// twice is the first word that stands in a list again.
func twice(list []string) string {
	for i, word := range list {
		if slices.Contains(list[:i], word) {
			return word
		}
	}
	return ""
}

// Domain is the company's: what the site's host stands below, else the host. It is empty
// where everybody can have a host, and where the host is no name.
func (s Setup) Domain() string {
	u, err := url.Parse(s.BaseURL)
	if err != nil {
		return ""
	}
	host := strings.TrimSuffix(u.Hostname(), ".")
	_, parent, _ := strings.Cut(host, ".")
	switch {
	case !isName(host):
		return ""
	case strings.Contains(parent, ".") && ownable(parent):
		return parent
	case ownable(host):
		return host
	}
	return ""
}

// isName reports whether a host is one: no IP address, which ends in a number or holds
// colons, and not this machine.
func isName(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	return last != "localhost" && strings.Trim(last, "0123456789") != "" && !strings.Contains(host, ":")
}

// ownable reports whether a domain can be one company's, as the settings' reader sees it.
func ownable(domain string) bool {
	_, problems := config.Read(unwritten("domains: ['" + domain + "']"))
	return len(problems) == 0
}

// unwritten is the settings of a hub that is not there yet.
type unwritten []byte

func (d unwritten) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (d unwritten) ReadFile(name string) ([]byte, error) {
	if name == config.File {
		return d, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
