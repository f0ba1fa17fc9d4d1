package portevoix_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	portevoix "github.com/portevoix/portevoix"
	"github.com/portevoix/portevoix/internal/approvals"
	"github.com/portevoix/portevoix/internal/preview"
	"github.com/portevoix/portevoix/internal/site"
)

// Every page and style sheet of the example hub is valid, says the Nu HTML checker. It
// needs Java, so it runs where the tests in a browser do.
func TestBrowserWouldNotHaveToGuess(t *testing.T) {
	if os.Getenv(browserSetting) != "required" {
		t.Skipf("not run: %s=required asks for the Nu HTML checker, as .ci/run does", browserSetting)
	}
	checker := "tools/node_modules/vnu-jar/build/dist/vnu.jar"
	if _, err := os.Stat(checker); err != nil {
		t.Fatalf("%v; install it: npm ci --prefix tools", err)
	}
	folder := t.TempDir()
	hub, problems := buildHub(t, exampleHub(t))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	hub["packet.html"] = packet(t)
	for name, data := range hub {
		if ext := filepath.Ext(name); ext != ".html" && ext != ".css" {
			continue
		}
		if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// In a folder there is no 'self' for the policy to allow; the browser judges that.
	said, err := exec.Command("java", "-jar", checker, "--also-check-css", "--skip-non-html",
		"--filterpattern", ".*Content Security Policy.*", folder).CombinedOutput()
	if err != nil || len(said) > 0 {
		t.Errorf("%s%v", said, err)
	}
}

// packet is the file that reviewers of the example hub's live posts would be sent.
func packet(t *testing.T) []byte {
	t.Helper()
	hub, _ := site.Read(site.Source{Program: portevoix.Files, Hub: exampleHub(t)})
	comparison, err := preview.Review(hub, approvals.Record{Ledger: &approvals.Ledger{}}, today)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := comparison.WritePacket(&file, preview.Packet{Words: hub.Words["ar"]}); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
