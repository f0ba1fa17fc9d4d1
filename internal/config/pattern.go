package config

import "strings"

// A Pattern is a UTM value with placeholders {network} {campaign} {post} {lang}
// {text}. Its fixed parts are small letters, digits, dot, underscore and hyphen;
// what stands between two placeholders holds a dot or an underscore, which no id
// has, so that a value can be read back.
type Pattern string

// Facts are the values of a pattern's placeholders.
type Facts struct{ Network, Campaign, Post, Lang, Text string }

var placeholders = []string{"network", "campaign", "post", "lang", "text"}

func (f *Facts) field(placeholder string) *string {
	switch placeholder {
	case "network":
		return &f.Network
	case "campaign":
		return &f.Campaign
	case "post":
		return &f.Post
	case "lang":
		return &f.Lang
	case "text":
		return &f.Text
	}
	return nil
}

// Fill puts the facts into the pattern.
func (p Pattern) Fill(f Facts) string { return string(p.Append(nil, f)) }

// Append adds the pattern, filled with the facts, to b.
func (p Pattern) Append(b []byte, f Facts) []byte {
	for rest := string(p); rest != ""; {
		literal, after, _ := strings.Cut(rest, "{")
		name, tail, _ := strings.Cut(after, "}")
		b = append(b, literal...)
		if value := f.field(name); value != nil {
			b = append(b, *value...)
		}
		rest = tail
	}
	return b
}

// Read returns the facts that fill the pattern to a value; ok is false where none do. What
// the pattern has no placeholder for is empty.
func (p Pattern) Read(value string) (f Facts, ok bool) {
	literal, rest, more := strings.Cut(string(p), "{")
	value, ok = strings.CutPrefix(value, literal)
	for ok && more {
		var name string
		name, rest, _ = strings.Cut(rest, "}")
		literal, rest, more = strings.Cut(rest, "{")
		end := len(value) - len(literal)
		if more {
			end = strings.Index(value, literal)
		}
		field := f.field(name)
		if field == nil || end <= 0 || !isIDs(value[:end]) {
			return Facts{}, false
		}
		*field = value[:end]
		value, ok = strings.CutPrefix(value[end:], literal)
	}
	if !ok || value != "" {
		return Facts{}, false
	}
	return f, true
}

// isIDs tells whether a value is made of what ids are made of.
func isIDs(value string) bool {
	return strings.Trim(value, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
