package agents

import (
	"os"
	"strings"
	"testing"
)

func lines(t testing.TB, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// Browsers of computers, phones and televisions, and the windows in which other programs
// show pages: people look through all of them.
func TestPeople(t *testing.T) {
	for _, agent := range lines(t, "testdata/people.txt") {
		if IsRobot(agent) {
			t.Errorf("a person with %s is taken for a robot", agent)
		}
	}
}

// What fetches previews, searches, watches servers, or was written by somebody.
func TestRobots(t *testing.T) {
	for _, agent := range append(lines(t, "testdata/fetchers.txt"), "", "Mozilla/5.0", "Mozilla/5.0\xff (") {
		if !IsRobot(agent) {
			t.Errorf("%s is taken for a person", agent)
		}
	}
}

// Without the list, what names itself by no word that tells would be a person.
func TestRobotsOfTheList(t *testing.T) {
	for _, agent := range []string{
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.71 Safari/537.36 Google-Safety",
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Google-Read-Aloud) Chrome/108 Safari/537.36",
		"Mozilla/5.0 (compatible; Pingdom.com_x)",
	} {
		if says(agent) || !known().match(agent) {
			t.Errorf("%s is not known by the list alone", agent)
		}
	}
}

func TestIsPrefetch(t *testing.T) {
	for purpose, want := range map[string]bool{
		"": false, "-": false, "prefetch": true, "prefetch;prerender": true, "Prerender": true, "preview": true, "document": false,
	} {
		if got := IsPrefetch(purpose); got != want {
			t.Errorf("purpose %q is a prefetch: %v", purpose, got)
		}
	}
}

func BenchmarkIsRobot(b *testing.B) {
	agent := lines(b, "testdata/people.txt")[0]
	for b.Loop() {
		IsRobot(agent)
	}
}
