package config_test

import (
	"testing"
	"time"
)

const frozen = `timezone: Europe/Paris
languages: [fr, en]
topics: {results: Results, cloud: Cloud}
entities: {lyon: {name: L}}
freezes:
  - {id: results, from: 2027-02-01, until: 2027-02-14, topics: [results], reason: Wait.}
  - {id: lyon, entities: [lyon], languages: [fr], networks: [linkedin, x], reason: {fr: Attendez., en: Wait.}}
  - {id: hour, from: 2027-03-01T09:00:00Z, until: 2027-03-01T10:00:00Z, reason: Wait.}
`

func TestFreezesHoldInTheHubsZone(t *testing.T) {
	s, problems := read(frozen)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	results, lyon, hour := s.Freezes[0], s.Freezes[1], s.Freezes[2]
	for _, test := range []struct {
		at             string
		results, ended bool
		hour           bool
	}{
		{at: "2027-01-31T22:59:59Z"},
		{at: "2027-01-31T23:00:00Z", results: true},
		{at: "2027-02-14T22:59:59Z", results: true},
		{at: "2027-02-14T23:00:00Z", ended: true},
		{at: "2027-03-01T09:00:00Z", ended: true, hour: true},
		{at: "2027-03-01T10:00:00Z", ended: true},
	} {
		now, err := time.Parse(time.RFC3339, test.at)
		if err != nil {
			t.Fatal(err)
		}
		if results.On(now) != test.results || results.Ended(now) != test.ended || hour.On(now) != test.hour {
			t.Errorf("at %s results is on %t and ended %t, hour is on %t", test.at, results.On(now), results.Ended(now), hour.On(now))
		}
		if !lyon.On(now) {
			t.Errorf("at %s the freeze without dates is not on", test.at)
		}
	}
}

func TestWhatAFreezeIsAbout(t *testing.T) {
	s, _ := read(frozen)
	results, lyon, all := s.Freezes[0], s.Freezes[1], s.Freezes[2]
	for _, test := range []struct {
		name          string
		covers, wants bool
	}{
		{"one topic of several", results.Covers("fr", "", []string{"cloud", "results"}), true},
		{"other topics", results.Covers("fr", "", []string{"cloud"}), false},
		{"no topic", results.Covers("fr", "", nil), false},
		{"entity and language", lyon.Covers("fr", "lyon", nil), true},
		{"entity in another language", lyon.Covers("en", "lyon", nil), false},
		{"the hub itself", lyon.Covers("fr", "", nil), false},
		{"everything", all.Covers("en", "", nil), true},
		{"a network of it", lyon.Stops("x"), true},
		{"another network", lyon.Stops("bluesky"), false},
		{"any network", results.Stops("bluesky"), true},
	} {
		if test.covers != test.wants {
			t.Errorf("%s: %t, want %t", test.name, test.covers, test.wants)
		}
	}
}
