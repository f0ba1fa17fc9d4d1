package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Help is written by hand; this is what keeps it complete.
func TestHelpNamesEverything(t *testing.T) {
	root := (&program{env: env{Now: time.Now}}).root()
	for _, cmd := range all(root) {
		if !strings.Contains(cmd.Long, cmd.CommandPath()) {
			t.Errorf("help of %q does not show how it is called", cmd.CommandPath())
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(cmd.Long, "--"+f.Name) {
				t.Errorf("help of %q does not name --%s", cmd.CommandPath(), f.Name)
			}
		})
		if cmd.Parent() == root && !strings.Contains(root.Long, "\n  "+cmd.Name()+" ") {
			t.Errorf("help of portevoix does not list %q", cmd.Name())
		}
	}
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if !strings.Contains(root.Long, "--"+f.Name) {
			t.Errorf("help of portevoix does not name --%s", f.Name)
		}
	})
}

func all(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		list = append(list, all(sub)...)
	}
	return list
}

// Colours are for terminals that show them, and for people who want them.
func TestColour(t *testing.T) {
	for _, test := range []struct {
		name     string
		terminal bool
		environ  map[string]string
		colour   bool
	}{
		{"terminal", true, nil, true},
		{"file", false, nil, false},
		{"unwanted", true, map[string]string{"NO_COLOR": "1"}, false},
		{"unset", true, map[string]string{"NO_COLOR": ""}, true},
		{"dumb terminal", true, map[string]string{"TERM": "dumb"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stderr bytes.Buffer
			code := run([]string{"nothing"}, env{
				Stderr: &stderr, Now: time.Now,
				Getenv:     func(name string) string { return test.environ[name] },
				IsTerminal: func(any) bool { return test.terminal },
			})
			if code != exitUsage {
				t.Errorf("found exit code %d, want %d", code, exitUsage)
			}
			if found := strings.Contains(stderr.String(), "\x1b"); found != test.colour {
				t.Errorf("found %q, want colour: %t", &stderr, test.colour)
			}
		})
	}
}

// Progress is shown once the work takes long, and leaves nothing on a terminal.
func TestProgress(t *testing.T) {
	const steps = 120 // a tenth of a second each
	for _, test := range []struct {
		name     string
		terminal bool
		quiet    bool
		want     string
	}{
		{"terminal", true, false, "\r\x1b[Kpages: 120 of 120" + "\r\x1b[K"},
		{"file", false, false, "pages: 100 of 120\n"},
		{"quiet", true, true, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stderr bytes.Buffer
			now := time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
			p := &program{quiet: test.quiet, env: env{
				Stderr: &stderr, Now: func() time.Time { return now },
				Getenv:     func(string) string { return "" },
				IsTerminal: func(any) bool { return test.terminal },
			}}
			progress := p.progress("pages")
			for i := range steps {
				now = now.Add(patience / 10)
				progress.step(i+1, steps)
				if i < 8 && stderr.Len() > 0 {
					t.Fatalf("after %d steps found %q, want patience", i+1, &stderr)
				}
			}
			progress.end()
			if !strings.HasSuffix(stderr.String(), test.want) || test.want == "" && stderr.Len() > 0 {
				t.Errorf("found %q, want %q at the end", &stderr, test.want)
			}
		})
	}
}

// A date begins where the hub is.
func TestMoment(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"2026-12-01":                "2026-11-30T23:00:00Z",
		"2026-07-01":                "2026-06-30T22:00:00Z",
		"2026-12-01T09:00:00-05:00": "2026-12-01T14:00:00Z",
	} {
		var m moment
		if err := m.Set(text); err != nil {
			t.Errorf("%s: %v", text, err)
		} else if found := m.in(paris).UTC().Format(time.RFC3339); found != want {
			t.Errorf("%s: found %s, want %s", text, found, want)
		}
	}
	for _, text := range []string{"", "today", "2026-13-01", "2026-12-01 09:00", "1764547200"} {
		if err := new(moment).Set(text); err == nil {
			t.Errorf("%q is taken for a time", text)
		}
	}
}
