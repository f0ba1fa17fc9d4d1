package scaffold

import (
	"bytes"
	"fmt"
	"time"

	"github.com/portevoix/portevoix/internal/yaml"
)

// A head is the front matter that a campaign, guideline, lesson or poll begins with.
type head struct {
	Title   string     `yaml:"title"`
	Order   int        `yaml:"order,omitempty"`
	Minutes int        `yaml:"minutes,omitempty"`
	Version string     `yaml:"version,omitempty"`
	Updated *yaml.Node `yaml:"updated,omitempty"`
	Start   *yaml.Node `yaml:"start,omitempty"`
	End     *yaml.Node `yaml:"end,omitempty"`
	Answers []string   `yaml:"answers,omitempty"`
	Opens   *yaml.Node `yaml:"opens,omitempty"`
	Closes  *yaml.Node `yaml:"closes,omitempty"`
	Owner   string     `yaml:"owner,omitempty"`
}

// with puts a comment for its writer under the front matter.
func (h head) with(advice string) []byte {
	matter, err := yaml.Dump(h)
	if err != nil {
		panic(fmt.Sprintf("write front matter of %s: %v", h.Title, err)) // words and days can always be written
	}
	return bytes.Join([][]byte{[]byte("---\n"), matter, []byte("---\n"), comment(advice)}, nil)
}

// day writes a date without quotes.
func day(t time.Time) *yaml.Node {
	return &yaml.Node{Kind: yaml.Scalar, Tag: "!!timestamp", Value: t.Format(time.DateOnly)}
}

// comment is what no page shows.
func comment(advice string) []byte { return []byte("\n<!--\n" + advice + "\n-->\n") }
