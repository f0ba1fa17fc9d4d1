package config_test

import (
	"reflect"
	"testing"
	"testing/fstest"
	"time"

	"github.com/portevoix/portevoix/internal/config"
)

const approvalsText = `languages: [fr, en]
topics: {hiring: Hiring}
entities: {lyon: {name: Lyon, reviewers: [law]}}
approvals:
  require: true
  source: [github, trailers]
  valid_for: 365d
  teams: {legal: ["@Legal-Lead", Deputy@example.org], hr: [hr-lead], law: [avocat]}
  rules:
    - {team: legal, count: 2}
    - {team: hr, topics: [hiring]}
    - {team: law, languages: [fr], paths: [content/posts/droit/]}
`

func TestApprovals(t *testing.T) {
	s, problems := config.Read(fstest.MapFS{config.File: {Data: []byte(approvalsText)}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a := s.Approvals
	if !a.Require || a.Covers != "share" || a.ValidFor != 365*24*time.Hour || !reflect.DeepEqual(a.Sources, []string{"github", "trailers"}) {
		t.Errorf("read %+v", a)
	}
	legal, _ := a.Team("legal")
	for name, member := range map[string]bool{"legal-lead": true, "LEGAL-LEAD": true, "deputy@example.org": true, "hr-lead": false, "": false} {
		if legal.Has(name) != member {
			t.Errorf("%q is in legal: %v", name, !member)
		}
	}
}

func TestApprovalRulesOfAPost(t *testing.T) {
	s, _ := config.Read(fstest.MapFS{config.File: {Data: []byte(approvalsText)}})
	for _, tt := range []struct {
		lang, entity, file string
		topics             []string
		want               []string
	}{
		{"en", "", "content/posts/a.en.md", nil, []string{"legal"}},
		{"en", "", "content/posts/a.en.md", []string{"people", "hiring"}, []string{"legal", "hr"}},
		{"fr", "", "content/posts/droit/a.fr.md", nil, []string{"legal", "law"}},
		{"en", "", "content/posts/droit/a.en.md", nil, []string{"legal"}},
		{"fr", "", "content/posts/droits.fr.md", nil, []string{"legal"}},
		{"en", "lyon", "content/posts/a.en.md", nil, []string{"legal", "law"}},
	} {
		var teams []string
		for _, rule := range s.ApprovalRules(tt.lang, tt.entity, tt.topics, []string{tt.file}) {
			teams = append(teams, rule.Team)
		}
		if !reflect.DeepEqual(teams, tt.want) {
			t.Errorf("%+v asks %v, want %v", tt, teams, tt.want)
		}
	}
}
