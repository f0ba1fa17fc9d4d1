package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/yaml"
)

// UTM is how shared links are tagged: one pattern per parameter.
type UTM struct {
	Source          Pattern `yaml:"source"`
	Medium          Pattern `yaml:"medium"`
	Campaign        Pattern `yaml:"campaign"`
	Content         Pattern `yaml:"content"`          // holds {post}, {lang} and {text}
	DefaultCampaign string  `yaml:"default_campaign"` // {campaign} of a post without one
	Previous        []UTM   `yaml:"previous"`         // of links already shared; absent patterns are today's
}

var defaultUTM = UTM{
	Source: "{network}", Medium: "social", Campaign: "{campaign}", Content: "{post}.{lang}.{text}",
	DefaultCampaign: "advocacy",
}

func (r *reader) utm() {
	u := r.patterns(path{"utm"}, r.file.UTM, defaultUTM)
	for i, previous := range r.file.UTM.Previous {
		at := path{"utm", "previous", i}
		if len(previous.Previous) > 0 {
			r.wrong(at.to("previous"), "found previous patterns inside previous ones").Cure =
				"move them up into utm.previous"
		}
		u.Previous = append(u.Previous, r.patterns(at, previous, u))
	}
	r.settings.UTM = u
}

// patterns checks each pattern; one that is absent or wrong is taken from the fallback.
func (r *reader) patterns(at path, written, fallback UTM) UTM {
	u := UTM{
		Source:          r.pattern(at.to("source"), written.Source, fallback.Source),
		Medium:          r.pattern(at.to("medium"), written.Medium, fallback.Medium),
		Campaign:        r.pattern(at.to("campaign"), written.Campaign, fallback.Campaign),
		Content:         r.pattern(at.to("content"), written.Content, fallback.Content, "post", "lang", "text"),
		DefaultCampaign: fallback.DefaultCampaign,
	}
	switch id := written.DefaultCampaign; {
	case id == "":
	case identifier.MatchString(id):
		u.DefaultCampaign = id
	default:
		r.identifier(at.to("default_campaign"), id)
	}
	return u
}

func (r *reader) pattern(at path, p, fallback Pattern, needed ...string) Pattern {
	if p == "" {
		return fallback
	}
	if message, cure := p.mistake(needed); message != "" {
		r.wrong(at, "%s", message).Cure = cure
		return fallback
	}
	return p
}

var (
	placeholder = regexp.MustCompile(`\{([^{}]*)\}`)
	fixed       = regexp.MustCompile(`^[a-z0-9._-]*$`)
)

// mistake says what is wrong with a pattern and its cure; "" is nothing.
func (p Pattern) mistake(needed []string) (message, cure string) {
	var seen []string
	for _, match := range placeholder.FindAllStringSubmatch(string(p), -1) {
		name := match[1]
		switch {
		case !slices.Contains(placeholders, name):
			return fmt.Sprintf("placeholder {%s} is not known", name), yaml.Suggest(name, placeholders)
		case slices.Contains(seen, name):
			return fmt.Sprintf("placeholder {%s} stands here twice", name), "keep one of the two"
		}
		seen = append(seen, name)
	}
	for _, name := range needed {
		if !slices.Contains(seen, name) {
			return fmt.Sprintf("pattern %q does not hold {%s}", p, name),
				"without it visits can't be counted by post, language and text"
		}
	}
	literals := placeholder.Split(string(p), -1)
	for i, literal := range literals {
		switch between := 0 < i && i < len(literals)-1; {
		case !fixed.MatchString(literal):
			return fmt.Sprintf("found %q in a pattern", literal),
				"write small letters, digits, dot, underscore and hyphen"
		case between && !strings.ContainsAny(literal, "._"):
			return fmt.Sprintf("found %q between two placeholders", literal),
				"put a dot or an underscore there: ids hold hyphens, so the value could not be read back"
		}
	}
	return "", ""
}
