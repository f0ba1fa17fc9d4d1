package doctor

import (
	"strings"
	"testing"
)

// What a workflow names is not yet what it uses.
func TestProgramOf(t *testing.T) {
	const commit = "08c6903cd8c0fde910a37f88322edcfb5dd907a8"
	for text, want := range map[string]string{ // the version; "-": it does not use the program
		"- uses: portevoix/portevoix@v1.2.0":                             "v1.2.0",
		"  uses: 'acme/portevoix@v1.2.0' # a fork":                       "v1.2.0",
		"uses: acme/portevoix/.github/workflows/check.yml@v1":            "v1",
		"- uses: portevoix/portevoix@" + commit + " # v1.2.0":            commit,
		"- run: go run example.org/portevoix/cmd/portevoix@v1.2.0":       "v1.2.0",
		"PORTEVOIX: github.com/portevoix/portevoix/cmd/portevoix@latest": "latest",
		"- run: portevoix check\n- uses: portevoix/portevoix@v1.2.0":     "v1.2.0",
		"- uses: ./\n- run: portevoix check":                             "",
		"run: |\n  portevoix check --strict":                             "",
		"script:\n  - portevoix build":                                   "",
		`run: "portevoix check"`:                                         "",
		"run: make && ./bin/portevoix check":                             "",
		"run: portevoix check\n- run: make":                              "",
		"run: git diff --name-only | portevoix check":                    "",
		"run: if portevoix check; then true; fi":                         "",
		"run: |\n  ! GOGC=400 portevoix -q check":                        "",
		"run: (cd hub; portevoix check)":                                 "",

		"# - uses: portevoix/portevoix@v1.2.0":                     "-",
		"- run: true # portevoix check":                            "-",
		"- run: true # go run x/cmd/portevoix@v1.2.0":              "-",
		"name: portevoix check":                                    "-",
		"- name: portevoix":                                        "-",
		"branches: [portevoix-data]":                               "-",
		"- uses: actions/checkout@v5 # for portevoix/portevoix@v1": "-",
		"- uses: acme/portevoix-hub@v1":                            "-",
		"name: uses: portevoix/portevoix@v1":                       "-",
		"# uses: a\nname: the workflow uses:acme/portevoix@v1":     "-",
		"repository: portevoix/portevoix@v1":                       "-",
		"- run: cd portevoix":                                      "-",
		"- run: git clone https://example.org/portevoix":           "-",
		"- run: echo portevoix check":                              "-",
		"env: {PATH: /opt/portevoix }":                             "-",
		"":                                                         "-",
	} {
		got := "-"
		if uses, version := programOf(text); uses {
			got = version
		}
		if got != want {
			t.Errorf("%s\nfound version %q, want %q", text, got, want)
		}
	}
}

// Another release is told; what does not say which release it is, is not. Nor is
// anything by a program that is none.
func TestOtherProgram(t *testing.T) {
	for _, test := range []struct{ program, version, want string }{
		{"v1.2.0", "v1.2.0", ""},
		{"v1.2.0", "v1.1.0", "note hub.yml: pull requests are checked by v1.1.0, this is v1.2.0"},
		{"v1.2.0", "main", "note hub.yml: pull requests are checked by main, this is v1.2.0"},
		{"v1.2.0", "v1.2.0-rc.1", "note hub.yml: pull requests are checked by v1.2.0-rc.1, this is v1.2.0"},
		{"v1.2.0", "", ""}, {"v1.2.0", "latest", ""}, {"v1.2.0", "v1", ""}, {"v1.2.0", "v1.2", ""},
		{"v1.2.0", "08c6903cd8c0fde910a37f88322edcfb5dd907a8", ""},
		{"", "v1.1.0", ""}, {"", "main", ""}, {"", "", ""},
	} {
		x := &examination{Hub: Hub{Version: test.program}}
		x.otherProgram("hub.yml", test.version)
		if got := told(x.findings); got != test.want {
			t.Errorf("%q checked by %q: found %s, want %s", test.program, test.version, got, test.want)
		}
	}
}

// The workflow is found wherever it is kept, and one that uses the program is enough.
func TestWorkflowFiles(t *testing.T) {
	const missing = "no workflow checks pull requests"
	for name, absent := range map[string]bool{
		".github/workflows/hub.yml": false, ".github/workflows/check.yaml": false, ".gitlab-ci.yml": false,
		".github/workflows/old/hub.yml": true, "hub/.github/workflows/hub.yml": true, "docs/hub.yml": true,
	} {
		hub := work(t, map[string]string{
			"hub/site/hub.yaml":           "base_url: https://acme.com/\n",
			".github/workflows/other.yml": "name: portevoix\n",
			name:                          "script:\n  - portevoix check\n",
		})
		if got := strings.Contains(told(Examine(hub)), missing); got != absent {
			t.Errorf("in %s: %q is told: %t, want %t", name, missing, got, absent)
		}
	}
}
