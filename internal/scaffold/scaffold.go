// Package scaffold writes the file of a new post.
package scaffold

import (
	"os"
	"time"

	"github.com/portevoix/portevoix/internal/site"
)

// Post writes a draft with a title and returns its path, relative to the hub. Its id
// is made of the title. lang is one of the hub's languages; empty: its first.
func Post(hub *site.Hub, root *os.Root, title, lang string, now time.Time) (path string, err error) {
	return "", nil
}
