package build

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/portevoix/portevoix"
)

// Processes that a test starts are this very test binary, told by this variable what
// they are to do.
const role = "BUILD_TEST_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "build":
		buildArguments(os.Args[1], os.Args[2])
	case "lock":
		holdLock(os.Args[1])
	default:
		os.Exit(m.Run())
	}
}

func buildArguments(hub, output string) {
	_, problems, err := Run(portevoix.Files, os.DirFS(hub), options(output))
	if err != nil || problems.HasErrors() {
		fmt.Fprintln(os.Stderr, err, problems)
		os.Exit(1)
	}
}

func holdLock(output string) {
	if _, err := lock(output); err != nil {
		os.Exit(1)
	}
	fmt.Println("locked")
	time.Sleep(time.Minute)
}

func process(t *testing.T, does string, env []string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(append(os.Environ(), role+"="+does), env...)
	cmd.Stderr = os.Stderr
	return cmd
}

// TestSameBytesEverywhere builds one hub in processes of other zones, locales and
// numbers of cores, from other folders and with other file times.
func TestSameBytesEverywhere(t *testing.T) {
	h := reported().with(small())
	want := cold(t, h, options(""))
	for i, env := range [][]string{
		{"TZ=UTC", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Kolkata", "LANG=fr_FR.UTF-8", "LC_ALL=fr_FR.UTF-8", "GOMAXPROCS=2"},
		{"TZ=America/St_Johns", "LANG=ar_EG.UTF-8", "LANGUAGE=ar", "GOMAXPROCS=7"},
		{"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=16"},
	} {
		dir := filepath.Join(t.TempDir(), fmt.Sprintf("hub %d", i), "ü")
		for name, text := range h {
			write(t, dir, name, text)
			then := time.Unix(int64(1e9+i*1e7+len(name)*1e5), 0)
			if err := os.Chtimes(filepath.Join(dir, name), then, then); err != nil {
				t.Fatal(err)
			}
		}
		output := filepath.Join(t.TempDir(), "out")
		if err := process(t, "build", env, dir, output).Run(); err != nil {
			t.Fatal(env, err)
		}
		same(t, filesOf(t, output), want, fmt.Sprint(env))
	}
}

// The lock of a build that was killed does not stop the next one.
func TestLockOfKilledBuild(t *testing.T) {
	out := t.TempDir()
	mustRun(t, tiny(), options(out))
	holder := process(t, "lock", nil, out)
	stdout, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if !bufio.NewScanner(stdout).Scan() {
		t.Fatal("the other process has no lock")
	}
	holder.Process.Kill()
	holder.Wait()
	mustRun(t, changed(), options(out))
	same(t, filesOf(t, out), cold(t, changed(), options("")), "after the lock of a killed build")
}
