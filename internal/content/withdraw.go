package content

import "github.com/portevoix/portevoix/internal/yaml"

// Withdraw returns the file of a post with status: withdrawn and why, and every other
// byte as it was. It needs no more than a front matter that is YAML: a post with
// mistakes can be taken back, too.
func Withdraw(src []byte, w Withdrawal) ([]byte, error) {
	marked, err := Set(src, "status", string(StatusWithdrawn))
	if err != nil {
		return nil, err
	}
	return Set(marked, "withdrawn", withdrawnMatter{yaml.Starting(w.On), w.Reason, w.Answer, w.Replacement})
}

// A Glance is what the file of a post says, as far as it can be told where it has
// mistakes.
type Glance struct {
	Title      string
	Aliases    []string
	Translated bool // from another language
	Withdrawn  bool
}

// GlanceAt looks at a file that may have mistakes.
func GlanceAt(src []byte) Glance {
	var keys map[string]any
	s, _ := parseSource("", src)
	s.matter.Decode(&keys, "") // what can't be read is not there
	title, _ := keys["title"].(string)
	status, _ := keys["status"].(string)
	g := Glance{
		Title: title, Translated: keys["translated_from"] != nil,
		Withdrawn: status == string(StatusWithdrawn) || keys["withdrawn"] != nil,
	}
	aliases, _ := keys["aliases"].([]any)
	for _, alias := range aliases {
		if id, ok := alias.(string); ok {
			g.Aliases = append(g.Aliases, id)
		}
	}
	return g
}
