package portevoix_test

import (
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// What .ci/run calls complete lets no test be skipped but those that a later step runs.
func TestNothingIsSkippedInCI(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a shell script")
	}
	script, err := os.ReadFile(".ci/run")
	if err != nil {
		t.Fatal(err)
	}
	complete := regexp.MustCompile(`(?ms)^complete\(\) \{.*?^\}`).FindString(string(script))
	later := regexp.MustCompile(`(?m)^later_tests=.*`).FindString(string(script))
	for _, test := range []struct{ said, exit, shown string }{
		{`=== RUN   TestA\n--- PASS: TestA (0.00s)\nPASS\nok  \tx\t0.1s`, "0", "ok  \tx\t0.1s\n"},
		{`--- SKIP: TestBrowserA (0.00s)`, "0", ""},
		{`--- SKIP: TestServersA (0.00s)`, "0", ""},
		{`\0 a byte that is no text\nok  \tx\t0.1s`, "0", "ok  \tx\t0.1s\n"},
		{`--- SKIP: TestA (0.00s)`, "1", "nothing may be here:\nTestA\n"},
		{`    --- SKIP: TestA/sub (0.00s)`, "1", "nothing may be here:\nTestA/sub\n"},
		{`ok  \tx\t0.1s [no tests to run]`, "1", "no tests to run"},
		{`--- FAIL: TestA (0.00s)'; exit 1; '`, "1", "--- FAIL: TestA"},
	} {
		command := complete + "\n" + later + "\ntold() ( printf '%b\\n' '" + test.said + "' )\n" +
			"complete \"$later_tests\" told\n"
		out, err := exec.Command("bash", "-c", "set -euo pipefail\n"+command).CombinedOutput()
		exit := "0"
		if err != nil {
			exit = strings.TrimPrefix(err.Error(), "exit status ")
		}
		if exit != test.exit || !strings.Contains(string(out), test.shown) {
			t.Errorf("after %s: exit %s, want %s, and %q, want %q in it", test.said, exit, test.exit, out, test.shown)
		}
	}
}
