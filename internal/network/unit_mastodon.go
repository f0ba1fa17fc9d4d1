package network

import (
	"regexp"
	"strings"
)

// Mastodon counts graphemes, a link with its protocol as 23 and @user@server as
// @user (docs.joinmastodon.org, user/posting). Links are those of its composer,
// which uses twitter-text; its server takes more characters into a path, so it
// may count less.
func countMastodon(text string) int {
	var counted strings.Builder
	from := 0
	for {
		m, ok := nextMatch(text, from, false)
		if !ok {
			break
		}
		counted.WriteString(text[from:m.start])
		counted.WriteString(linkPlaceholder)
		from = m.end
	}
	counted.WriteString(text[from:])
	return countGraphemes(shortMentions(counted.String()))
}

var linkPlaceholder = strings.Repeat("x", linkWeight)

var mention = regexp.MustCompile(`(?i)(^|[^/\w])@([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]`)

func shortMentions(text string) string {
	if strings.Count(text, "@") < 2 {
		return text
	}
	return mention.ReplaceAllString(text, "$1@$2")
}
