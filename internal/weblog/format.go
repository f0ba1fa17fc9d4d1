package weblog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// CloudFront is the name of the format of its logs.
const CloudFront = "cloudfront"

// A Format says how lines are written. The zero Format is none.
type Format struct {
	parser func() parse // of one file: it may say on its way what its columns are
}

// parse reads a line into values.
type parse func(line []byte, v *values) verdict

// A verdict is what a line is.
type verdict int

const (
	broken verdict = iota
	good
	nothing // no line of the log, but about it
)

const (
	combined = `$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"`
	caddy    = `{"ts": $msec, "status": $status, "request": {"remote_ip": "$remote_addr", "method": "$request_method",
		"host": "$host", "uri": "$request_uri", "headers": {"User-Agent": ["$http_user_agent"], "Purpose": ["$http_purpose"],
		"Sec-Purpose": ["$http_sec_purpose"], "X-Forwarded-For": ["$http_x_forwarded_for"]}}}`
)

var presets = map[string]string{"": combined, "combined": combined, "vhost_combined": "$host " + combined, "caddy": caddy}

// NewFormat returns a format by its name, or as it is written; "" is combined.
func NewFormat(text string) (Format, error) {
	if text == CloudFront {
		return Format{parser: func() parse { return new(columns).parse }}, nil
	}
	written, isPreset := presets[text]
	if !isPreset {
		written = strings.TrimSpace(text)
	}
	format, err := compile(written)
	if err != nil {
		return Format{}, fmt.Errorf("format %q %w", text, err)
	}
	return format, nil
}

func compile(text string) (Format, error) {
	if !variable.MatchString(text) {
		return Format{}, errors.New(
			"is not known: write combined, vhost_combined, caddy or cloudfront, or a log_format of nginx with its $variables")
	}
	if strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "${") {
		o, err := parseObject(text)
		if err != nil {
			return Format{}, err
		}
		return newFormat(o.parse, o.fields())
	}
	t := parseTemplate(text)
	if t.touches() {
		return Format{}, errors.New(
			"has nothing between two of its variables: a space or a quote tells where the first ends")
	}
	return newFormat(t.parse, t.fields())
}

// needed are the fields without which visits can't be told, each with what to write.
var needed = []struct {
	write string
	any   []field
}{
	{"$remote_addr", []field{client}}, {"$time_local", []field{moment}}, {"$request", []field{request, target, path}},
	{"$status", []field{status}}, {"$http_user_agent", []field{agent}},
}

// newFormat checks that a format reads what is needed.
func newFormat(p func([]byte, *values) bool, read []field) (Format, error) {
	for _, need := range needed {
		if !slices.ContainsFunc(need.any, func(f field) bool { return slices.Contains(read, f) }) {
			return Format{}, fmt.Errorf("has no %s: visits can't be told without it", need.write)
		}
	}
	lines := func(line []byte, v *values) verdict {
		if p(line, v) {
			return good
		}
		return broken
	}
	return Format{parser: func() parse { return lines }}, nil
}
