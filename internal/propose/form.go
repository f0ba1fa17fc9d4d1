package propose

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/site"
	"github.com/portevoix/portevoix/internal/yaml"
)

// A Form is an issue form for proposals, as GitHub shows it.
type Form struct {
	File   string
	Lang   string // of its words: fr for propose.fr.yml, en for propose.yml
	fields []field
}

// A field is a question of a form. Its label is the heading of the answer.
type field struct{ id, kind, label string }

// formFile is an issue form as it is written.
// Source: GitHub's documentation, "Syntax for GitHub's form schema".
type formFile struct {
	Name        string      `yaml:"name"`
	Description string      `yaml:"description"`
	Title       string      `yaml:"title"`
	Labels      []string    `yaml:"labels"`
	Assignees   []string    `yaml:"assignees"`
	Projects    []string    `yaml:"projects"`
	Type        string      `yaml:"type"`
	Body        []formField `yaml:"body"`
}

type formField struct {
	Type       string `yaml:"type"`
	ID         string `yaml:"id"`
	Attributes struct {
		Label       string    `yaml:"label"`
		Description string    `yaml:"description"`
		Placeholder string    `yaml:"placeholder"`
		Value       string    `yaml:"value"`
		Render      string    `yaml:"render"`
		Multiple    bool      `yaml:"multiple"`
		Default     int       `yaml:"default"`
		Options     yaml.Node `yaml:"options"`
	} `yaml:"attributes"`
	Validations struct {
		Required bool `yaml:"required"`
	} `yaml:"validations"`
}

// ReadForms reads the forms of a repository whose root is given.
func ReadForms(repository fs.FS) ([]Form, problem.List) {
	files, _ := fs.Glob(repository, site.FormFolder+"/propose*.yml") // the pattern is well formed
	var forms []Form
	var problems problem.List
	for _, file := range files {
		data, err := fs.ReadFile(repository, file)
		if err != nil {
			problems = append(problems, problem.Errorf(problem.Position{File: file}, "proposal", "%v", err))
			continue
		}
		form, found := readForm(file, data)
		forms, problems = append(forms, form), append(problems, found...)
	}
	return forms, problems
}

func readForm(file string, data []byte) (Form, problem.List) {
	var written formFile
	problems := yaml.Text{File: file, First: 1, Data: data}.Decode(&written, "proposal")
	form := Form{File: file, Lang: "en"}
	if _, lang, found := strings.Cut(strings.TrimSuffix(path.Base(file), ".yml"), "."); found {
		form.Lang = lang
	}
	for _, f := range written.Body {
		if f.Type != "markdown" {
			form.fields = append(form.fields, field{f.ID, f.Type, f.Attributes.Label})
		}
	}
	return form, problems
}

// ErrNoForm says that an issue was not written with one of the forms.
var ErrNoForm = errors.New("the issue was not written with the form for proposals")

// Read finds the form that an issue was written with and reads the answers.
func Read(forms []Form, body string) (Proposal, Form, error) {
	var best Form
	var cuts []cut
	for _, form := range forms {
		if found := form.cut(body); len(found) > len(cuts) {
			best, cuts = form, found
		}
	}
	if len(cuts) == 0 {
		return Proposal{}, Form{}, fmt.Errorf("%w, or the form was changed since", ErrNoForm)
	}
	p := Proposal{Language: best.Lang}
	for _, c := range cuts {
		p.set(strings.TrimRight(c.id, "0123456789"), c.answer())
	}
	return p, best, nil
}

// A cut is what an issue says below a label.
type cut struct {
	field
	value string
}

// cut finds the answers of a form in an issue. Only labels of the form cut, each once and
// in its order: an answer may have headings of its own.
func (f Form) cut(body string) []cut {
	text := strings.Split(lines(body), "\n")
	var cuts []cut
	begin := 0
	for _, field := range f.fields {
		at := slices.Index(text[begin:], "### "+field.label)
		if at < 0 {
			continue
		}
		if at += begin; len(cuts) > 0 {
			cuts[len(cuts)-1].value = strings.Join(text[begin:at], "\n")
		}
		begin = at + 1
		cuts = append(cuts, cut{field: field})
	}
	if len(cuts) > 0 {
		cuts[len(cuts)-1].value = strings.Join(text[begin:], "\n")
	}
	return cuts
}

// answer is the value as it was given.
func (c cut) answer() string {
	value := strings.TrimSpace(c.value)
	switch {
	case value == "_No response_", c.kind == "dropdown" && value == "None":
		return ""
	case c.kind == "checkboxes":
		return ticked(value)
	case c.kind == "textarea":
		return unfenced(value)
	}
	return value
}

// ticked are the labels of boxes that have a tick.
func ticked(value string) string {
	var labels []string
	for line := range strings.SplitSeq(value, "\n") {
		for _, mark := range []string{"- [X] ", "- [x] "} {
			if label, is := strings.CutPrefix(line, mark); is {
				labels = append(labels, label)
			}
		}
	}
	return strings.Join(labels, "\n")
}

// unfenced is a value without the fence of code that a form may ask for.
func unfenced(value string) string {
	begin, rest, _ := strings.Cut(value, "\n")
	inside, is := strings.CutSuffix(rest, "\n```")
	if is && strings.HasPrefix(begin, "```") && !strings.Contains(inside, "```") {
		return inside
	}
	return value
}
