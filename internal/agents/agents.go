// Package agents tells people from programs, by what each says it is.
//
// A browser says Mozilla/5.0 and what it runs on; so do the windows in which LinkedIn,
// Facebook or Instagram show pages to people. All others are programs: search engines, what
// looks at a page to show a preview of it, what asks whether a server is well, libraries.
// Many of those say Mozilla too; they are known by crawlers.txt, the patterns of
// crawler-user-agents (https://www.npmjs.com/package/crawler-user-agents, MIT, at the version
// that tools/package.json names), and by words that no browser has in its name.
//
// A program that says it is a browser, and nothing else, is taken for one.
package agents

import (
	"regexp"
	"strings"
)

// IsRobot tells whether an agent, as a request names it, is a program that no person looks
// through.
func IsRobot(agent string) bool {
	return !beginsAsBrowser.MatchString(agent) || says(agent) || known().match(agent)
}

var beginsAsBrowser = regexp.MustCompile(`^(Mozilla/[45]\.0 \(|Opera/9)`)

// words are those of programs: an address to read about them, or what they do. A phone is
// named Cubot.
var words = []string{
	"://", "www.", "mailto:", "bot", "crawl", "spider", "preview", "headless", "lighthouse", "prerender", "monitor",
}

func says(agent string) bool {
	agent = strings.ReplaceAll(strings.ToLower(agent), "cubot", "")
	for _, word := range words {
		if strings.Contains(agent, word) {
			return true
		}
	}
	return false
}

// IsPrefetch tells whether a browser asked ahead, before anybody wanted to see the page: by
// what the headers Sec-Purpose, Purpose or X-Moz say.
func IsPrefetch(purpose string) bool {
	purpose = strings.ToLower(purpose)
	return strings.Contains(purpose, "prefetch") || strings.Contains(purpose, "prerender") ||
		strings.Contains(purpose, "preview")
}
