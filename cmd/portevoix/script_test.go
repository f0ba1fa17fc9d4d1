package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the program says into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"portevoix": online,
		"fetch":     fetch,
		"photo":     photo,
	})
}

// Each script in testdata tells how somebody uses a command, mistakes and cures
// included. go test -run Scripts/check ./cmd/portevoix runs one of them.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "web": serveWeb, "alone": alone,
		},
		Setup: func(e *testscript.Env) error {
			addr, err := freeAddr()
			e.Setenv("ADDR", addr)
			return err
		},
	})
}

// status is a command of scripts: status CODE PROGRAM [ARG …] runs a program that ends
// with an exit code.
func status(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) < 2 {
		ts.Fatalf("usage: status CODE PROGRAM [ARG …]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		code = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if args[0] != strconv.Itoa(code) {
		ts.Fatalf("found exit code %d, want %s", code, args[0])
	}
}

// freeAddr is an address that nobody listens on.
func freeAddr() (string, error) {
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// fetch is a program for scripts: fetch URL [[!] WORDS] prints what stands at an
// address. It asks again for ten seconds, until somebody listens there and says the
// words, or no longer says them.
func fetch() {
	url, words, want := os.Args[1], os.Args[2:], true
	if len(words) > 1 && words[0] == "!" {
		words, want = words[1:], false
	}
	var body string
	var err error
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		body, err = get(url)
		if err == nil && strings.Contains(body, strings.Join(words, " ")) == want {
			fmt.Print(body)
			return
		}
	}
	fmt.Fprintf(os.Stderr, "fetch %s: want %q: %t: %v\n%s", url, words, want, err, body)
	os.Exit(1)
}

func get(url string) (string, error) {
	answer, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return string(body), err
}
