//go:build ignore

// Cut makes testdata/api.json, the part of GitHub's description of its API that the
// fake is held to, from the whole of it:
//
//	npm install @octokit/openapi@23.0.2
//	go run cut.go node_modules/@octokit/openapi/generated/api.github.com.json
//
// What is for readers (descriptions, examples) is dropped, and OpenAPI's nullable
// becomes JSON Schema's null.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
)

var operations = []string{
	"actions/get-github-actions-default-workflow-permissions-repository",
	"git/create-commit", "git/create-ref", "git/create-tree", "git/get-blob", "git/get-commit", "git/get-ref",
	"git/get-tree", "git/update-ref", "issues/create-comment", "issues/get", "issues/list-comments",
	"issues/update-comment", "pulls/create", "pulls/get", "pulls/list", "pulls/list-commits", "pulls/list-files",
	"pulls/list-reviews", "pulls/update", "repos/codeowners-errors", "repos/get", "repos/get-branch-protection",
	"repos/get-branch-rules", "repos/get-pages", "users/get-authenticated",
}

// readers' are the keywords that check nothing.
var readers = []string{
	"description", "example", "examples", "title", "default", "deprecated", "externalDocs", "readOnly",
	"x-github-breaking-changes", "x-multi-segment",
}

// nullToo is what GitHub answers null, though its description does not say so: who
// opened a pull request, and the fork it came from, may be gone.
var nullToo = []string{
	"pull-request/user", "pull-request/head/user", "pull-request/head/repo",
	"pull-request-simple/head/user", "pull-request-simple/head/repo",
}

type node = map[string]any

// An operation is one of api.json.
type operation struct {
	Method     string          `json:"method"`
	Path       string          `json:"path"`
	Parameters []any           `json:"parameters"`
	Body       any             `json:"body,omitempty"`
	Answers    map[string]node `json:"answers"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run cut.go api.github.com.json")
	}
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var whole node
	if err := json.Unmarshal(data, &whole); err != nil {
		log.Fatal(err)
	}
	c := cutter{whole: whole, schemas: node{}}
	cut := c.operations()
	for _, place := range nullToo {
		c.loosen(place)
	}
	out, err := json.MarshalIndent(node{
		"source":     "@octokit/openapi " + whole["info"].(node)["version"].(string) + ", MIT; see LICENSE",
		"operations": cut,
		"schemas":    c.schemas,
	}, "", " ")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("testdata/api.json", append(out, '\n'), 0o644); err != nil {
		log.Fatal(err)
	}
}

// A cutter copies operations, and with them the schemas that they refer to.
type cutter struct {
	whole   node
	schemas node
}

func (c *cutter) operations() map[string]operation {
	found := map[string]operation{}
	for path, methods := range c.whole["paths"].(node) {
		for method, o := range methods.(node) {
			o := o.(node)
			if id, _ := o["operationId"].(string); slices.Contains(operations, id) {
				found[id] = c.operation(strings.ToUpper(method), path, o)
			}
		}
	}
	if len(found) != len(operations) {
		log.Fatalf("found %d of %d operations: %v", len(found), len(operations), slices.Sorted(maps.Keys(found)))
	}
	return found
}

func (c *cutter) operation(method, path string, o node) operation {
	cut := operation{Method: method, Path: path, Parameters: []any{}, Answers: map[string]node{}}
	for _, p := range list(o["parameters"]) {
		p := c.resolve(p)
		cut.Parameters = append(cut.Parameters, node{
			"name": p["name"], "in": p["in"], "required": p["required"] == true, "schema": c.schema(p["schema"]),
		})
	}
	if body, ok := o["requestBody"]; ok {
		cut.Body = c.content(c.resolve(body))
	}
	for status, answer := range o["responses"].(node) {
		if schema := c.content(c.resolve(answer)); schema != nil {
			cut.Answers[status] = schema
		}
	}
	return cut
}

// content is the schema of what is sent as JSON.
func (c *cutter) content(message node) node {
	content, _ := message["content"].(node)
	kind, ok := content["application/json"].(node)
	if !ok {
		return nil
	}
	return c.schema(kind["schema"])
}

// resolve follows a reference to anything but a schema.
func (c *cutter) resolve(v any) node {
	n := v.(node)
	if ref, ok := n["$ref"].(string); ok {
		return c.resolve(c.at(ref))
	}
	return n
}

func (c *cutter) at(ref string) any {
	var here any = c.whole
	for _, step := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		here = here.(node)[step]
	}
	return here
}

// schema is a schema of OpenAPI 3.0 as JSON Schema.
func (c *cutter) schema(v any) node {
	n := v.(node)
	if ref, ok := n["$ref"].(string); ok {
		return node{"$ref": "#/schemas/" + c.keep(ref)}
	}
	cut := node{}
	for key, value := range n {
		switch {
		case slices.Contains(readers, key) || key == "nullable":
		case key == "properties":
			properties := node{}
			for name, p := range value.(node) {
				properties[name] = c.schema(p)
			}
			cut[key] = properties
		case key == "items" || key == "additionalProperties" && isNode(value):
			cut[key] = c.schema(value)
		case key == "allOf" || key == "anyOf" || key == "oneOf":
			var all []any
			for _, s := range list(value) {
				all = append(all, c.schema(s))
			}
			cut[key] = all
		default:
			cut[key] = value
		}
	}
	if n["nullable"] == true {
		return orNull(cut)
	}
	return cut
}

// keep copies a named schema, once.
func (c *cutter) keep(ref string) string {
	name := strings.TrimPrefix(ref, "#/components/schemas/")
	if _, kept := c.schemas[name]; !kept {
		c.schemas[name] = node{} // it may refer to itself
		c.schemas[name] = c.schema(c.at(ref))
	}
	return name
}

// loosen lets a property be null.
func (c *cutter) loosen(place string) {
	steps := strings.Split(place, "/")
	at := c.schemas[steps[0]].(node)
	for _, step := range steps[1 : len(steps)-1] {
		at = at["properties"].(node)[step].(node)
	}
	properties, last := at["properties"].(node), steps[len(steps)-1]
	properties[last] = orNull(properties[last].(node))
}

func orNull(schema node) node {
	kind, ok := schema["type"].(string)
	_, enum := schema["enum"]
	if !ok || enum {
		return node{"anyOf": []any{node{"type": "null"}, schema}}
	}
	schema["type"] = []any{"null", kind}
	return schema
}

func isNode(v any) bool {
	_, ok := v.(node)
	return ok
}

func list(v any) []any {
	l, ok := v.([]any)
	if v != nil && !ok {
		panic(fmt.Sprintf("want a list, got %T", v))
	}
	return l
}
