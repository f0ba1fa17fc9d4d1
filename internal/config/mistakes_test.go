package config_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/portevoix/portevoix/internal/config"
)

// Each mistake has its exact place and its cure, and is the only thing found.
var mistakes = []struct{ name, text, want string }{
	{"unknown key", "langages: [fr]", `1:1: unknown key "langages"; did you mean "languages"?`},
	{"wrong type", "page_size: many", `1:12: found text "many", want a whole number`},
	{"empty title", "title: ''", `1:8: title is empty; write a text, or remove the key`},
	{"title in a language the hub lacks", "languages: [fr, en]\ntitle: {fr: A, ne: B}",
		`2:20: language "ne" is not one of the hub's; did you mean "en"?`},
	{"title as a list", "title: [a]", `1:8: found a list, want a mapping`},

	{"base_url of another scheme", "base_url: ftp://example.org/",
		`1:11: found base_url "ftp://example.org/", want http or https; write the site's address, such as https://example.org/hub/`},
	{"relative base_url", "base_url: /hub/",
		`1:11: found base_url "/hub/", want http or https; write the site's address, such as https://example.org/hub/`},
	{"base_url without host", "base_url: https:///hub/",
		`1:11: found base_url "https:///hub/", want a host without user; write the site's address, such as https://example.org/hub/`},
	{"base_url with a user", "base_url: https://me@example.org/",
		`1:11: found base_url "https://me@example.org/", want a host without user; write the site's address, such as https://example.org/hub/`},
	{"base_url with an empty query", "base_url: https://example.org/?",
		`1:11: found base_url "https://example.org/?", want it without query and fragment; write the site's address, such as https://example.org/hub/`},
	{"base_url with a fragment", "base_url: https://example.org/#top",
		`1:11: found base_url "https://example.org/#top", want it without query and fragment; write the site's address, such as https://example.org/hub/`},
	{"base_url that climbs", "base_url: https://example.org/a/../b/",
		`1:11: found base_url "https://example.org/a/../b/", want a path of letters, digits and -._~; write the site's address, such as https://example.org/hub/`},
	{"base_url that is none", `base_url: "https://exa mple.org/"`,
		`1:11: found base_url "https://exa mple.org/": invalid character " " in host name; write the site's address, such as https://example.org/hub/`},
	{"timezone", "timezone: Paris", `1:11: timezone "Paris" is not known; write a name of the IANA list, such as Europe/Paris or UTC`},
	{"timezone of this machine", "timezone: Local", `1:11: timezone "Local" is not known; write a name of the IANA list, such as Europe/Paris or UTC`},
	{"visibility", "visibility: privat", `1:13: found visibility "privat"; want one of internal, public`},

	{"proposals to no repository", "propose: {repository: hub}",
		`1:23: found repository "hub"; write owner/name, as in the address of its page on GitHub`},
	{"proposals to a way out", "propose: {repository: example/..}",
		`1:23: found repository "example/.."; write owner/name, as in the address of its page on GitHub`},
	{"proposals for no branch", "propose: {branch: ../x}",
		`1:19: found branch "../x"; write the branch that posts are merged into, such as main`},
	{"proposals by mail to more than one", `propose: {mail: "a@example.org?bcc=b@example.org"}`,
		`1:17: found address "a@example.org?bcc=b@example.org"; write it alone, such as posts@example.org`},
	{"proposals by mail to a name", `propose: {mail: "Posts <a@example.org>"}`,
		`1:17: found address "Posts <a@example.org>"; write it alone, such as posts@example.org`},

	{"help of nobody", `{contacts: {comms: {name: A, url: "mailto:a@example.org"}}, help: {contact: coms}}`,
		`1:77: there is no contact "coms"; did you mean "comms"?`},

	{"team that reads as another with a code", "teams: {sales: Sales, sales-north: North}",
		`1:36: team "sales-north" reads as "sales" with a code; let it end in fewer or more than five letters`},
	{"source of no kind", "metrics: {sources: {a: {files: [x]}}}",
		`1:24: kind of source "" is not known; want one of ` + strings.Join(slices.Sorted(slices.Values(config.SourceKinds())), ", ")},
	{"source of a wrong kind", "metrics: {sources: {a: {kind: log}}}", `1:31: kind of source "log" is not known; did you mean "logs"?`},
	{"source without what it needs", "metrics: {sources: {a: {kind: logs}}}",
		`1:24: source "a" has no files; a source of kind logs needs it`},
	{"source with what it ignores", "metrics: {sources: {a: {kind: byhand, format: combined}}}",
		`1:47: a source of kind byhand takes no format; remove it, or write one of files`},
	{"source that takes nothing", "metrics: {sources: {a: {kind: github, files: [x]}}}",
		`1:46: a source of kind github takes no files; remove it`},
	{"source's name", "metrics: {sources: {A: {kind: github}}}",
		`1:24: found id "A"; write it in small letters, digits and single hyphens, such as our-field`},
	{"source's pattern", "metrics: {sources: {a: {kind: logs, files: ['[']}}}",
		`1:45: found files "["; write a path, with * for any characters but /`},
	{"source with two sets of columns", "metrics: {sources: {a: {kind: csv, preset: ga4, mapping: a.yaml}}}",
		`1:58: source "a" has a preset and a mapping; keep one of the two`},
	{"source's mapping elsewhere", "metrics: {sources: {a: {kind: csv, mapping: ../a.yaml}}}",
		`1:45: found mapping "../a.yaml"; write a file of the hub, such as site/metrics/visits.sql`},
	{"primary source", "metrics: {primary: log, sources: {logs: {kind: logs, files: [x]}}}",
		`1:20: there is no primary "log"; did you mean "logs"?`},
	{"value without its source", "metrics: {value: {currency: EUR, visit: 1.2}}",
		`1:18: metrics.value.source is empty; say where the figure comes from: it is shown beside the value`},
	{"value below nothing", "metrics: {value: {currency: EUR, visit: -1, source: Guess}}",
		`1:41: found a visit worth -1; write what one would have cost, such as 1.20`},
	{"value in euros", "metrics: {value: {currency: €, visit: 1, source: Guess}}",
		`1:29: found currency "€"; write its three letters, such as EUR`},

	{"approvals without rules", "approvals: {require: true}",
		`1:12: approvals are required, and no rule says whose; write teams and rules, such as rules: [{team: legal, count: 1}]`},
	{"no source of approvals", "approvals: {require: true, source: [], teams: {legal: [a]}, rules: [{team: legal}]}",
		"1:36: approvals are required, and they are looked for nowhere; write one or more of github, trailers, attestation"},
	{"source of approvals", "approvals: {source: gitlab}", `1:21: source "gitlab" is not known; did you mean "github"?`},
	{"what an approval covers", "approvals: {covers: texts}", `1:21: found approvals.covers "texts"; want one of file, share`},
	{"how long an approval holds", "approvals: {valid_for: a year}",
		`1:24: found duration "a year"; write a number of days such as 365d, or 0 for ever`},
	{"team without members", "approvals: {teams: {legal: []}}", `1:28: team "legal" has no member; name at least one, by login or address`},
	{"member that is a team", "approvals: {teams: {legal: [org/legal]}}",
		`1:29: found member "org/legal"; write a login or an address; of a GitHub team each member`},
	{"rule of an unknown team", "approvals: {teams: {legal: [a]}, rules: [{team: legl}]}",
		`1:49: there is no team "legl"; did you mean "legal"?`},
	{"more approvals than members", "approvals: {teams: {legal: [a]}, rules: [{team: legal, count: 2}]}",
		`1:63: found count 2, the team has 1; write how many of the team have to approve`},
	{"rule of an unknown topic", "topics: {hiring: Hiring}\napprovals: {teams: {hr: [a]}, rules: [{team: hr, topics: [hirng]}]}",
		`2:59: topics "hirng" is not known; did you mean "hiring"?`},
	{"rule of a path outside", "approvals: {teams: {hr: [a]}, rules: [{team: hr, paths: [../x]}]}",
		`1:58: found path "../x"; write a file or folder such as content/posts/law`},
	{"reviewers that are no team", "entities: {lyon: {name: Lyon, reviewers: [law]}}\n" +
		"approvals: {require: true, teams: {hr: [a]}, rules: [{team: hr}]}",
		`1:43: there is no team "law"; write it in approvals: teams`},

	{"language in capitals", "languages: [fr, EN]", `1:17: found language "EN"; write a language code in lower case, such as fr or pt-br`},
	{"language twice", "languages: [fr, fr]", `1:17: language "fr" stands here again; keep one of the two`},
	{"no language", "languages: []", `1:12: the hub has no language; name at least one: languages: [en]`},
	{"language that is a list", "languages: [[x], en]", `1:13: found a list, want text`},

	{"colour by name", "brand: {color: red}", `1:16: found colour "red"; write six hexadecimal digits in quotes, such as "#0b5d5e"`},
	{"logo elsewhere", "brand: {logo: ../secret.svg}", `1:15: found logo "../secret.svg"; write the name of an .svg or .png file in site/static`},
	{"logo of another kind", "brand: {logo: logo.gif}", `1:15: found logo "logo.gif"; write the name of an .svg or .png file in site/static`},
	{"logo that is not there", "brand: {logo: log.svg}", `1:15: there is no file site/static/log.svg; put the logo there, or remove the key`},

	{"topic id", "topics: {Web: Web}", `1:15: found id "Web"; write it in small letters, digits and single hyphens, such as our-field`},
	{"topic without name", "topics: {web: {}}", `1:15: topics.web is empty; write a name for all languages, or one per language`},
	{"topic twice", "topics:\n  web: Web\n  web: Toile", `3:3: key "web" stands here again, first on line 2; keep one of the two`},
	{"contact by http", "contacts: {a: {name: A, url: 'http://example.org/'}}",
		`1:30: found address "http://example.org/"; write an https address or mailto:name@example.org`},
	{"contact by script", "contacts: {a: {name: A, url: 'javascript:alert(1)'}}",
		`1:30: found address "javascript:alert(1)"; write an https address or mailto:name@example.org`},
	{"contact with a user", "contacts: {a: {name: A, url: 'https://example.org@evil.example/'}}",
		`1:30: found address "https://example.org@evil.example/"; write an https address or mailto:name@example.org`},

	{"network", "networks: [linkedin, linkdin]", `1:22: network "linkdin" is not known; did you mean "linkedin"?`},
	{"network twice", "networks: [x, {name: x}]", `1:15: network "x" stands here again; keep one of the two`},
	{"network limit", "networks: [{name: x, limit: -1}]", `1:29: found limit -1; write how many characters a text may have; 0: no limit`},
	{"network key, and the next in its place", "networks: [{name: x, limits: 2}, y]",
		`1:22: unknown key "limits"; did you mean "limit"?` + "\n" + `1:34: network "y" is not known; did you mean "x"?`},
	{"links through nothing", "links: go",
		`1:8: links: go has no address; write go: {address: https://go.example.org/, server: nginx}, or links: direct`},
	{"links through no address", "go: {address: go.example.org, server: nginx}",
		`1:15: found address "go.example.org", want http or https; write an address of yours that has no pages, such as https://go.example.org/`},
	{"links through pages", "base_url: https://a.example/hub/\ndomains: [a.example]\ngo: {address: https://a.example/hub/en/, server: nginx}",
		`3:15: address "https://a.example/hub/en/" is among the hub's pages; write another host, or https://a.example/hub/go/`},
	{"links through what is above pages", "base_url: https://a.example/hub/\ndomains: [a.example]\ngo: {address: https://a.example/, server: nginx}",
		`3:15: address "https://a.example/" is among the hub's pages; write another host, or https://a.example/hub/go/`},
	{"links through somebody else", "domains: [a.example]\nlinks: go\ngo: {address: https://short.example/, server: nginx}",
		`3:15: address "https://short.example/" is on none of your domains; add its host to domains`},
	{"links without a server", "domains: [a.example]\ngo: {address: https://a.example/}",
		`2:5: go has no server; write what answers at the address: nginx, caddy, netlify, cloudflare, pages`},
	{"links by another server", "domains: [a.example]\ngo: {address: https://a.example/, server: ngins}",
		`2:43: found server "ngins"; did you mean "nginx"?`},
	{"links", "links: indirect", `1:8: found links "indirect"; did you mean "direct"?`},

	{"UTM placeholder", `utm: {source: "{netwrk}"}`, `1:15: placeholder {netwrk} is not known; did you mean "network"?`},
	{"UTM placeholder twice", `utm: {source: "{network}.{network}"}`, `1:15: placeholder {network} stands here twice; keep one of the two`},
	{"UTM placeholders side by side", `utm: {content: "{post}{lang}.{text}"}`,
		`1:16: found "" between two placeholders; put a dot or an underscore there: ids hold hyphens, so the value could not be read back`},
	{"UTM hyphen between", `utm: {content: "{post}.{lang}-{text}"}`,
		`1:16: found "-" between two placeholders; put a dot or an underscore there: ids hold hyphens, so the value could not be read back`},
	{"UTM capitals", `utm: {medium: Social}`, `1:15: found "Social" in a pattern; write small letters, digits, dot, underscore and hyphen`},
	{"UTM unclosed placeholder", `utm: {source: "{network"}`, `1:15: found "{network" in a pattern; write small letters, digits, dot, underscore and hyphen`},
	{"UTM content without text", `utm: {content: "{post}.{lang}"}`,
		`1:16: pattern "{post}.{lang}" does not hold {text}; without it visits can't be counted by post, language and text`},
	{"UTM previous", "utm:\n  previous:\n    - {source: a b}", `3:16: found "a b" in a pattern; write small letters, digits, dot, underscore and hyphen`},
	{"UTM default campaign", "utm: {default_campaign: Our hub}",
		`1:25: found id "Our hub"; write it in small letters, digits and single hyphens, such as our-field`},
	{"domain with a scheme", "domains: ['https://example.org']",
		`1:11: found domain "https://example.org"; write the host alone, such as example.org: it covers its subdomains`},
	{"domain with a star", "domains: ['*.example.org']",
		`1:11: found domain "*.example.org"; write the host alone, such as example.org: it covers its subdomains`},
	{"domain with a port", "domains: ['example.org:443']",
		`1:11: found domain "example.org:443"; write the host alone, such as example.org: it covers its subdomains`},
	{"domain of everybody", "domains: [com]",
		`1:11: found domain "com", below which anybody can have a host; write your own, such as example.com`},
	{"domain of a host's customers", "domains: [intranet, github.io, example.co.uk, CO.uk]",
		`1:21: found domain "github.io", below which anybody can have a host; write your own, such as example.github.io` +
			"\n" + `1:47: found domain "CO.uk", below which anybody can have a host; write your own, such as example.CO.uk`},

	{"disclosure none", "disclosures: {none: {en: {long: A, short: B}}}",
		`1:21: the name "none" is reserved for posts without disclosure; choose another name`},
	{"disclosure without short form", "disclosures:\n  a:\n    en: {long: A}",
		`3:9: disclosures.a.en.short is empty; write what stands where the sentence does not fit`},
	{"disclosure without language", "disclosures: {a: {}}", `1:18: disclosure "a" has no language; write its long and short form per language`},
	{"default disclosure", "default_disclosure: standard", `1:21: there is no disclosure "standard"; name one of disclosures, or write "" for none`},
	{"entity id", "entities: {Lyon: {name: L}}",
		`1:18: found id "Lyon"; write it in small letters, digits and single hyphens, such as our-field`},
	{"entity twice", "entities:\n  a: {name: A}\n  a: {name: B}", `3:3: key "a" stands here again, first on line 2; keep one of the two`},
	{"entity without name", "entities: {a: {contact: ''}}",
		`1:15: entities.a.name is empty; write a name for all languages, or one per language`},
	{"entity's unknown key", "entities: {a: {name: A, domain: [a.org]}}", `1:25: unknown key "domain"; did you mean "domains"?`},
	{"entity's colour", "entities: {a: {name: A, brand: {accent: blue}}}",
		`1:41: found colour "blue"; write six hexadecimal digits in quotes, such as "#0b5d5e"`},
	{"entity's logo", "entities: {a: {name: A, brand: {logo: a.svg}}}",
		`1:39: there is no file site/static/a.svg; put the logo there, or remove the key`},
	{"entity's domain", "entities: {a: {name: A, domains: [a.org, github.io]}}",
		`1:42: found domain "github.io", below which anybody can have a host; write your own, such as example.github.io`},
	{"entity's disclosure", "entities: {a: {name: A, disclosure: nono}}", `1:37: there is no disclosure "nono"; did you mean "none"?`},
	{"entity's contact", "contacts: {comms: {name: C, url: 'mailto:c@a.org'}}\nentities: {a: {name: A, contact: coms}}",
		`2:34: there is no contact "coms"; did you mean "comms"?`},
	{"entity's reviewers", "entities: {a: {name: A, reviewers: ['@legal']}}",
		`1:37: found id "@legal"; write it in small letters, digits and single hyphens, such as our-field`},
	{"freeze without a name", "freezes: [{reason: R}]",
		`1:11: found id ""; write it in small letters, digits and single hyphens, such as our-field`},
	{"freeze twice", "freezes: [{id: a, reason: R}, {id: a, reason: R}]",
		`1:36: freeze "a" stands here again; keep one of the two, or rename it`},
	{"freeze without a reason", "freezes: [{id: a}]",
		`1:11: freezes[1].reason is empty; say why: it is shown in place of the texts`},
	{"freeze that ends before it begins", "freezes: [{id: a, from: 2026-12-02, until: 2026-12-01, reason: R}]",
		`1:44: freeze "a" ends before it begins; correct from or until`},
	{"freeze's date", "freezes: [{id: a, from: tomorrow, reason: R}]",
		`1:25: found "tomorrow", want a date; write 2026-11-20 or 2026-11-20T09:00:00+01:00`},
	{"freeze's unknown key", "freezes: [{id: a, topic: [b], reason: R}]", `1:19: unknown key "topic"; did you mean "topics"?`},
	{"freeze's topic", "topics: {cloud: C}\nfreezes: [{id: a, topics: [clout], reason: R}]",
		`2:28: topics "clout" is not known; did you mean "cloud"?`},
	{"freeze's entity", "freezes: [{id: a, entities: [lyon], reason: R}]",
		`1:30: entities "lyon" is not known; there is none yet: add it, or leave this out`},
	{"freeze's language", "freezes: [{id: a, languages: [fr], reason: R}]",
		`1:31: languages "fr" is not known; want one of en`},
	{"freeze's network", "freezes: [{id: a, networks: [linkdin], reason: R}]",
		`1:30: networks "linkdin" is not known; did you mean "linkedin"?`},
	{"banned words and pattern", "banned: [{words: [a], pattern: b, reason: r, advice: s}]",
		`1:10: banned[1] wants either words or a pattern; write one of the two keys`},
	{"banned nothing", "banned: [{reason: r, advice: s}]", `1:10: banned[1] wants either words or a pattern; write one of the two keys`},
	{"banned without reason", "banned: [{words: [a], advice: s}]", `1:10: banned[1].reason is empty; say why it is not wanted`},
	{"banned without advice", "banned: [{words: [a], reason: s}]", `1:10: banned[1].advice is empty; say what to write instead`},
	{"banned empty word", "banned: [{words: [a, ' '], reason: r, advice: s}]", `1:22: banned[1].words[2] is empty; remove it`},
	{"banned pattern", "banned: [{pattern: '(a', reason: r, advice: s}]",
		`1:20: missing closing ): "(a"; write an expression of RE2, in single quotes`},
	{"banned everything", "banned: [{pattern: 'a*', reason: r, advice: s}]",
		`1:20: the pattern matches every text; remove what makes all of it optional`},

	{"mix of an unknown kind", "mix: {jobs: {max: 10}}", `1:13: kind of post "jobs" is not known; did you mean "job"?`},
	{"mix out of range", "mix: {job: {max: 101}}", `1:18: found 101 per cent; write a whole number from 0 to 100`},
	{"mix min above max", "mix: {job: {min: 20, max: 10}}", `1:18: found min 20 above max 10; lower min or raise max`},
	{"mix that asks for too much", "mix: {job: {min: 60}, event: {min: 60}}",
		`1:6: the least shares sum to 120 per cent; lower some min until they sum to 100 or less`},
	{"mix that leaves too little", "mix: {company: {max: 10}, industry: {max: 10}, people: {max: 10}, job: {max: 10}, event: {max: 10}}",
		`1:6: the greatest shares sum to 50 per cent; raise some max until they sum to 100 or more`},
	{"expiry without unit", "default_expiry: 90", `1:17: found duration "90"; write a number of days such as 90d, or 0 for none`},
	{"expiry in the past", "default_expiry: -1d", `1:17: found duration "-1d"; write a number of days such as 90d, or 0 for none`},
	{"expiry for ever", "default_expiry: 999999d", `1:17: found duration "999999d"; write a number of days such as 90d, or 0 for none`},
	{"page size", "page_size: 201", `1:12: found page_size 201; write a number from 1 to 200`},
	{"size without unit", "limits: {file: 100}",
		`1:16: found size "100"; write a whole number with its unit, such as 100MB, or 1GiB of 1024 MiB`},
	{"size that is none", "limits: {site: -1GB}",
		`1:16: found size "-1GB"; write a whole number with its unit, such as 100MB, or 1GiB of 1024 MiB`},
	{"size that no disk has", "limits: {site: 9999999999999GB}",
		`1:16: found size "9999999999999GB"; write a whole number with its unit, such as 100MB, or 1GiB of 1024 MiB`},
	{"texts_min", "texts_min: -1", `1:12: found texts_min -1; write a number from 0 to 100`},
}

