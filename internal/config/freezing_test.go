package config

import (
	"strings"
	"testing"
	"time"
)

const beforeFreeze = `# Ours.
title:   Our hub
base_url: https://hub.example.com/
timezone: Europe/Paris
languages: [en, fr]
topics: {results: Results}
`

// What is added reads as it was meant, and what is lifted leaves the file as it was.
func TestFreezing(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	day := func(n int) time.Time { return time.Date(2026, 11, n, 0, 0, 0, 0, paris) }
	results := Freeze{
		ID: "results", From: day(20), Until: day(28), Topics: []string{"results"}, Networks: []string{"x"},
		Reason: Localized{"": "Results come on the 27th: nothing before."},
	}
	first, err := WithFreeze([]byte(beforeFreeze), results)
	if err != nil {
		t.Fatal(err)
	}
	const want = beforeFreeze + `freezes:
  - id: results
    from: 2026-11-20
    until: 2026-11-27
    topics:
      - results
    networks:
      - x
    reason: 'Results come on the 27th: nothing before.'
`
	if string(first) != want {
		t.Errorf("got\n%s\nwant\n%s", first, want)
	}
	both, err := WithFreeze(first, Freeze{
		ID: "crisis", From: day(20).Add(9 * time.Hour), Reason: Localized{"fr": "Attendez.", "en": "Wait."},
	})
	if err != nil {
		t.Fatal(err)
	}
	settings, problems := Read(written(both))
	if len(problems) > 0 || len(settings.Freezes) != 2 {
		t.Fatalf("found %v in\n%s", problems, both)
	}
	got := settings.Freezes[0]
	if !got.From.Equal(results.From) || !got.Until.Equal(results.Until) || got.Reason.In("fr", nil) != results.Reason[""] {
		t.Errorf("read back as %+v", got)
	}
	f := settings.Freezes[1]
	if f.On(day(20)) || !f.On(day(20).Add(9*time.Hour)) || !f.On(day(30)) || f.Reason.In("fr", nil) != "Attendez." {
		t.Errorf("read back as %+v", f)
	}
	left, err := WithoutFreeze(both, "crisis")
	if err != nil || string(left) != want {
		t.Errorf("lifted, error %v, left\n%s", err, left)
	}
	if left, err = WithoutFreeze(left, "results"); err != nil || string(left) != beforeFreeze {
		t.Errorf("lifted, error %v, left\n%s", err, left)
	}
}

func TestFreezingRefuses(t *testing.T) {
	reason := Localized{"": "Wait."}
	for _, test := range []struct {
		freeze Freeze
		want   string
	}{
		{Freeze{ID: "x", Topics: []string{"result"}, Reason: reason}, `"result" is not known; did you mean "results"?`},
		{Freeze{ID: "x", Entities: []string{"lyon"}, Reason: reason}, `"lyon" is not known`},
		{Freeze{ID: "x", Languages: []string{"ar"}, Reason: reason}, `"ar" is not known`},
		{Freeze{ID: "x", Networks: []string{"linkedn"}, Reason: reason}, `did you mean "linkedin"?`},
		{Freeze{ID: "x"}, "reason is empty"},
		{Freeze{ID: "X y", Reason: reason}, `"X y"`},
		{Freeze{ID: "x", From: time.Unix(2e9, 0), Until: time.Unix(1e9, 0), Reason: reason}, "ends before it begins"},
	} {
		got, err := WithFreeze([]byte(beforeFreeze), test.freeze)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: got %q, %v; want … %s …", test.freeze, got, err, test.want)
		}
	}
	if _, err := WithoutFreeze([]byte(beforeFreeze), "x"); err == nil {
		t.Error("lifted what is not there")
	}
}

// In a crisis nobody mends an old mistake first.
func TestFreezingDespiteMistakes(t *testing.T) {
	text := beforeFreeze + "colour: red\n"
	frozen, err := WithFreeze([]byte(text), Freeze{ID: "crisis", Reason: Localized{"": "Wait."}})
	if err != nil || !strings.HasPrefix(string(frozen), text) {
		t.Errorf("error %v, got\n%s", err, frozen)
	}
}
