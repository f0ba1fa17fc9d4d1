package doctor

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/problem"
)

// settings repeats what their reader finds.
func settings(x *examination) {
	x.repeat(x.mistaken, "a setting that can't be read is as if it were not there, so its default holds")
}

// words repeats what the languages lack.
func words(x *examination) {
	_, problems := lang.Read(x.settings.Languages, x.Program, x.Files)
	x.repeat(problems, "who reads the hub in this language finds words of another")
}

func (x *examination) repeat(problems problem.List, why string) {
	for _, p := range problems {
		x.findings = append(x.findings, Finding{p.Severity, p.Position.String(), p.Message, why, p.Cure, ""})
	}
}

// addresses looks for those that nobody has written yet, and for a site of another
// repository.
func addresses(x *examination) {
	at := func(path ...any) string { return x.settings.At(path...).String() }
	base, err := url.Parse(x.settings.BaseURL)
	if err != nil {
		return
	}
	if config.Reserved(base.Hostname()) {
		x.warn(at("base_url"), fmt.Sprintf("base_url is %s, which is nobody's", x.settings.BaseURL),
			"feeds and links that are shared lead there", "write where the site will stand, before anything is shared")
	}
	for _, c := range x.settings.Contacts {
		if config.Reserved(hostOf(c.URL)) {
			x.warn(at("contacts", c.ID, "url"), fmt.Sprintf("contact %q is %s, which is nobody's", c.ID, c.URL),
				"whoever has a question is sent there", "write an address that somebody reads")
		}
	}
	x.elsewhere(base)
}

// hostOf is that of a page or of a mail address.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if u.Scheme == "mailto" {
		return u.Opaque[strings.LastIndexByte(u.Opaque, '@')+1:]
	}
	return u.Hostname()
}

// elsewhere holds a site on GitHub Pages against the repository's own.
func (x *examination) elsewhere(base *url.URL) {
	if x.Repository == nil || !strings.HasSuffix(base.Hostname(), ".github.io") {
		return
	}
	if own, ok := x.Repository.Pages(); ok && own != x.settings.BaseURL {
		x.warn(x.settings.At("base_url").String(),
			fmt.Sprintf("base_url is %s, but GitHub shows the pages of this repository at %s", x.settings.BaseURL, own),
			"every link between pages leads below base_url", "write base_url: "+own+" in "+config.File)
	}
}
