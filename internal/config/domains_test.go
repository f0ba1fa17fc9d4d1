package config_test

import (
	"testing"
)

func TestOurs(t *testing.T) {
	s, problems := read("domains: [example.org, exämple.com, münchen.de.]")
	if len(problems) != 1 {
		t.Errorf("problems are %v, want one about the dot at an end", problems)
	}
	for host, want := range map[string]bool{
		"example.org":              true,
		"www.example.org":          true,
		"a.b.example.org":          true,
		"WWW.Example.ORG":          true,
		"example.org.":             true,
		"notexample.org":           false,
		"example.org.evil.test":    false,
		"example.com":              false,
		"exämple.com":              true,
		"xn--exmple-cua.com":       true,
		"www.EXÄMPLE.com":          true,
		"exa\u0308mple.com":        true, // the same in decomposed form
		"":                         false,
		".":                        false,
		"org":                      false,
		"example.org:443":          false, // a host has no port
		"[2001:db8::1]":            false,
		"example.org\x00.evil.org": false,
	} {
		if got := s.Ours(host); got != want {
			t.Errorf("Ours(%q) = %v", host, got)
		}
	}
}

func BenchmarkOurs(b *testing.B) {
	s, _ := read("domains: [a.example.org, b.example.org, example.com]")
	for b.Loop() {
		s.Ours("www.example.com")
	}
}
