package githubtest

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed testdata/api.json
var apiJSON []byte

const descriptionURL = "https://api.github.com/description.json"

// A description is the part of GitHub's own description of its API that is used here.
type description struct {
	Operations map[string]operation      `json:"operations"`
	Schemas    map[string]map[string]any `json:"schemas"`

	mu       sync.Mutex
	compiler *jsonschema.Compiler
}

type operation struct {
	Method     string                    `json:"method"`
	Path       string                    `json:"path"`
	Parameters []parameter               `json:"parameters"`
	Body       map[string]any            `json:"body"`
	Answers    map[string]map[string]any `json:"answers"`
}

type parameter struct {
	Name     string         `json:"name"`
	In       string         `json:"in"`
	Required bool           `json:"required"`
	Schema   map[string]any `json:"schema"`
}

var described = sync.OnceValues(func() (*description, error) {
	d := &description{compiler: jsonschema.NewCompiler()}
	if err := json.Unmarshal(apiJSON, d); err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(apiJSON))
	if err != nil {
		return nil, err
	}
	d.compiler.AssertFormat()
	return d, d.compiler.AddResource(descriptionURL, doc)
})

var placeholder = regexp.MustCompile(`\\\{(\w+)\\\}`)

// find returns the operation of a request, and what stands in its path. Only a ref has
// slashes.
func (d *description) find(method, path string) (id string, in map[string]string) {
	for id, o := range d.Operations {
		if o.Method != method {
			continue
		}
		pattern := placeholder.ReplaceAllStringFunc(regexp.QuoteMeta(o.Path), func(name string) string {
			name = strings.Trim(name, `\{}`)
			if name == "ref" {
				return `(?P<ref>.+)`
			}
			return `(?P<` + name + `>[^/]+)`
		})
		expression := regexp.MustCompile("^" + pattern + "$")
		if match := expression.FindStringSubmatch(path); match != nil {
			in = map[string]string{}
			for i, name := range expression.SubexpNames() {
				in[name], _ = url.PathUnescape(match[i])
			}
			return id, in
		}
	}
	return "", nil
}

// valid holds a value to a schema; where names it in the description.
func (d *description) valid(value any, where ...string) error {
	for i, step := range where {
		step = strings.NewReplacer("~", "~0", "/", "~1").Replace(step)
		where[i] = url.PathEscape(step)
	}
	d.mu.Lock()
	schema, err := d.compiler.Compile(descriptionURL + "#/" + strings.Join(where, "/"))
	d.mu.Unlock()
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// checkRequest says how a request is not as GitHub describes it.
func (d *description) checkRequest(id string, in map[string]string, r *http.Request, body []byte) error {
	o := d.Operations[id]
	given := r.URL.Query()
	for i, p := range o.Parameters {
		value, has := in[p.Name], p.In == "path"
		if p.In == "query" {
			value, has = given.Get(p.Name), given.Has(p.Name)
			given.Del(p.Name)
		}
		if !has {
			if p.Required {
				return fmt.Errorf("%s %s is missing", p.In, p.Name)
			}
			continue
		}
		where := []string{"operations", id, "parameters", itoa(i), "schema"}
		if err := d.valid(typed(value, p.Schema), where...); err != nil {
			return fmt.Errorf("%s %s: %w", p.In, p.Name, err)
		}
	}
	for name := range given {
		return fmt.Errorf("query %s is not known", name)
	}
	return d.checkBody(id, body)
}

// typed is a value of an address as its schema means it.
func typed(value string, schema map[string]any) any {
	if kind := schema["type"]; kind == "integer" || kind == "number" {
		return json.Number(value)
	}
	return value
}

// checkBody also refuses what GitHub would ignore.
func (d *description) checkBody(id string, body []byte) error {
	o := d.Operations[id]
	if o.Body == nil {
		if len(body) > 0 {
			return fmt.Errorf("a body is sent: %s", body)
		}
		return nil
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("body: %w", err)
	}
	known, _ := o.Body["properties"].(map[string]any)
	sent, _ := value.(map[string]any)
	for name := range sent {
		if known[name] == nil {
			return fmt.Errorf("body has %q, which GitHub does not know", name)
		}
	}
	return d.valid(value, "operations", id, "body")
}

// undescribed is what any operation may answer, whether its description says so or not.
var undescribed = []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound}

// checkAnswer says how an answer of the fake is not as GitHub describes it.
func (d *description) checkAnswer(id string, status int, body []byte) error {
	code := itoa(status)
	if d.Operations[id].Answers[code] == nil {
		if slices.Contains(undescribed, status) {
			return nil
		}
		return fmt.Errorf("GitHub does not answer %d", status)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return err
	}
	return d.valid(value, "operations", id, "answers", code)
}
