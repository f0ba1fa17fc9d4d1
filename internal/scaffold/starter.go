package scaffold

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

//go:embed starter
var starter embed.FS

// starters are the files that a hub begins with. A name with * is one for each language
// that has words; one with a forge is for that alone. The settings come last: with them
// the folder is a hub.
var starters = []struct{ from, to, forge string }{
	{"charter.*.md", "guidelines/charter.*.md", ""},
	{"first-share.*.md", "content/onboarding/first-share.*.md", ""},
	{"say-who-you-are.*.md", "content/onboarding/say-who-you-are.*.md", ""},
	{"our-charter.*.md", "content/posts/YEAR/our-charter.*.md", ""},
	{"README.md", "README.md", ""},
	{"gitignore", ".gitignore", ""},
	{"CODEOWNERS", ".github/CODEOWNERS", "github"},
	{"workflow.yml", ".github/workflows/portevoix.yml", "github"},
	{"workflow-propose.yml", ".github/workflows/propose.yml", "github"},
	{"propose.*.yml", ".github/ISSUE_TEMPLATE/propose.*.yml", "github"},
	{"CODEOWNERS", ".gitlab/CODEOWNERS", "gitlab"},
	{"gitlab-ci.yml", ".gitlab-ci.yml", "gitlab"},
	{"hub.yaml", "site/hub.yaml", ""},
}

// Forges are where a hub's repository can be, the usual one first.
var Forges = []string{"github", "gitlab"}

// spoken are the languages that have words here.
var spoken = []string{"fr", "en", "ar"}

// words are what the settings say in each language.
var words = map[string]map[string]string{
	"fr": {
		"name":         "Français",
		"tagline":      "Des textes à vous approprier. Partagez ce que vous voulez, ou rien.",
		"transparency": "Transparence",
		"everyone":     "Tout le monde",
		"employed":     "Je travaille chez ",
	},
	"en": {
		"name":         "English",
		"tagline":      "Texts to make your own. Share what you like, or nothing.",
		"transparency": "Transparency",
		"everyone":     "Everyone",
		"employed":     "I work for ",
	},
	"ar": {
		"name":         "العربية",
		"tagline":      "نصوص تصوغها بأسلوبك. شارك ما تشاء، أو لا تشارك شيئًا.",
		"transparency": "الشفافية",
		"everyone":     "الجميع",
		"employed":     "أعمل لدى ",
	},
}

// A filling is what a starter file is filled with.
type filling struct {
	Setup
	First         bool   // the file is in the first language that has words
	Date, Expires string // YYYY-MM-DD
}

// Spoken are the hub's languages that have words here.
func (s Setup) Spoken() []string {
	return slices.DeleteFunc(slices.Clone(s.Languages), func(lang string) bool { return !slices.Contains(spoken, lang) })
}

var functions = template.FuncMap{
	"quote":    quote,
	"plain":    plain,
	"called":   called,
	"word":     func(lang, key string) string { return words[lang][key] },
	"markdown": plainMarkdown.Replace,
}

// called is the name of a language in itself, or its code.
func called(lang string) string {
	if name := words[lang]["name"]; name != "" {
		return name
	}
	return lang
}

// quote writes text as YAML in double quotes, which is JSON.
func quote(parts ...string) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(strings.Join(parts, ""))
	return strings.TrimSpace(b.String()), err
}

// plain writes an id as it is, and what is none in quotes.
func plain(word string) (string, error) {
	if id.MatchString(word) {
		return word, nil
	}
	return quote(word)
}

var id = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// plainMarkdown takes their meaning from characters that have one.
var plainMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", `\<`, ">", `\>`, "&", `\&`, "#", `\#`)

// render fills in a starter file.
func render(name string, f filling) ([]byte, error) {
	t, err := template.New(name).Delims("<%", "%>").Funcs(functions).ParseFS(starter, "starter/"+name)
	if err != nil {
		return nil, fmt.Errorf("fill in %s: %w", name, err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, f); err != nil {
		return nil, fmt.Errorf("fill in %s: %w", name, err)
	}
	return b.Bytes(), nil
}
