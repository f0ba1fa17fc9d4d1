package github

import (
	"context"
	"crypto/sha1"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
)

// A TreeFile is a file of a commit.
type TreeFile struct {
	Path string // from the repository's root, with slashes
	SHA  string // of its blob: what git hash-object says
	Link bool   // it is a symbolic link: its content is where it leads to
	Size int    // in bytes
}

// Tree returns all files of a commit. A repository too large to be listed at once is an
// error.
func (c *Client) Tree(ctx context.Context, commit string) ([]TreeFile, error) {
	action := "list the files of commit " + commit
	if err := checkObject(commit); err != nil {
		return nil, explain(action, err)
	}
	tree, _, err := c.api.Git.GetTree(ctx, c.owner, c.name, commit, true)
	if err != nil {
		return nil, explain(action, err)
	}
	if tree.GetTruncated() {
		return nil, explain(action, &failure{"GitHub lists only a part: the repository has too many files",
			"keep the hub in a repository of its own", nil})
	}
	var files []TreeFile
	for _, e := range tree.Entries {
		if e.GetType() != "blob" {
			continue
		}
		if e.GetPath() == "" || !objectName.MatchString(e.GetSHA()) {
			return nil, explain(action, odd("a file lacks its path or its name"))
		}
		files = append(files, TreeFile{e.GetPath(), e.GetSHA(), e.GetMode() == "120000", e.GetSize()})
	}
	return files, nil
}

// Blob returns a file's bytes by the name of its blob. They are proved by it.
func (c *Client) Blob(ctx context.Context, sha string) ([]byte, error) {
	action := "read blob " + sha
	if err := checkObject(sha); err != nil {
		return nil, explain(action, err)
	}
	blob, _, err := c.api.Git.GetBlob(ctx, c.owner, c.name, sha)
	if err != nil {
		return nil, explain(action, err)
	}
	data := []byte(blob.GetContent())
	if blob.GetEncoding() == "base64" {
		if data, err = base64.StdEncoding.DecodeString(strings.ReplaceAll(blob.GetContent(), "\n", "")); err != nil {
			return nil, explain(action, odd("its content is not base64"))
		}
	}
	if blobName(data) != sha {
		return nil, explain(action, odd("the bytes are not those of the name"))
	}
	return data, nil
}

// blobName is what git calls a file of these bytes.
func blobName(data []byte) string {
	sum := sha1.Sum(append(fmt.Appendf(nil, "blob %d\x00", len(data)), data...))
	return hex.EncodeToString(sum[:])
}
