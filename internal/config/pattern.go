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
