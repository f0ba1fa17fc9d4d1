package githubtest

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// A recorder is a test that the fake may fail.
type recorder struct {
	testing.TB
	mu     sync.Mutex
	errors []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func (r *recorder) said() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.errors, "\n")
}

// ask sends a request as a client should, but for what a test changes.
func ask(t *testing.T, s *Server, method, path, body string, change func(*http.Request)) (status int, answer string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, s.API+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "application/vnd.github.v3+json")
	req.Header.Set("X-GitHub-Api-Version", "2022-11-28")
	req.Header.Set("Authorization", "Bearer "+Token)
	if change != nil {
		change(req)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

// What GitHub would not understand fails the test of whoever sent it.
func TestStrictRequests(t *testing.T) {
	for _, test := range []struct {
		name, method, path, body string
		change                   func(*http.Request)
		want                     string // said of it; "": nothing
	}{
		{"as it should be", "GET", "repos/example/hub/pulls?state=all&per_page=100", "", nil, ""},
		{"with a body", "POST", "repos/example/hub/git/refs", `{"ref": "refs/heads/a", "sha": "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"}`, nil, ""},
		{"a ref with slashes", "GET", "repos/example/hub/git/ref/heads/a/b", "", nil, ""},
		{"no such operation", "GET", "repos/example/hub/secrets", "", nil, "GitHub has no such operation"},
		{"another method", "DELETE", "repos/example/hub/pulls", "", nil, "GitHub has no such operation"},
		{"an unknown query", "GET", "repos/example/hub/pulls?status=all", "", nil, "query status is not known"},
		{"a value that is none", "GET", "repos/example/hub/pulls?state=merged", "", nil, "query state"},
		{"a word for a number", "GET", "repos/example/hub/pulls?page=one", "", nil, "query page"},
		{"a word in the path", "GET", "repos/example/hub/pulls/first", "", nil, "path pull_number"},
		{"a body that nobody reads", "GET", "repos/example/hub", `{"a": 1}`, nil, "a body is sent"},
		{"a body that is none", "POST", "repos/example/hub/git/refs", "ref=a", nil, "body:"},
		{"a part is missing", "POST", "repos/example/hub/git/refs", `{"ref": "refs/heads/a"}`, nil, "sha"},
		{"a part too many", "POST", "repos/example/hub/git/refs", `{"ref": "refs/heads/a", "sha": "b", "forced": true}`, nil, `"forced"`},
		{"a wrong part", "POST", "repos/example/hub/git/refs", `{"ref": "refs/heads/a", "sha": 1}`, nil, "sha"},
		{"no version", "GET", "repos/example/hub", "", func(r *http.Request) { r.Header.Del("X-GitHub-Api-Version") }, `version ""`},
		{"no type", "GET", "repos/example/hub", "", func(r *http.Request) { r.Header.Set("Accept", "*/*") }, "accepts"},
		{"nobody asks", "GET", "repos/example/hub", "", func(r *http.Request) { r.Header.Set("User-Agent", "") }, "who asks"},
	} {
		r := &recorder{TB: t}
		ask(t, New(r), test.method, test.path, test.body, test.change)
		if said := r.said(); test.want == "" && said != "" || !strings.Contains(said, test.want) {
			t.Errorf("%s: %q; want … %s …", test.name, said, test.want)
		}
	}
}

// So does an answer of the fake that GitHub would not give.
func TestStrictAnswers(t *testing.T) {
	for answer, want := range map[string]string{
		`{"url": "not an address at all: %"}`: "url",
		`{"public": "yes"}`:                   "public",
		`[]`:                                  "array",
	} {
		r := &recorder{TB: t}
		s := New(r)
		s.Change(func(r *Repository) { r.Raw["repos/get-pages"] = answer })
		ask(t, s, "GET", "repos/example/hub/pages", "", nil)
		if said := r.said(); !strings.Contains(said, "answer repos/get-pages") || !strings.Contains(said, want) {
			t.Errorf("%s: %q; want … %s …", answer, said, want)
		}
	}
}

// Every operation of the description can be done.
func TestOperations(t *testing.T) {
	d, err := described()
	if err != nil {
		t.Fatal(err)
	}
	for id := range d.Operations {
		if handlers[id] == nil {
			t.Errorf("%s is described, but can't be done", id)
		}
	}
	for id := range handlers {
		if d.Operations[id].Path == "" {
			t.Errorf("%s can be done, but is not described", id)
		}
	}
}

func TestOnlyWithTheToken(t *testing.T) {
	s := New(t)
	status, _ := ask(t, s, "GET", "repos/example/hub", "", func(r *http.Request) { r.Header.Del("Authorization") })
	if status != http.StatusUnauthorized {
		t.Errorf("answered %d without the token", status)
	}
	if status, _ := ask(t, s, "GET", "repos/example/other", "", nil); status != http.StatusNotFound {
		t.Errorf("answered %d for another repository", status)
	}
}

// Blobs and trees have the names that git gives them.
func TestObjectNames(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) string {
		command := exec.Command("git", append([]string{"-C", dir}, args...)...)
		command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	git("init", "-q")
	texts := map[string]string{"a/b.md": "b\n", "a/c/d.md": "d\n", "a.b": "", "a-b/x": "é"}
	o, files := newObjects(), map[string]string{}
	for path, text := range texts {
		file := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if files[path] = o.blob(text); files[path] != git("hash-object", path) {
			t.Errorf("%s is %s; want what git says", path, files[path])
		}
	}
	git("add", "-A")
	if got, want := o.tree(files), git("write-tree"); got != want {
		t.Errorf("the tree is %s; git says %s", got, want)
	}
}
