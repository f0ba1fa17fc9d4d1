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

// Reinstate returns the file of a post without what Withdraw writes, and every other byte
// as it was. A status that stood there before the withdrawal is not known any more: what
// was a draft is live.
func Reinstate(src []byte) ([]byte, error) {
	keys := keysOf(src)
	remove := func(key string) (err error) {
		if _, is := keys[key]; is {
			src, err = Set(src, key, nil)
		}
		return err
	}
	if keys["status"] == string(StatusWithdrawn) {
		if err := remove("status"); err != nil {
			return nil, err
		}
	}
	return src, remove("withdrawn")
}

// A Glance is what the file of a post says, as far as it can be told where it has
// mistakes.
type Glance struct {
	Title      string
	Aliases    []string
	Translated bool // from another language
	Draft      bool
	Withdrawn  bool
}

// GlanceAt looks at a file that may have mistakes.
func GlanceAt(src []byte) Glance {
	keys := keysOf(src)
	title, _ := keys["title"].(string)
	status, _ := keys["status"].(string)
	g := Glance{
		Title: title, Translated: keys["translated_from"] != nil, Draft: status == string(StatusDraft),
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

// keysOf are those of a file that may have mistakes: what can't be read is not there.
func keysOf(src []byte) map[string]any {
	var keys map[string]any
	s, _ := parseSource("", src)
	s.matter.Decode(&keys, "")
	return keys
}
