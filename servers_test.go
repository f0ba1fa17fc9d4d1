package portevoix_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"testing"
	"time"
)

const serversSetting = "PORTEVOIX_SERVERS"

// findServer returns where a program of Debian's is installed.
func findServer(t *testing.T, name string) string {
	t.Helper()
	if os.Getenv(serversSetting) != "required" {
		t.Skipf("not run: %s=required asks for the tests with real servers, as .ci/run does", serversSetting)
	}
	for _, path := range []string{name, "/usr/sbin/" + name} {
		if found, err := exec.LookPath(path); err == nil {
			return found
		}
	}
	t.Fatalf("no %s found, and %s=required", name, serversSetting)
	return ""
}

// startServer runs a program until the test is over, and waits until it listens. The
// function that it returns stops it before.
func startServer(t *testing.T, address string, command *exec.Cmd) (stop func()) {
	t.Helper()
	command.Stdout, command.Stderr = t.Output(), t.Output()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	stopped := false
	stop = func() {
		if !stopped {
			stopped = true
			_ = command.Process.Signal(os.Interrupt)
			<-ended
		}
	}
	t.Cleanup(stop)
	for range 600 {
		if connection, err := net.Dial("tcp", address); err == nil {
			connection.Close()
			return stop
		}
		select {
		case err := <-ended:
			stopped = true
			t.Fatalf("%s ended: %v", command.Path, err)
		case <-time.After(100 * time.Millisecond):
		}
	}
	t.Fatalf("%s does not listen at %s", command.Path, address)
	return stop
}

// freeAddress is one of this machine's that nobody listens at.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return fmt.Sprint(listener.Addr())
}
