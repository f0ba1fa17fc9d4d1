// Package githubtest is a GitHub for tests: one repository in memory behind the paths of
// the REST API. It is strict: a request that is not as GitHub's own description has it
// fails the test, and so does an answer of its own. What goes wrong with the real one can
// be switched on, see [Fault].
//
//	s := githubtest.New(t)
//	s.Change(func(r *githubtest.Repository) {
//		p := r.Open(githubtest.Pull{Title: "Add a post"})
//		r.Review(p, "legal-lead", "APPROVED")
//		r.Merge(p)
//	})
//	client, err := github.New(github.Options{API: s.API, Token: githubtest.Token, Repository: "example/hub"})
//
// testdata/api.json is cut from npm @octokit/openapi (MIT) by cut.go.
package githubtest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// Token is the one that the fake knows.
const Token = "ghp_that-must-not-be-seen"

// A Server is the fake. Its repository is example/hub, with a default branch, main.
type Server struct {
	API string // its address, as that of an Enterprise server: it ends in /api/v3/

	t           testing.TB
	description *description
	mu          sync.Mutex // guards what follows
	hub         *Repository
	faults      []*switched
	asked       map[string]int
	before      func(operation string, asked int)
}

// New starts a fake that ends with the test.
func New(t testing.TB) *Server {
	t.Helper()
	d, err := described()
	if err != nil {
		t.Fatalf("read GitHub's description: %v", err)
	}
	s := &Server{t: t, description: d, hub: newRepository(), asked: map[string]int{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.API = server.URL + "/api/v3/"
	return s
}

// Change changes the repository, or reads it.
func (s *Server) Change(change func(*Repository)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s.hub)
}

// Before is called before each request is answered, with its operation ("pulls/list") and
// how often that was asked, this time included. It may call Change: pages change under
// whoever reads them.
func (s *Server) Before(f func(operation string, asked int)) { s.before = f }

// Asked is how often an operation was asked.
func (s *Server) Asked(operation string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[operation]
}

// A request is one that the description knows.
type request struct {
	*http.Request
	operation string
	in        map[string]string // what stands in the path
	body      []byte
}

// decode reads the body, which is known to be as described.
func (r *request) decode(v any) { _ = json.Unmarshal(r.body, v) }

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.EscapedPath(), "/api/v3")
	req := &request{Request: r}
	req.operation, req.in = s.description.find(r.Method, path)
	req.body, _ = io.ReadAll(r.Body)
	if req.operation == "" {
		s.t.Errorf("%s %s: GitHub has no such operation, or api.json lacks it", r.Method, path)
		http.NotFound(w, r)
		return
	}
	s.checkRequest(req)
	s.mu.Lock()
	s.asked[req.operation]++
	times, f := s.asked[req.operation], s.fault(req.operation)
	s.mu.Unlock()
	if s.before != nil {
		s.before(req.operation, times)
	}
	f(w, r, func(w http.ResponseWriter) { s.answer(w, req) })
}

func (s *Server) checkRequest(r *request) {
	if err := s.description.checkRequest(r.operation, r.in, r.Request, r.body); err != nil {
		s.t.Errorf("request %s: %v", r.operation, err)
	}
	if accept := r.Header.Get("Accept"); !strings.HasPrefix(accept, "application/vnd.github") {
		s.t.Errorf("request %s accepts %q", r.operation, accept)
	}
	if version := r.Header.Get("X-GitHub-Api-Version"); version != "2022-11-28" {
		s.t.Errorf("request %s is of version %q", r.operation, version)
	}
	if r.UserAgent() == "" {
		s.t.Errorf("request %s says not who asks", r.operation)
	}
}

// answer does what the operation does, and holds the answer to the description.
func (s *Server) answer(w http.ResponseWriter, r *request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	status, value := s.do(w, r)
	if schema := s.description.Operations[r.operation].Answers[itoa(status)]; schema != nil {
		value = s.description.fill(schema, value)
	}
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(value); err != nil {
		s.t.Errorf("answer %s: %v", r.operation, err)
	}
	if err := s.description.checkAnswer(r.operation, status, body.Bytes()); err != nil {
		s.t.Errorf("answer %s: %v\n%s", r.operation, err, body.String())
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("X-RateLimit-Limit", "5000")
	w.Header().Set("X-RateLimit-Remaining", "4999")
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes())
}

// do answers only those who have the token, and within one repository.
func (s *Server) do(w http.ResponseWriter, r *request) (status int, value any) {
	owner, repo := r.in["owner"], r.in["repo"]
	switch {
	case r.Header.Get("Authorization") != "Bearer "+Token:
		return refuse(http.StatusUnauthorized, "Bad credentials")
	case repo != "" && (owner != s.hub.Owner || repo != s.hub.Name):
		return refuse(http.StatusNotFound, "Not Found")
	}
	handle, known := handlers[r.operation]
	if !known {
		s.t.Errorf("the fake can't do %s", r.operation)
		return refuse(http.StatusNotFound, "Not Found")
	}
	status, value = handle(s.hub, r)
	if list, is := value.([]any); is && status == http.StatusOK {
		value = page(w, r, list)
	}
	return status, value
}
