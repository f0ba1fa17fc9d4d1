package githubtest

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// objects are Git's, with the names that Git gives them.
type objects struct {
	blobs   map[string]string            // text by name
	trees   map[string]map[string]string // blob by path, of the whole tree
	commits map[string]commit
}

type commit struct {
	tree, message string
	parents       []string
}

func newObjects() objects {
	return objects{blobs: map[string]string{}, trees: map[string]map[string]string{}, commits: map[string]commit{}}
}

func name(kind, data string) string {
	sum := sha1.Sum(fmt.Appendf(nil, "%s %d\x00%s", kind, len(data), data))
	return hex.EncodeToString(sum[:])
}

func (o *objects) blob(text string) string {
	sha := name("blob", text)
	o.blobs[sha] = text
	return sha
}

// tree keeps a tree of files, and returns its name.
func (o *objects) tree(files map[string]string) string {
	sha := treeName(files)
	o.trees[sha] = maps.Clone(files)
	return sha
}

// treeName is what Git calls a folder of blobs, by path.
func treeName(files map[string]string) string {
	entries, folders := map[string]string{}, map[string]map[string]string{}
	for path, sha := range files {
		folder, rest, deeper := strings.Cut(path, "/")
		if !deeper {
			entries[path] = "100644 " + path + "\x00" + string(raw(sha))
			continue
		}
		if folders[folder] == nil {
			folders[folder] = map[string]string{}
		}
		folders[folder][rest] = sha
	}
	for folder, files := range folders {
		entries[folder+"/"] = "40000 " + folder + "\x00" + string(raw(treeName(files)))
	}
	var data bytes.Buffer
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		data.WriteString(entries[key])
	}
	return name("tree", data.String())
}

func raw(sha string) []byte {
	data, _ := hex.DecodeString(sha)
	return data
}

func (o *objects) commit(c commit) string {
	var text strings.Builder
	fmt.Fprintf(&text, "tree %s\n", c.tree)
	for _, p := range c.parents {
		fmt.Fprintf(&text, "parent %s\n", p)
	}
	fmt.Fprintf(&text, "author A <a@example.org> 0 +0000\ncommitter A <a@example.org> 0 +0000\n\n%s\n", c.message)
	sha := name("commit", text.String())
	o.commits[sha] = c
	return sha
}
