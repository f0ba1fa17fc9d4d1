package check

import (
	"github.com/portevoix/portevoix/internal/content"
)

// A Rule is one thing that a hub is checked for. One that looks at nothing is held where a
// hub is read, planned and rendered.
type Rule struct {
	Name    string
	Doc     string // what it wants and why, in words for a writer
	Example string // txtar: files with a mistake and, under "finding", what is reported; empty: none

	post func(*finder, *content.Post)     // looks at one post; nil: at none
	text func(*finder, *content.Document) // looks at one text, be it a post's or a page's; nil: at none
	hub  func(*finder)                    // looks at the hub as a whole; nil: does not
	over bool                             // looks at expired and withdrawn posts too
	far  bool                             // what changes in one file can be a finding in another
}

// Rules are all rules, in the order they are explained in.
var Rules = []Rule{
	file,
	frontMatter,
	ids,
	texts,
	media,
	settings,
	languages,
	plan,
	collision,
	drawing,
	template,
	page,
	proposal,
	numbers,
	results,
	mapping,
	privacy,
	limits,
	composer,
	textsMin,
	similar,
	starters,
	disclosure,
	locked,
	banned,
	claims,
	links,
	hashtags,
	utm,
	alt,
	captions,
	mediaSize,
	rights,
	dates,
	freezes,
	expiry,
	unknown,
	withdrawn,
	approved,
	vanished,
	conflicts,
	translation,
	mix,
	contrast,
	hidden,
	headings,
	body,
	deadLinks,
	target,
}
