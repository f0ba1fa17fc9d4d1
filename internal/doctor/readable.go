package doctor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/github"
)

// readable looks for what everybody can read in the repository before its time.
func readable(_ context.Context, x *remote) {
	if x.repository.Private() {
		return
	}
	at := x.repository.Name
	if x.settings.Visibility == "internal" {
		x.warn(at, "the hub is internal, and its repository is public",
			"everybody can read there what colleagues read here", "make the repository private, or write visibility: public in the settings")
	}
	if x.countsTeams() {
		x.fail(at, "what teams brought, day by day, would stand in a public repository",
			"the branch portevoix-metrics has it, and min_group holds on the site alone",
			"make the repository private; or take teams out of the settings, and delete that branch once")
	}
	if waiting := x.embargoed(); len(waiting) > 0 {
		x.warn(at, "what waits for its date stands in a public repository: "+some(waiting),
			"an embargo holds on the site alone", "keep posts out until their day, or make the repository private")
	}
	if x.settings.Approvals.Require {
		x.note(at, "what waits for approval stands in a public repository", "it is withheld on the site alone",
			"make the repository private if nobody may read it before")
	}
}

// countsTeams reports whether there are numbers with the teams of colleagues in them.
func (x *remote) countsTeams() bool {
	return len(x.settings.Teams) > 0 && len(x.settings.Metrics.Sources) > 0
}

// embargoed are the ids of posts whose time has not come.
func (x *remote) embargoed() []string {
	library, _ := content.Read(x.Files, content.Options{Languages: x.settings.Languages, Zone: x.settings.Zone})
	var ids []string
	for _, post := range library.Posts {
		if post.State(x.now) == content.Embargoed {
			ids = append(ids, post.ID)
		}
	}
	return ids
}

// pages looks who sees the site, and where. An internal hub must not be seen by all: any
// doubt is an error.
func pages(ctx context.Context, x *remote) {
	const at = "GitHub Pages"
	internal := x.settings.Visibility == "internal"
	switch site, err := x.client.Pages(ctx); {
	case err != nil && internal:
		x.fail(at, "it is not known who sees the pages: "+err.Error(), "the hub is internal",
			"publish once a token that may read it has seen that they are private")
	case err != nil:
		x.unseen(at, err)
	case site == nil:
		x.nowhere(at)
	case internal && site.Public:
		x.fail(at, "the hub is internal, and everybody sees the pages at "+site.URL,
			"visibility: internal only asks search engines to stay away",
			"restrict who sees them: Settings, Pages, Visibility; where that can't be chosen, host the hub elsewhere")
	default:
		x.shown(at, site)
	}
}

// nowhere is for a hub whose settings say that GitHub shows it.
func (x *remote) nowhere(at string) {
	base, err := url.Parse(x.settings.BaseURL)
	if err == nil && strings.HasSuffix(base.Hostname(), ".github.io") {
		x.note(at, "it shows nothing, and base_url is "+x.settings.BaseURL, "what is shared leads there",
			"choose GitHub Actions as the source: Settings, Pages")
	}
}

func (x *remote) shown(at string, site *github.PagesSite) {
	if site.Build == "legacy" {
		x.warn(at, "it shows a branch, and not what a workflow builds", "what is published by a workflow is not seen",
			"choose GitHub Actions as the source: Settings, Pages")
	}
	if !site.HTTPS {
		x.warn(at, "pages can be read without https", "whoever is on the way can change them",
			"enforce it: Settings, Pages")
	}
	if site.URL != "" && strings.TrimSuffix(site.URL, "/") != strings.TrimSuffix(x.settings.BaseURL, "/") {
		x.warn(at, fmt.Sprintf("it shows the hub at %s, and base_url is %s", site.URL, x.settings.BaseURL),
			"every link between pages leads below base_url",
			"write base_url: "+strings.TrimSuffix(site.URL, "/")+"/ in the settings")
	}
}

func missing(err error) bool { return errors.Is(err, github.ErrNotFound) }

// place is where a mistake of CODEOWNERS stands.
func place(m github.OwnersError) string { return fmt.Sprintf("%s:%d:%d", m.Path, m.Line, m.Column) }

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

func orElse(text, other string) string { return cmp.Or(firstLine(text), other) }
