package check

import (
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/share"
	"github.com/portevoix/portevoix/internal/site"
)

// A Rule is one thing a hub is checked for.
type Rule struct {
	Name    string
	Doc     string // what it wants and why, in words for a writer
	Example string // files with a mistake, and under "finding" what is reported, as txtar

	post func(*finder, *content.Post) // looks at one post; nil: at none
	hub  func(*finder)                // looks at the hub as a whole; nil: does not
	over bool                         // looks at expired and withdrawn posts too
	far  bool                         // a change in one file can cause a finding in another
}

// A finder gathers what a rule finds.
type finder struct {
	*site.Hub
	Options
	rule     *Rule
	problems problem.List
	shares   map[*content.Edition][]share.Share // of the post at hand
}

func run(hub *site.Hub, o Options, rules []Rule) problem.List { return nil }
