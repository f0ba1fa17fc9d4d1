// Package site makes the plan of a hub's pages.
//
// Read reads everything a hub's files say. Plan turns it into the list of the
// files of the site: each a Page with its path, its template and an Input. An
// input holds the few things its page is made of, and nothing else: its Key names
// them all and its View, which is only made when the page has to be rendered, can
// reach no more. So two pages with equal keys are equal, and a page whose key did
// not change need not be made again.
//
// Time reaches a page only as the state of a post (live, expired, withdrawn …), as the
// freezes that hold for it, and as whether a campaign has begun; only status.json knows
// the time itself.
//
// Beside the pages stand what other programs read:
//
//	LANG/feed.atom .rss .json            the newest posts in a language
//	LANG/topics/T/feed.atom .rss .json   those of a topic
//	LANG/calendar.ics                    posts, their last days, campaigns
//	search/LANG.json, search/NAME.json   the index of the search page: see package search
//	LANG/metrics/NAME.csv                the tables of the page of results
//	sitemap.xml, robots.txt              for search engines; none for insiders
//	sw.js                                lets pages be read without a connection: Kept
//	networks.json, rules.json            how texts are counted and what is banned: NetworksFile, RulesFile
//
// Feeds and calendars hold their language only. A post that was taken back stays in
// them, as that. Their dates are those of what they hold, so a later build of the same
// content changes no byte of them. An item is known by the first address that its post
// had: renaming announces nothing again. Robots read robots.txt at the root of a host
// only: where a hub stands below a path, the host's own has to name the sitemap.
//
// status.json says what may no longer be shared, now. A page that is open asks for it
// when it is looked at again and before a way to a network opens (site/static/status.js):
//
//	{
//	  "v": 1,                                  // of this form; what is added leaves it
//	  "now": "2026-11-22T12:00:00Z",           // of the build
//	  "next_change": "2026-12-01T00:00:00Z",   // when what is published changes; null: never
//	  "withdrawn": ["id", "former-id"],        // posts that were taken back: also those with
//	                                           // mistakes, and whatever approvals say
//	  "expired": ["id", "former-id"],          // posts that ended in the last 30 days
//	  "freezes": [{                            // that hold; an empty list means every one
//	    "topics": [], "entities": [], "languages": [], "networks": ["x"],
//	    "until": "2026-12-01T00:00:00Z",       // null: until it is lifted
//	    "reason": {"en": "…", "fr": "…"}       // in every language of the hub
//	  }]
//	}
//
// To add a kind of page: one file with its function, its input and its view, and one
// line in kinds.
package site

import (
	"io/fs"

	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/config"
	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/lang"
	"github.com/portevoix/portevoix/internal/metrics"
	"github.com/portevoix/portevoix/internal/network"
	"github.com/portevoix/portevoix/internal/overlay"
	"github.com/portevoix/portevoix/internal/problem"
)

// A Hub is everything that a hub's files say.
type Hub struct {
	Settings  *config.Settings
	Privacy   *config.Privacy
	Facts     *metrics.Facts // that were counted
	Library   *content.Library
	Words     map[string]*lang.Catalogue // of each of the hub's languages
	Templates fs.FS                      // the hub's own over the program's
	Files     fs.FS                      // the hub as it stands
	static    fs.FS                      // the hub's own over the program's
	written   *content.Library           // of a hub that is planned: whatever approvals say
	standings map[approvals.Key]approvals.Standing
}

// Source says what a hub is read from.
type Source struct {
	Program fs.FS          // templates, words and assets that every hub has
	Hub     fs.FS          // the hub's folder
	BaseURL string         // instead of the one in the settings; empty: that one
	Cache   *content.Cache // of files read before; nil: none
}

// Read reads a hub. What can be read is there even where there are problems.
func Read(s Source) (*Hub, problem.List) {
	settings, problems := config.Read(s.Hub)
	if s.BaseURL != "" {
		settings.Elsewhere = true
		if err := settings.SetBaseURL(s.BaseURL); err != nil {
			problems = append(problems, problem.Errorf(problem.Position{File: config.File}, "settings", "%v", err))
		}
	}
	privacy, found := config.ReadPrivacy(s.Hub)
	problems = append(problems, found...)
	facts, found := metrics.Read(s.Hub)
	problems = append(problems, found...)
	library, found := content.Read(s.Hub, content.Options{
		Languages: settings.Languages,
		Zone:      settings.Zone,
		Networks:  network.Names(network.All), // whether the hub offers them or not
		Cache:     s.Cache,
	})
	problems = append(problems, found...)
	words, found := lang.Read(settings.Languages, s.Program, s.Hub)
	problems = append(problems, found...)
	layers := overlay.FS{s.Program, s.Hub}
	hub := &Hub{Settings: settings, Privacy: privacy, Facts: facts, Library: library, Words: words, Files: s.Hub}
	hub.Templates, _ = fs.Sub(layers, "templates")
	hub.static, _ = fs.Sub(layers, "site/static")
	problems.Sort()
	return hub, problems
}
