package check

import (
	"net/url"
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/content"
	"github.com/portevoix/portevoix/internal/share"
)

var utm = Rule{
	Name: "utm",
	Doc: "Visits from shared links are filed by analytics as organic social or as mail, never " +
		"as paid or as nothing. Tried on the links as they are handed over, by the rules of " +
		"Google Analytics 4.",
	Example: `
-- site/hub.yaml --
title: Hub
domains: [example.org]
networks: [mastodon]
utm: {medium: employee-advocacy}
-- content/posts/tagged.en.md --
---
title: Our summer
link: https://example.org/summer
share: {any: [Swimming and reading.]}
---
-- finding --
site/hub.yaml:4:15: warning: analytics would file source mastodon, medium employee-advocacy as Unassigned, want Organic Social or Email [utm]
    → write medium: social
`,
	post: func(f *finder, p *content.Post) {
		for _, e := range p.Editions {
			for _, s := range f.handed(p, e.Lang) {
				if s.Target != e.Link || len(ownTags(e.Link)) > 0 {
					f.misfiled(e, s)
				}
			}
		}
	},
}

// misfiled tries a link. Tags of the hub are found once, in its settings, those of
// the author at the link.
func (f *finder) misfiled(e *content.Edition, s share.Share) {
	source, medium := tag(s.Target, "utm_source"), tag(s.Target, "utm_medium")
	filed := channel(source, medium)
	if filed == organicSocial || filed == email {
		return
	}
	at, cure := f.Settings.At("utm", "medium"), "write medium: social"
	if len(ownTags(e.Link)) > 0 {
		at, cure = e.At("link"), "remove the link's own utm_ tags"
	}
	f.warn(at, "analytics would file source %s, medium %s as %s, want %s or %s",
		source, medium, filed, organicSocial, email).Cure = cure
}

// tag returns the value of a key in a link's query.
func tag(link, key string) string {
	link, _, _ = strings.Cut(link, "#")
	_, query, _ := strings.Cut(link, "?")
	for pair := range strings.SplitSeq(query, "&") {
		if name, value, _ := strings.Cut(pair, "="); strings.EqualFold(name, key) {
			if decoded, err := url.QueryUnescape(value); err == nil {
				return decoded
			}
			return value
		}
	}
	return ""
}

const (
	organicSocial = "Organic Social"
	email         = "Email"
)

var (
	mail   = []string{"email", "e-mail", "e_mail", "e mail"}
	social = []string{"social", "social-network", "social-media", "sm", "social network", "social media"}
	// sites are social to GA4 whatever the medium. Its own list is longer, and not public.
	sites = []string{"facebook", "instagram", "linkedin", "pinterest", "reddit", "twitter"}
)

// channel is where GA4 files a visit, as far as shared links go: the first rule that
// fits (support.google.com/analytics/answer/9756891). Case makes no difference.
func channel(source, medium string) string {
	source, medium = strings.ToLower(source), strings.ToLower(medium)
	site := slices.Contains(sites, source)
	paid := strings.Contains(medium, "cp") || strings.HasPrefix(medium, "paid") ||
		medium == "ppc" || medium == "retargeting"
	push := strings.HasSuffix(medium, "push") || strings.Contains(medium, "mobile") ||
		strings.Contains(medium, "notification")
	switch {
	case paid && site:
		return "Paid Social"
	case slices.Contains([]string{"display", "banner", "expandable", "interstitial", "cpm"}, medium):
		return "Display"
	case paid:
		return "Paid Other"
	case site || slices.Contains(social, medium):
		return organicSocial
	case slices.Contains(mail, source) || slices.Contains(mail, medium):
		return email
	case slices.Contains([]string{"referral", "app", "link"}, medium):
		return "Referral"
	case medium == "affiliate" || medium == "affiliates":
		return "Affiliates"
	case source == "sms" || medium == "sms":
		return "SMS"
	case push:
		return "Mobile Push Notifications"
	}
	return "Unassigned"
}
