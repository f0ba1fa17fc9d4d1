// Package portevoix holds the files that the program brings to every hub: its
// templates, its words in each language and its look. A hub's own files win over
// them.
package portevoix

import "embed"

// Files are the folders of the program, named as in a hub.
//
//go:embed templates site/static site/languages
var Files embed.FS
