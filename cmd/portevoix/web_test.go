package main

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// online is the program for scripts. After the command web it finds every host of
// the internet at one server.
func online() {
	server := os.Getenv("WEB")
	if server == "" {
		main()
		return
	}
	web := &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, server)
		},
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}
	os.Exit(run(os.Args[1:], env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Dir: ".",
		Now: time.Now, Getenv: os.Getenv, IsTerminal: isTerminal, Web: web,
	}))
}

// serveWeb is a command of scripts: web DIR makes DIR/HOST/PATH what stands at
// https://HOST/PATH.
func serveWeb(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) != 1 {
		ts.Fatalf("usage: web DIR")
	}
	folder := ts.MkAbs(args[0])
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile(filepath.Join(folder, r.Host, r.URL.Path))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Write(data)
	}))
	ts.Defer(server.Close)
	ts.Setenv("WEB", server.Listener.Addr().String())
}
