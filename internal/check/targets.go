package check

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/portevoix/portevoix/internal/problem"
	"github.com/portevoix/portevoix/internal/targets"
)

var target = Rule{
	Name: "targets",
	Doc: "Links lead to a page, and a shared one to a page of which networks can make a card: " +
		"with a title, and an image of at least 1200×627 pixels. check --external asks and keeps " +
		"the answers in site/data/targets.json; without it nothing is asked and the file is believed.",
	Example: `
-- site/data/targets.json --
{"schema": 1, "targets": {"https://example.org/news": {"checked": "2026-12-09T08:00:00Z", "status": 404}}}
-- content/posts/gone.en.md --
---
title: Our news
link: https://example.org/news
---
-- finding --
content/posts/gone.en.md:3:7: warning: https://example.org/news answered 404 Not Found on 2026-12-09 [targets]
    → write the address it has moved to, or remove the link
`,
	hub: func(f *finder) {
		known, err := targets.Read(f.Files)
		if err != nil {
			f.warn(problem.Position{File: targets.File}, "%v", err).Cure =
				"remove the file, and run check --external"
		}
		if len(known) == 0 {
			return
		}
		for _, r := range f.references() {
			if t, ok := known.Of(r.link); ok {
				f.target(r, t)
			}
		}
	},
}

// target looks at what is known of a link. That a page can't be had is never an error:
// it may be back by now.
func (f *finder) target(r reference, t targets.Target) {
	on := t.Checked.In(f.Settings.Zone).Format(time.DateOnly)
	answer := strings.TrimSpace(fmt.Sprint(t.Status, " ", http.StatusText(t.Status)))
	switch {
	case t.Error != "":
		f.warn(r.at(), "found no page at %s on %s: %s", r.link, on, t.Error).Cure =
			"open it, and correct or remove the link"
	case slices.Contains(declining, t.Status):
		f.hint(r.at(), "%s does not answer programs: %s on %s", r.link, answer, on).Cure =
			"open it to see that it is there"
	case t.Status >= 400:
		f.warn(r.at(), "%s answered %s on %s", r.link, answer, on).Cure =
			"write the address it has moved to, or remove the link"
	default:
		f.elsewhere(r, t)
		if r.shared {
			f.card(r, t)
		}
	}
}

// declining are answers that say more about who asks than about the page: people may
// well see it.
var declining = []int{
	http.StatusUnauthorized, http.StatusForbidden, http.StatusMethodNotAllowed, http.StatusNotAcceptable,
	http.StatusTooManyRequests, http.StatusUnavailableForLegalReasons, 999, // LinkedIn's
}

// elsewhere finds a link that leads on to another host.
func (f *finder) elsewhere(r reference, t targets.Target) {
	from, to := hostOf(r.link), hostOf(t.Final)
	if to == "" || from == to {
		return
	}
	say := f.hint
	if r.shared {
		say = f.warn
	}
	say(r.at(), "%s leads on to %s", r.link, t.Final).Cure = "write that address, if it is the one you mean"
}

// hostOf is the host of a link in one spelling, with or without www.
func hostOf(link string) string {
	u, err := url.Parse(targets.Address(link))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// LinkedIn shows a large card from these sizes on, in pixels; other networks ask for
// less.
const (
	cardWidth  = 1200
	cardHeight = 627
)

// card finds what networks miss. The writer of a post can mend pages of ours; those of
// others are as they are.
func (f *finder) card(r reference, t targets.Target) {
	say, cure := f.hint, "check how it looks on the network before many share it"
	if u, err := url.Parse(r.link); err == nil && f.Settings.Ours(u.Hostname()) {
		say, cure = f.warn, "mend it on that page: og:title, og:image of at least 1200×627"
	}
	if t.Title == "" {
		say(r.at(), "%s has no title for the card of a network", r.link).Cure = cure
	}
	switch p := t.Image; {
	case p == nil:
		say(r.at(), "%s has no image for the card of a network", r.link).Cure = cure
	case p.Error != "":
		say(r.at(), "networks can't show the image of %s: %s", r.link, p.Error).Cure = cure
	case p.Width > 0 && (p.Width < cardWidth || p.Height < cardHeight):
		say(r.at(), "the image of %s is %d×%d, below %d×%d, so its card is small",
			r.link, p.Width, p.Height, cardWidth, cardHeight).Cure = cure
	}
}
