package share

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portevoix/portevoix/internal/content"
)

// hashtags are the edition's and then its campaign's, each once, without #.
func hashtags(l *content.Library, p *content.Post, e *content.Edition) []string {
	if e.Kept != nil {
		return e.Kept.Hashtags
	}
	tags := e.Hashtags
	if campaign, ok := l.Campaign(p.Campaign); ok {
		if edition, ok := campaign.In(e.Lang); ok {
			tags = append(tags[:len(tags):len(tags)], edition.Meta.Hashtag)
		} else {
			tags = append(tags[:len(tags):len(tags)], campaign.Original().Meta.Hashtag)
		}
	}
	var once []string
	for _, tag := range tags {
		if tag != "" && !containsFold(once, tag) {
			once = append(once, tag)
		}
	}
	return once
}

func containsFold(list []string, s string) bool {
	for _, known := range list {
		if strings.EqualFold(known, s) {
			return true
		}
	}
	return false
}

// hashtagLine writes the hashtags that the words do not hold yet.
func hashtagLine(words string, tags []string) string {
	var b strings.Builder
	for _, tag := range tags {
		if holdsHashtag(words, tag) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte('#')
		b.WriteString(tag)
	}
	return b.String()
}

// holdsHashtag finds #tag as a word of its own, without regard to case.
func holdsHashtag(words, tag string) bool {
	for {
		_, after, found := strings.Cut(words, "#")
		if !found {
			return false
		}
		if len(after) >= len(tag) && strings.EqualFold(after[:len(tag)], tag) && endsWord(after[len(tag):]) {
			return true
		}
		words = after
	}
}

func endsWord(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return after == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_'
}
