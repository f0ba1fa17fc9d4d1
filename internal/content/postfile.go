package content

import (
	"errors"

	"github.com/portevoix/portevoix/internal/yaml"
)

// postMatter is the front matter of a post as written.
type postMatter struct {
	Title          string                  `yaml:"title,omitempty"`
	Summary        string                  `yaml:"summary,omitempty"`
	Link           *string                 `yaml:"link,omitempty"`
	Date           date                    `yaml:"date,omitempty"`
	Campaign       string                  `yaml:"campaign,omitempty"`
	Topics         []string                `yaml:"topics,omitempty"`
	Kind           Kind                    `yaml:"kind,omitempty"`
	Audience       []string                `yaml:"audience,omitempty"`
	Publish        date                    `yaml:"publish,omitempty"`
	Expires        date                    `yaml:"expires,omitempty"`
	Media          *[]mediaMatter          `yaml:"media,omitempty"`
	Hashtags       *[]string               `yaml:"hashtags,omitempty"`
	Disclosure     string                  `yaml:"disclosure,omitempty"`
	Entity         string                  `yaml:"entity,omitempty"`
	Edit           Edit                    `yaml:"edit,omitempty"`
	Claims         *[]claimMatter          `yaml:"claims,omitempty"`
	Starters       []string                `yaml:"starters,omitempty"`
	Share          map[string][]*namedText `yaml:"share,omitempty"`
	Actions        *[]Action               `yaml:"actions,omitempty"`
	Owner          string                  `yaml:"owner,omitempty"`
	Status         Status                  `yaml:"status,omitempty"`
	Withdrawn      *withdrawnMatter        `yaml:"withdrawn,omitempty"`
	TranslatedFrom *Translation            `yaml:"translated_from,omitempty"`
	Aliases        []string                `yaml:"aliases,omitempty"`
}

func (m *postMatter) aliases() []string { return m.Aliases }

type mediaMatter struct {
	File     string            `yaml:"file,omitempty"`
	URL      string            `yaml:"url,omitempty"`
	SHA256   string            `yaml:"sha256,omitempty"`
	Alt      string            `yaml:"alt"`
	Poster   string            `yaml:"poster,omitempty"`
	Captions map[string]string `yaml:"captions,omitempty"`
	Focus    []float64         `yaml:"focus,omitempty"`
	Rights   rightsMatter      `yaml:"rights,omitempty"`
}

type rightsMatter struct {
	Source  string   `yaml:"source,omitempty"`
	People  []string `yaml:"people,omitempty"`
	Release string   `yaml:"release,omitempty"`
	Until   date     `yaml:"until,omitempty"`
}

type claimMatter struct {
	Text     string `yaml:"text"`
	Evidence string `yaml:"evidence,omitempty"`
	Owner    string `yaml:"owner,omitempty"`
	Until    date   `yaml:"until,omitempty"`
}

type withdrawnMatter struct {
	On          date   `yaml:"on,omitempty"`
	Reason      string `yaml:"reason,omitempty"`
	Answer      string `yaml:"answer,omitempty"`
	Replacement string `yaml:"replacement,omitempty"`
}

// A namedText is words, or a mapping of an id and words.
type namedText struct {
	ID   string
	Text string
}

// idAndText is how a text with an id is written.
type idAndText struct {
	ID   string `yaml:"id"`
	Text string `yaml:"text"`
}

func (t *namedText) UnmarshalYAML(n *yaml.Node) error {
	switch n.Kind {
	case yaml.Scalar:
		t.Text = n.Value
		return nil
	case yaml.Mapping:
		return yaml.DecodeNode(n, (*idAndText)(t))
	}
	return errors.New("found a list, want a text, or {id, text}")
}

func (t namedText) MarshalYAML() (any, error) {
	if t.ID == "" {
		return t.Text, nil
	}
	return idAndText(t), nil
}