func TestMistakes(t *testing.T) {
	for _, test := range mistakes {
		t.Run(test.name, func(t *testing.T) {
			if got := found(test.text); got != test.want {
				t.Errorf("in %q\nfound %s\nwant  %s", test.text, got, test.want)
			}
		})
	}
}

// found returns the problems of a hub.yaml, one a line, without file and rule.
func found(text string) string {
	_, problems := config.Read(fstest.MapFS{config.File: {Data: []byte(text)}})
	var lines []string
	for _, p := range problems {
		line := strings.TrimPrefix(p.String(), config.File+":")
		lines = append(lines, strings.TrimSuffix(line, " [settings]"))
	}
	return strings.Join(lines, "\n")
}

// Every mistake at once: each is found as it is alone.
func TestNoMistakeHidesAnother(t *testing.T) {
	text := `title: {fr: A, de: B}
base_url: nowhere
timezone: Mars
languages: [fr, fr]
networks: [linkdin]
links: go
utm: {medium: Social}
domains: ["a b"]
disclosures: {a: {}}
default_disclosure: b
banned: [{}]
mix: {jobs: {}}
page_size: 0
`
	lines := strings.Split(found(text), "\n")
	at := map[string]bool{}
	for _, line := range lines {
		number, _, _ := strings.Cut(line, ":")
		at[number] = true
	}
	if want := strings.Count(text, "\n"); len(at) != want {
		t.Errorf("problems on %d lines, want %d:\n%s", len(at), want, strings.Join(lines, "\n"))
	}
}

// What is right beside a mistake is kept.
func TestMistakeCostsOnlyItself(t *testing.T) {
	s, _ := read("topics:\n  web: Web\n  bad: [1]\nnetworks: [linkdin, x]\nlanguages: [fr, XX]\nutm: {medium: '{', source: relay}")
	if len(s.Topics) != 1 || s.Topics[0].Name.In("fr", nil) != "Web" {
		t.Errorf("topics are %v", s.Topics)
	}
	if len(s.Networks) != 1 || s.Networks[0].Name != "x" {
		t.Errorf("networks are %v", s.Networks)
	}
	if len(s.Languages) != 1 || s.UTM.Medium != "social" || s.UTM.Source != "relay" {
		t.Errorf("languages %v, utm %+v", s.Languages, s.UTM)
	}
}
