package preview

import (
	"slices"
	"strings"

	"github.com/portevoix/portevoix/internal/markdown"
)

// A tag is a UTM parameter of a link, as it stands there.
type tag struct{ key, value string }

// tagsOf cuts a link into its tags and what it is without them.
func tagsOf(link string) (tags []tag, bare string) {
	link, fragment, _ := strings.Cut(link, "#")
	address, query, _ := strings.Cut(link, "?")
	var own []string
	for pair := range strings.SplitSeq(query, "&") {
		if key, value, _ := strings.Cut(pair, "="); strings.HasPrefix(key, "utm_") {
			tags = append(tags, tag{key, value})
		} else {
			own = append(own, pair)
		}
	}
	return tags, address + "?" + strings.Join(own, "&") + "#" + fragment
}

// tagKeys are the keys of all tags of a group, in order.
func tagKeys(g group) []string {
	var keys []string
	for _, h := range g {
		tags, _ := tagsOf(h.leads())
		for _, t := range tags {
			if !slices.Contains(keys, t.key) {
				keys = append(keys, t.key)
			}
		}
	}
	return keys
}

// valueOf is the value of a tag; empty: the link has none.
func valueOf(link, key string) string {
	tags, _ := tagsOf(link)
	if at := slices.IndexFunc(tags, func(t tag) bool { return t.key == key }); at >= 0 {
		return tags[at].value
	}
	return ""
}

// linkBefore is what a link was: the tags that differ, where nothing else does.
func linkBefore(h handover) string {
	if !h.retagged() {
		return "the same"
	}
	tags, bare := tagsOf(h.leads())
	before, bareBefore := tagsOf(h.was.leads())
	var gone []string
	for _, t := range before {
		if !slices.Contains(tags, t) {
			gone = append(gone, markdown.Cell(t.key+"="+t.value))
		}
	}
	if bare != bareBefore || len(gone) == 0 {
		return markdown.Cell(h.was.leads())
	}
	return strings.Join(gone, " ")
}
