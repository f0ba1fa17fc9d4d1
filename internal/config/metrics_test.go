package config_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portevoix/portevoix/internal/config"
)

func TestReadMetrics(t *testing.T) {
	s := settingsOf(t, complete)
	same(t, "teams", []config.Term{
		{"sales", config.Localized{"fr": "Ventes", "en": "Sales"}}, {"lab", config.Localized{"": "Laboratory"}},
	}, s.Teams)
	same(t, "metrics", config.Metrics{
		Primary: "results",
		Value:   config.Value{Currency: "EUR", Visit: 1.2, Source: config.Localized{"": "Average cost per click"}},
		Sources: []config.Source{
			{Name: "logs", Kind: "logs", Files: []string{"/var/log/nginx/access.log*"}, Format: "combined", Host: "www.example.org"},
			{Name: "results", Kind: "byhand"},
		},
	}, s.Metrics)
}

// Where no source is named as the one for totals it is the first; without sources there
// is none, and nothing is counted.
func TestPrimarySource(t *testing.T) {
	same(t, "of two", "b", settingsOf(t, "metrics: {sources: {b: {kind: github}, a: {kind: byhand}}}").Metrics.Primary)
	same(t, "of a hub that says nothing", config.Metrics{}, settingsOf(t, "title: A").Metrics)
}

// What may be a secret is not said again, on a screen or in a report that others see.
func TestSecretsAreNotRepeated(t *testing.T) {
	for key, want := range map[string]string{
		"token_env: s3cret":                          "token_env is not the name of an environment variable",
		"address_env: 'https://me:s3cret@db'":        "address_env is not the name of an environment variable",
		"address: 'https://me:s3cret@a.example'":     "address holds a user",
		"address: 's3cret@a.example'":                "address is not one of http or https",
		"address: 'https://me:s3cret@a.example/%zz'": "address is not one of http or https",
	} {
		_, problems := read("metrics: {sources: {a: {kind: github, " + key + "}}}")
		var all strings.Builder
		for _, p := range problems {
			all.WriteString(p.String() + "\n")
		}
		if !strings.Contains(all.String(), want) || strings.Contains(all.String(), "s3cret") {
			t.Errorf("%s: found\n%s", key, &all)
		}
	}
}

// Formats of logs are checked where they are written, not when they are needed.
func TestFormatsOfLogs(t *testing.T) {
	const logs = "metrics: {sources: {a: {kind: logs, files: [access.log], format: '%s'}}}"
	for format, want := range map[string]string{
		"caddy": "", `[$time_local] $remote_addr "$request" $status "$http_user_agent"`: "",
		"combind": `format "combind" is not known: write combined,`,
		"$status": `format "$status" has no $remote_addr: visits can't be told without it`,
	} {
		_, problems := read(fmt.Sprintf(logs, format))
		if want == "" && len(problems) == 0 {
			continue
		}
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Message, want) || problems[0].Line != 1 {
			t.Errorf("of %s is said %v, want %q", format, problems, want)
		}
	}
}
