package propose

import (
	"strings"

	"github.com/portevoix/portevoix/internal/lang"
)

// fields are the ids of all that a proposal may say.
var fields = []string{"title", "text", "link", "why", "topics", "kind", "language", "from"}

// Names are what people may call the fields in a mail or a spreadsheet: the ids, and the
// words of languages.
type Names map[string]string

// NamesIn are the names of the fields in languages.
func NamesIn(words map[string]*lang.Catalogue) Names {
	names := Names{}
	for _, id := range fields {
		names[id] = id
		for _, catalogue := range words {
			if name, err := catalogue.T("propose.field." + id); err == nil {
				names[fold(name)] = id
			}
		}
	}
	return names
}

// id is the field that a name stands for: "Texte 2" is a text.
func (n Names) id(name string) (id string, known bool) {
	id, known = n[strings.TrimRight(fold(name), " _-0123456789")]
	return id, known
}

func fold(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
